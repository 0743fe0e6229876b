// npm as a child process. No dependencies: it installs them.
import { run } from "./progress.mjs";

/**
 * Runs npm: the one that runs this script, where it is one.
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 */
export function npm(args, options) {
  // Set by npm for its scripts; other package managers put themselves there.
  const path = process.env["npm_execpath"];
  if (path?.endsWith("npm-cli.js")) return run(process.execPath, [path, ...args], options);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, options);
}

/**
 * Only the beginning of npm's errors: its usage text follows.
 * @param {string} output
 */
export function firstErrors(output) {
  const lines = output
    .split("\n")
    .filter((line) => !/^npm (?:warn|notice)/iu.test(line) && !/^npm (?:error|ERR!)\s*$/u.test(line));
  return lines.slice(0, 12).join("\n");
}
