import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** Has Node load the sources as they are; at its end the process tells which of them it has loaded. */
const hook = `
const { readFileSync, writeFileSync } = require("node:fs");
const { relative } = require("node:path");
const { transformSync } = require("@swc/core");
const options = { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } };
require.extensions[".ts"] = (module, filename) => module._compile(transformSync(readFileSync(filename, "utf8"), { ...options, filename }).code, filename);
process.on("exit", () => writeFileSync(3, JSON.stringify(Object.keys(require.cache).map((file) => relative(process.cwd(), file)))));
`;

/** The files that a new process has loaded by the end of this script, from the root of the repository. */
export function filesLoadedBy(script: string): string[] {
  const { output, stderr } = spawnSync(process.execPath, ["-e", hook + script], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  const told = output[3];
  if (!told) throw new Error(`the process told nothing: ${stderr}`);
  return JSON.parse(told) as string[];
}
