/** What does not work, each with the message that its user sees, taken from a run of it. */
import fs from "node:fs";
import path from "node:path";
import { CellFailure } from "./life.mjs";

/** @typedef {import("./cell.mjs").Bench} Bench */
/** @typedef {import("./cell.mjs").Cell} Cell */
/** @typedef {import("./processes.mjs").Outcome} Outcome */
/**
 * @typedef {object} Limit
 * @property {string} title
 * @property {Cell} cell
 * @property {(bench: Bench) => Promise<Outcome>} try
 * @property {"fails" | "warns"} [ends] default: it fails
 * @property {readonly RegExp[]} says the lines of the message that matter, each of which has to be there
 * @property {string} instead
 */

/** @param {Bench} bench */
const install = (bench) => bench.install();

/** @param {Bench} bench @param {string} [cwd] */
async function preview(bench, cwd) {
  await bench.mustInstall();
  return await previewInstalled(bench, cwd);
}

/** @param {Bench} bench @param {string} [cwd] */
async function previewInstalled(bench, cwd) {
  const stack = await bench.openStack(cwd);
  try {
    return await stack.run("preview", "us");
  } finally {
    await stack.close();
  }
}

/** @type {readonly Limit[]} */
export const limits = [
  {
    title: "Node older than 20.19, with npm",
    cell: { node: "18", sdk: "locked", manager: "npm 10", program: "js" },
    try: install,
    ends: "warns",
    says: [
      /^npm warn EBADENGINE Unsupported engine \{$/mu,
      /^npm warn EBADENGINE +package: 'pulumi-cisco-ctr@.*$/mu,
      /^npm warn EBADENGINE +required: \{ node: '>=20\.19' \},$/mu,
    ],
    instead: "Take a Node of the table. npm only warns, and nothing is tested there.",
  },
  {
    title: "Node 20 with the newest @pulumi/pulumi, with yarn 1",
    cell: { node: "20.19", sdk: "newest", manager: "yarn 1", program: "js" },
    try: install,
    says: [/^error @pulumi\/pulumi@.*The engine "node" is incompatible.*$/mu],
    instead:
      "Take `@pulumi/pulumi@3.248.0`, the last that says it supports Node 20, or a newer Node. npm only warns of it (`EBADENGINE`).",
  },
  {
    title: "TypeScript 7, with npm",
    cell: { node: "22", sdk: "newest", manager: "npm 11", program: "ts", typescript: "7" },
    try: install,
    says: [/^npm error (?:code )?ERESOLVE.*$/mu, /^npm error peerOptional typescript@.* from @pulumi\/pulumi@.*$/mu],
    instead: "Take `typescript@6` or older to run programs: `@pulumi/pulumi` does not take 7. To check types alone, 7 does.",
  },
  {
    title: "TypeScript 6 with the oldest @pulumi/pulumi, with npm",
    cell: { node: "22", sdk: "oldest", manager: "npm 10", program: "ts", typescript: "6" },
    try: install,
    says: [/^npm error (?:code )?ERESOLVE.*$/mu, /^npm error peerOptional typescript@.* from @pulumi\/pulumi@.*$/mu],
    instead: "Take `typescript@5.9`, or a newer `@pulumi/pulumi`.",
  },
  {
    title: "pnpm that is not told of the packages' scripts",
    cell: { node: "22", sdk: "newest", manager: "pnpm", program: "js" },
    try: async (bench) => {
      fs.rmSync(path.join(bench.top, "pnpm-workspace.yaml"));
      return await bench.install();
    },
    says: [/^Error: ERR_PNPM_IGNORED_BUILDS.*$/mu, /Ignored build scripts: .*$/mu],
    instead:
      "No script is needed. Say so in `pnpm-workspace.yaml`: `allowBuilds: { cpu-features: false, protobufjs: false, ssh2: false }`; pnpm 10 only warns, and calls it `ignoredBuiltDependencies`, a list.",
  },
  {
    title: "pnpm, where only a library of the project depends on the package",
    cell: { node: "22", sdk: "locked", manager: "pnpm", program: "js" },
    try: async (bench) => {
      hideBehindLibrary(bench);
      return await preview(bench);
    },
    says: [/pulumi-cisco-ctr cannot be found from .*, where Pulumi's provider process looks for it\.[^\n]*/u],
    instead: "Make the package a dependency of the project with the program too. The same holds for Yarn's Plug'n'Play.",
  },
  {
    title: "Yarn's Plug'n'Play by itself",
    cell: { node: "22", sdk: "locked", manager: "yarn 4 PnP", program: "js" },
    try: async (bench) => {
      await bench.mustInstall();
      delete bench.env["NODE_OPTIONS"];
      return await previewInstalled(bench);
    },
    says: [/error: It looks like the Pulumi SDK has not been installed\.[^\n]*/u],
    instead:
      'Pulumi looks into `node_modules`. Set `NODE_OPTIONS="--require ./.pnp.cjs"` for Pulumi\'s commands, or `nodeLinker: node-modules` in `.yarnrc.yml`.',
  },
  {
    title: "An inline program of the Automation API whose process stands elsewhere",
    cell: { node: "22", sdk: "locked", manager: "npm 11", program: "inline" },
    try: async (bench) => {
      const elsewhere = path.join(bench.home, "elsewhere");
      fs.mkdirSync(elsewhere);
      return await preview(bench, elsewhere);
    },
    says: [
      /Error: Cannot find module '@pulumi\/pulumi\/cmd\/dynamic-provider'/u,
      /error: could not read plugin .*pulumi-resource-pulumi-nodejs\]: EOF/u,
    ],
    instead:
      "Pulumi starts the provider where the process stands: start it in the folder whose `node_modules` holds the package, or below.",
  },
];

/** The program depends on a library in its workspace, and that on the package. @param {Bench} bench */
function hideBehindLibrary({ top }) {
  const file = path.join(top, "package.json");
  /** @type {unknown} */
  const parsed = JSON.parse(fs.readFileSync(file, "utf8"));
  const manifest = /** @type {{ dependencies: Record<string, string> }} */ (parsed);
  const { "pulumi-cisco-ctr": tarball = "", ...others } = manifest.dependencies;
  const library = path.join(top, "library");
  fs.mkdirSync(library);
  const dependencies = { "pulumi-cisco-ctr": tarball.replace("file:./", "file:../"), "@pulumi/pulumi": others["@pulumi/pulumi"] };
  fs.writeFileSync(
    path.join(library, "package.json"),
    JSON.stringify({ name: "library", version: "1.0.0", main: "index.js", dependencies }),
  );
  fs.writeFileSync(path.join(library, "index.js"), 'module.exports = require("pulumi-cisco-ctr");\n');
  fs.writeFileSync(file, JSON.stringify({ ...manifest, dependencies: { ...others, library: "workspace:*" } }));
  const program = path.join(top, "index.js");
  fs.writeFileSync(program, fs.readFileSync(program, "utf8").replace('require("pulumi-cisco-ctr")', 'require("library")'));
  fs.appendFileSync(path.join(top, "pnpm-workspace.yaml"), "packages:\n  - library\n");
}

/**
 * @param {Limit} limit
 * @param {Bench} bench
 * @returns {Promise<string>} the message
 */
export async function messageOf(limit, bench) {
  const { code, text } = await limit.try(bench);
  const { ends = "fails", says } = limit;
  if ((code === 0) !== (ends === "warns"))
    throw new CellFailure(`it ${code === 0 ? "works" : "fails"}, where it ${ends}:\n${text}`);
  const lines = says.map((pattern) => {
    const line = pattern.exec(text)?.[0];
    if (line === undefined) throw new CellFailure(`it does not say ${String(pattern)}:\n${text}`);
    return line.trim();
  });
  return lines.join("\n").replaceAll(bench.folder, "/home/you/gateways").replaceAll(bench.run.bin, "/usr/local/bin");
}
