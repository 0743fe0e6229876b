/** `node test/checkpoints/run.mjs`: keeps a checkpoint of every resource, as the provider of this checkout writes it. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulator } from "../../emulator";
import { environment } from "../chaos/run-case";
import { send } from "../support/emulator-api";
import { Project } from "../support/project";
import { Recorder, type Recording } from "./recording";
import { addMachines, configure, gate, program, seed, type Admin } from "./stack";

const root = join(__dirname, "..", "..");
const sources = ["--", "provider", "schema"];

const git = (...args: string[]): string => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

/** Which version writes the checkpoint, such as `0.1.0-0158b5c`. */
function version(): string {
  if (git("status", "--porcelain", ...sources) !== "") throw new Error("Commit what is changed in provider/ and schema/ first.");
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return `${manifest.version}-${git("log", "-1", "--format=%h", ...sources)}`;
}

async function record(): Promise<Recording> {
  const { onResponse, interceptor, steps } = new Recorder();
  const emulator = await startEmulator({ seed, onResponse, interceptor });
  const admin = (async (method, path, body) => (await send(`${emulator.admin}${path}`, method, body)).body) as Admin;
  const project = Project.create({ program }, environment(emulator));
  try {
    const [machines, device] = [await addMachines(admin), await admin("POST", "/tenants/us/devices", gate)];
    await configure(project, machines);
    await project.must("up", "--yes", "--skip-preview", "--parallel", "1");
    // Only now the token knows that it was used.
    await project.must("refresh", "--yes", "--skip-preview");
    return { machines, gate: device, steps, checkpoint: await project.exported("--show-secrets") };
  } finally {
    project.remove();
    await emulator.close();
  }
}

/** What belongs to the machine it was written on: where its files are, and the salt of its passphrase. */
const local: readonly string[] = ["sourcePosition", "stackTrace", "secrets_providers", "caFile"];

async function main(): Promise<void> {
  const file = join(__dirname, `${version()}.json`);
  const recording = await record();
  const text = JSON.stringify(recording, (key, value: unknown) => (local.includes(key) ? undefined : value), 2);
  writeFileSync(file, `${text}\n`);
  process.stdout.write(`${file}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
