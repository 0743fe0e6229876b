// A Pulumi project with a stack of its own, run by the real CLI.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { atExit, root } from "../../tools/progress.mjs";
import { findPulumi, pulumiEnvironment } from "../../tools/pulumi-cli.mjs";

/** @typedef {{ sees?: () => void, reads?: (line: string) => void, follows?: (pid: number) => void }} Watch told of all that appears, of every line of standard output, and of the process */

/** No single command takes so long: what hangs is ended. */
const longestMs = 20 * 60_000;

/**
 * @param {string} name
 * @param {string} program the text of index.js
 * @param {NodeJS.ProcessEnv} [env] what the provider needs
 */
export async function makeStack(name, program, env = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `cisco-ctr-bench-${name}-`));
  atExit(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const project = path.join(folder, name);
  const backend = path.join(folder, "state");
  fs.mkdirSync(path.join(project, "node_modules"), { recursive: true });
  fs.mkdirSync(backend);
  fs.writeFileSync(path.join(project, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
  fs.writeFileSync(path.join(project, "package.json"), JSON.stringify({ name, main: "index.js" }));
  fs.writeFileSync(path.join(project, "index.js"), program);
  for (const each of fs.readdirSync(path.join(root, "node_modules"))) {
    if (!each.startsWith(".")) fs.symlinkSync(path.join(root, "node_modules", each), path.join(project, "node_modules", each));
  }
  const bin = findPulumi()?.bin;
  const environment = { ...pulumiEnvironment({ home: path.join(folder, "home"), backend, ...(bin && { bin }) }), ...env };

  /**
   * @param {readonly string[]} args
   * @param {Watch} [watch]
   */
  const pulumi = async (args, watch) => {
    const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
      cwd: project,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: longestMs,
    });
    if (child.pid !== undefined) watch?.follows?.(child.pid);
    /** @type {string[]} */
    const lines = [];
    createInterface(child.stderr).on("line", (line) => lines.push(line));
    child.stdout.on("data", () => watch?.sees?.());
    createInterface(child.stdout).on("line", (line) => {
      lines.push(line);
      watch?.reads?.(line);
    });
    /** @type {number | null} */
    const code = await new Promise((resolve) => child.on("close", resolve));
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${String(code)}:\n${lines.slice(-30).join("\n")}`);
  };

  await pulumi(["stack", "init", "bench"]);
  return {
    project,
    environment,
    pulumi,
    /** @param {readonly string[]} [args] @param {Watch} [watch] */
    up: (args = [], watch) => pulumi(["up", "--yes", "--skip-preview", ...args], watch),
    destroy: () => pulumi(["destroy", "--yes", "--skip-preview"]),
  };
}
