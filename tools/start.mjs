// `npm start`: shows the whole thing with the real Pulumi engine against the emulator, tells what happened, and leaves nothing behind.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { credentialsOf, startEmulator } from "./emulator-process.mjs";
import { atExit, root, run, sentenceOf, SetUpError } from "./progress.mjs";
import { pulumiEnvironment } from "./pulumi-cli.mjs";
import { setUp } from "./set-up.mjs";

/**
 * @typedef {import("./emulator-process.mjs").StartLine} StartLine
 * @typedef {{ name: string, status?: string }} Named
 * @typedef {{ regions: Record<string, { devices: Named[], modules: Named[], clients: Named[] }>, appliances: { name: string, registered: boolean, server: string, region: string | null }[] }} World
 */

const bold = process.stdout.isTTY
  ? /** @param {string} text */ (text) => `\u001b[1m${text}\u001b[0m`
  : /** @param {string} text */ (text) => text;

/** @param {string} text */
const say = (text) => {
  console.log(text);
};

/** Ctrl-C was pressed: what fails from then on is no news. */
const interruption = { seen: false };
process.once("SIGINT", () => {
  interruption.seen = true;
  console.error("\nStopping: the engine comes to its end, then the emulator, and nothing of this run stays.");
});

/** @param {string} title */
const heading = (title) => {
  say(`\n${bold(`== ${title}`)}\n`);
};

/**
 * @param {StartLine} emulator
 * @returns {Promise<World>}
 */
async function worldOf({ admin }) {
  const response = await fetch(`${admin}/state`);
  /** @type {unknown} */
  const state = await response.json();
  return /** @type {World} */ (state);
}

/**
 * What the other side holds, in a few lines.
 * @param {StartLine} emulator
 */
async function report(emulator) {
  const { regions, appliances } = await worldOf(emulator);
  say("\nSeen from the other side:");
  for (const region of ["us", "eu"]) {
    const { devices = [], modules = [], clients = [] } = regions[region] ?? {};
    // The organisation begins with a module and a client of its own.
    const parts = [
      devices.length === 0 ? "no device" : devices.map(({ name, status }) => `device ${name} (${status ?? ""})`).join(", "),
      `${String(modules.length - 1)} module of ours`,
      `${String(clients.length - 1)} API client of ours`,
    ];
    say(`  region ${region}: ${parts.join(", ")}`);
  }
  const [appliance] = appliances;
  if (appliance) {
    say(`  appliance ${appliance.name}: ${appliance.registered ? `registered with ${appliance.server}` : "not registered"}`);
  }
}

async function demonstrate() {
  const cli = await setUp();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cisco-ctr-start-"));
  atExit(() => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });
  const project = path.join(folder, "quickstart");
  const backend = path.join(folder, "state");
  fs.mkdirSync(backend);
  fs.cpSync(path.join(root, "examples", "quickstart"), project, {
    recursive: true,
    filter: (file) => !file.includes("node_modules"),
  });
  fs.symlinkSync(path.join(root, "node_modules"), path.join(project, "node_modules"), "junction");

  heading("The emulator: three regions of Cisco XDR, an ESA and an SMA, on this machine");
  const emulator = await startEmulator();
  say(`Ready: ${emulator.appliances.map(({ name, host, port }) => `${name} on ${host}:${String(port)}`).join(", ")}`);

  const env = {
    ...pulumiEnvironment({ home: path.join(folder, "pulumi"), backend, ...(cli && { bin: cli.bin }) }),
    ...credentialsOf(emulator),
  };
  /** @param {...string} args */
  const pulumi = async (...args) => {
    const { code } = await run("pulumi", [...args, "--non-interactive"], { cwd: project, env, show: true });
    if (code !== 0) throw new SetUpError(`pulumi ${args.join(" ")} ended with exit code ${String(code)}`);
  };
  /** @param {...string} args */
  const quietly = async (...args) => {
    const { code, output } = await run("pulumi", [...args, "--non-interactive"], { cwd: project, env });
    if (code !== 0) throw new SetUpError(`pulumi ${args.join(" ")} ended with exit code ${String(code)}: ${output}`);
  };
  const [appliance] = emulator.appliances;
  await quietly("stack", "init", "demo");
  const values = { region: "us", host: appliance?.host, port: appliance?.port, hostKey: appliance?.hostKey };
  await quietly(
    "config",
    "set-all",
    ...Object.entries(values).flatMap(([key, value]) => ["--plaintext", `${key}=${String(value)}`]),
  );

  heading("pulumi up: joins the ESA to region us (examples/quickstart: token, registration, module, API client)");
  await pulumi("up", "--yes", "--skip-preview");
  await report(emulator);

  heading("pulumi config set region eu, pulumi up: the appliance moves");
  await quietly("config", "set", "region", "eu");
  await pulumi("up", "--yes", "--skip-preview");
  await report(emulator);

  heading("pulumi preview and pulumi refresh: nothing to do");
  await pulumi("preview", "--expect-no-changes");
  await pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");

  heading("pulumi destroy: everything is taken back");
  await pulumi("destroy", "--yes", "--skip-preview", "--remove");
  await report(emulator);

  heading("The same program against the real cloud");
  say(`1. Make an API client in each region you use, with the scopes sse, integration and oauth, and those the new client gets:
   casebook, enrich:read, private-intel, response, inspect:read. Set CISCO_CTR_US_CLIENT_ID and CISCO_CTR_US_CLIENT_PASSWORD
   (EU and APJC likewise), and leave CISCO_CTR_US_URL unset.
2. Set ESA1_USERNAME and ESA1_PASSWORD to an administrator of the appliance.
3. In this folder: pulumi stack init, then pulumi config set region us, host, port and hostKey
   (ssh-keyscan HOST | ssh-keygen -lf - prints the key; compare it on the appliance's own console).
4. pulumi up. README.md leads to the rest.`);
}

try {
  await demonstrate();
} catch (error) {
  if (!interruption.seen) console.error(sentenceOf(error));
  process.exitCode = interruption.seen ? 130 : 1;
}
// The emulator still runs; everything that is to end with this process ends here.
process.exit();
