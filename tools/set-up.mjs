/**
 * Everything a fresh checkout on a fresh machine needs before it can start or be tested; what is in place costs milliseconds.
 * Runs before node_modules exists: no dependencies. `node tools/set-up.mjs` does it by hand.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { firstErrors, npm } from "./npm.mjs";
import { during, root, run, sentenceOf, SetUpError, withLock } from "./progress.mjs";
import { cacheFolder, ensurePulumi } from "./pulumi-cli.mjs";

/** @typedef {import("./pulumi-cli.mjs").Pulumi} Pulumi */

const oldestNode = [20, 19];
const sources = ["provider", "cli", "emulator", "schema", "tsconfig.json", "tsconfig.build.json", "package.json"];
const stamp = path.join(root, "dist", ".sources");

/**
 * Brings packages, dist and the Pulumi CLI to the state of the checkout.
 * @param {object} [options]
 * @param {boolean} [options.quiet] no progress on stderr
 * @param {boolean} [options.dist] false: leave dist as it is
 * @param {boolean} [options.pulumi] false: leave the Pulumi CLI out
 * @returns {Promise<Pulumi | undefined>} the CLI to use
 * @throws {SetUpError} with a sentence for the reader
 */
export async function setUp({ quiet = false, dist = true, pulumi = true } = {}) {
  checkNode();
  const distIsFine = () => !dist || distMatches();
  if (!packagesMatch() || !distIsFine()) {
    const lock = path.join(cacheFolder(), `checkout-${createHash("sha256").update(root).digest("hex").slice(0, 12)}.lock`);
    await withLock(lock, { quiet, waitingFor: "setting up this checkout" }, async () => {
      if (!packagesMatch()) await installPackages(quiet);
      if (!distIsFine()) await build(quiet);
    });
  }
  return pulumi ? await ensurePulumi({ quiet }) : undefined;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new SetUpError(`This needs Node ${oldestNode.join(".")} or newer, and ${process.execPath} is ${process.versions.node}.`);
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean, os?: string[], cpu?: string[] }} Entry
 */

/**
 * @param {string} file
 * @returns {Record<string, Entry> | undefined}
 */
function readPackages(file) {
  try {
    /** @type {unknown} */
    const lock = JSON.parse(fs.readFileSync(file, "utf8"));
    return /** @type {{ packages?: Record<string, Entry> }} */ (lock).packages;
  } catch {
    return undefined;
  }
}

/** Whether what npm says it installed is what package-lock.json asks for; more than that (npm install --no-save) is no difference. */
function packagesMatch() {
  const wanted = readPackages(path.join(root, "package-lock.json"));
  if (wanted === undefined) throw new SetUpError("package-lock.json is missing or no JSON: is the checkout complete?");
  const installed = readPackages(path.join(root, "node_modules", ".package-lock.json"));
  if (installed === undefined) return false;
  const allThere = Object.entries(wanted).every(([name, entry]) => {
    if (!name.startsWith("node_modules/")) return true; // the checkout itself
    const found = installed[name];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
  // A node_modules of another system, mounted or copied, has the wrong binaries.
  return (
    allThere &&
    Object.values(installed).every((entry) => runsHere(entry.os, process.platform) && runsHere(entry.cpu, process.arch))
  );
}

/**
 * @param {readonly string[] | undefined} names
 * @param {string} here
 */
function runsHere(names, here) {
  if (names === undefined || names.includes("any")) return true;
  return names.every((name) => name.startsWith("!")) ? !names.includes(`!${here}`) : names.includes(here);
}

/** @param {boolean} quiet */
async function installPackages(quiet) {
  await during("installing packages", { quiet }, async () => {
    const { code, output } = await npm(["ci", "--include=dev", "--no-audit", "--no-fund"]);
    if (code === 127) throw new SetUpError(`npm is not on PATH: ${output}`);
    if (code !== 0) throw new SetUpError(`npm ci fails (exit ${code}):\n${firstErrors(output)}`);
    if (!packagesMatch()) throw new SetUpError("npm ci ended well, but node_modules is not what package-lock.json asks for.");
  });
}

/** A hash of names and contents: times change with every checkout. */
function hashSources() {
  const hash = createHash("sha256");
  for (const source of sources) {
    const top = path.join(root, source);
    if (!fs.existsSync(top)) continue;
    const files = fs.statSync(top).isFile() ? [top] : listFiles(top);
    for (const file of files) {
      const content = fs.readFileSync(file);
      hash.update(`${path.relative(root, file).replaceAll("\\", "/")}\n${content.length}\n`).update(content);
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} folder
 * @returns {string[]} sorted
 */
function listFiles(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function distMatches() {
  try {
    return fs.readFileSync(stamp, "utf8") === hashSources();
  } catch {
    return false;
  }
}

/** @param {boolean} quiet */
async function build(quiet) {
  await during("building", { quiet }, async () => {
    const hash = hashSources(); // before tsc reads them: an edit meanwhile is built next time
    fs.rmSync(path.join(root, "dist"), { recursive: true, force: true });
    const tsc = path.join(root, "node_modules", "typescript", "bin", "tsc");
    const { code, output } = await run(process.execPath, [tsc, "-p", "tsconfig.build.json"]);
    if (code !== 0) throw new SetUpError(`The build fails (tsc -p tsconfig.build.json):\n${output}`);
    const command = path.join(root, "dist", "cli", "main.js");
    if (fs.existsSync(command)) fs.chmodSync(command, 0o755);
    fs.writeFileSync(stamp, hash);
  });
}

if (process.argv[1] !== undefined && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await setUp();
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
}
