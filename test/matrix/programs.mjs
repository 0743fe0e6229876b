/** The same program in each kind of module: an appliance that moves when `region` changes, and what tells who ran it. */

/** @typedef {"ts" | "ts esm" | "js" | "js esm" | "inline"} Kind */

/** Runs in the process of the dynamic provider, as a constant text does (docs/decisions/0001). */
const probeText = `exports.handler = () => ({ create: async (inputs) => ({ id: "probe", outs: { ...inputs, seen: JSON.stringify({ node: process.version, sdk: require("@pulumi/pulumi/version").version, runtime: require.resolve("pulumi-cisco-ctr/runtime") }) } }) });`;

/** @param {{ typed?: boolean, compiler?: string }} [options] */
const body = ({ typed = false, compiler = "undefined" } = {}) => `
class Probe extends pulumi.CustomResource {
  ${typed ? "declare readonly seen: pulumi.Output<string>;" : ""}
  constructor(name${typed ? ": string" : ""}) {
    super("pulumi-nodejs:dynamic:Resource", name, { __provider: ${JSON.stringify(probeText)}, seen: undefined });
  }
}
console.log("matrix program " + JSON.stringify({ node: process.version, sdk, compiler: ${compiler} }));
new Probe("probe").seen.apply((text) => console.log("matrix provider " + text));
const { ESA1_HOST: host = "", ESA1_PORT: port = "22", ESA1_HOSTKEY: hostKey = "" } = process.env;
const appliance = { host, port: Number(port), type: "ESA", hostKey, credentialsEnv: "ESA1" }${typed ? " as const" : ""};
const device = new DeviceRegistration("esa1", { region, appliance });
new CtrModule("esa1", { region, type: "esa", deviceId: device.deviceId });
`;

/** Functions are called where the run asks for it: an empty preview makes no call. */
const look = `const count = (await getDevices({ region })).devices.length;
console.log("matrix devices " + String(count));`;

const tsNode =
  '(process as unknown as Record<symbol, { ts: { version: string } }>)[Symbol.for("ts-node.register.instance")].ts.version';
const classes = "CtrModule, DeviceRegistration, getDevices";
const asked = 'process.env["MATRIX_LOOK"] === "yes"';

/** @type {Record<Kind, string>} */
export const programs = {
  ts: `import * as pulumi from "@pulumi/pulumi";
import { version as sdk } from "@pulumi/pulumi/version";
import { ${classes}, type RegionName } from "pulumi-cisco-ctr";
const region = new pulumi.Config().require<RegionName>("region");
${body({ typed: true, compiler: tsNode })}
async function main(): Promise<void> {
  ${look}
}
if (${asked}) void main();
`,
  "ts esm": `import * as pulumi from "@pulumi/pulumi";
import { version as sdk } from "@pulumi/pulumi/version.js";
import { ${classes}, type RegionName } from "pulumi-cisco-ctr";
const region = new pulumi.Config().require<RegionName>("region");
${body({ typed: true })}
if (${asked}) {
  ${look}
}
`,
  js: `const pulumi = require("@pulumi/pulumi");
const { version: sdk } = require("@pulumi/pulumi/version");
const { ${classes} } = require("pulumi-cisco-ctr");
const region = new pulumi.Config().require("region");
${body()}
async function main() {
  ${look}
}
if (${asked}) void main();
`,
  "js esm": `import * as pulumi from "@pulumi/pulumi";
import { version as sdk } from "@pulumi/pulumi/version.js";
import { ${classes} } from "pulumi-cisco-ctr";
const region = new pulumi.Config().require("region");
${body()}
if (${asked}) {
  ${look}
}
`,
  // Answers each command on standard input with what was printed, and a last line with the exit code.
  inline: `import { createInterface } from "node:readline";
import * as pulumi from "@pulumi/pulumi";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { version as sdk } from "@pulumi/pulumi/version.js";
import { ${classes} } from "pulumi-cisco-ctr";
const program = async () => {
  const region = new pulumi.Config().require("region");
${body()}
  if (looking) {
    ${look}
  }
};
let looking = false;
const stack = await LocalWorkspace.createOrSelectStack({ stackName: "matrix", projectName: "matrix", program });
const onOutput = (text) => process.stdout.write(text);
for await (const line of createInterface(process.stdin)) {
  const [command, region, ...flags] = line.split(" ");
  looking = flags.includes("look");
  try {
    await stack.setConfig("region", { value: region });
    await stack[command]({ onOutput, color: "never", ...(flags.includes("empty") && { expectNoChanges: true }) });
    console.log("\\nmatrix done 0");
  } catch (error) {
    console.log(error.message);
    console.log("\\nmatrix done 1");
  }
}
`,
};

/** @param {Kind} kind */
export const isEsm = (kind) => kind.endsWith("esm") || kind === "inline";

/** @param {Kind} kind */
export const isTypeScript = (kind) => kind.startsWith("ts");

/** @param {Kind} kind */
export const fileOf = (kind) => (isTypeScript(kind) ? "index.ts" : "index.js");

/** As in examples/: what a file's modules are, its package.json says. @param {Kind} kind */
export const compilerOptions = (kind) => ({
  target: "es2022",
  ...(isEsm(kind) ? { module: "nodenext", moduleResolution: "nodenext" } : { module: "node16", moduleResolution: "node16" }),
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ["node"],
});
