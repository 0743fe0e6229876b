/**
 * `npm run new -- DIR EXAMPLE`: a Pulumi project of one's own, outside this repository, from one of the examples. It holds the package as
 * a tarball and a lock, so that `npm ci` gives every machine what this checkout was tested with, whatever a registry has of that name.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { firstErrors, npm } from "./npm.mjs";
import { atExit, root, sentenceOf, SetUpError } from "./progress.mjs";
import { setUp } from "./set-up.mjs";

/**
 * @typedef {{ name: string, version?: string, dependencies: Record<string, string> }} Manifest
 * @typedef {{ name: string, packages: Record<string, object> }} Lock
 */

const examples = path.join(root, "examples");
const packageName = "pulumi-cisco-ctr";

/**
 * @template T
 * @param {string} file
 * @returns {T}
 */
function readJson(file) {
  /** @type {unknown} */
  const value = JSON.parse(fs.readFileSync(file, "utf8"));
  return /** @type {T} */ (value);
}

/**
 * @param {string} file
 * @param {object} value
 */
function writeJson(file, value) {
  fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/**
 * @param {readonly string[]} words
 * @returns {{ folder: string, example: string }}
 */
function parse(words) {
  const known = fs.readdirSync(examples).sort();
  const choice = `the examples are ${known.join(", ")}`;
  const [dir, example, ...more] = words;
  if (dir === undefined || example === undefined || more.length > 0) {
    throw new SetUpError(`Give a folder and an example: npm run new -- DIR EXAMPLE; ${choice}.`);
  }
  if (!known.includes(example)) throw new SetUpError(`There is no example "${example}"; ${choice}.`);
  // npm runs its scripts in the checkout, and says where it was called.
  const folder = path.resolve(process.env["INIT_CWD"] ?? process.cwd(), dir);
  const real = realPathOf(folder);
  if (real === root || real.startsWith(root + path.sep)) {
    throw new SetUpError(`${folder} is inside this repository: choose a folder outside it, such as ../my-gateways.`);
  }
  if (fs.existsSync(folder) && (!fs.statSync(folder).isDirectory() || fs.readdirSync(folder).length > 0)) {
    throw new SetUpError(`${folder} is there already and is not an empty folder: choose another.`);
  }
  return { folder, example };
}

/**
 * Where a path leads, links followed, even if its end is not there yet.
 * @param {string} target
 * @returns {string}
 */
function realPathOf(target) {
  if (fs.existsSync(target)) return fs.realpathSync(target);
  return path.join(realPathOf(path.dirname(target)), path.basename(target));
}

/**
 * The name of the project is that of its folder: the provider tells stacks apart by project and stack, and two projects of one example
 * in one organisation would take each other's objects for their own.
 * @param {string} folder
 */
function projectName(folder) {
  const name = path
    .basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9_.-]+/gu, "-")
    .replace(/^[^a-z0-9]+/u, "");
  return name === "" ? "ciscoctr" : name;
}

/**
 * @param {string} project
 * @param {string} name
 */
function giveName(project, name) {
  for (const file of ["Pulumi.yaml", "PulumiPolicy.yaml"].map((each) => path.join(project, each))) {
    if (fs.existsSync(file)) fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(/^name: .*$/mu, `name: ${name}`));
  }
  const file = path.join(project, "package.json");
  writeJson(file, { .../** @type {Manifest} */ (readJson(file)), name });
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function npmOrFail(args, cwd) {
  const { code, output } = await npm([...args, "--ignore-scripts", "--no-audit", "--no-fund"], { cwd });
  if (code !== 0) throw new SetUpError(`npm ${args[0] ?? ""} fails (exit ${String(code)}):\n${firstErrors(output)}`);
}

/**
 * The part of this checkout's lock that the project needs, so that it gets the versions that are tested here. npm drops the rest of it,
 * and asks no registry for anything.
 * @param {string} project
 * @param {string | undefined} tarball
 */
async function lock(project, tarball) {
  const { packages, ...head } = /** @type {Lock} */ (readJson(path.join(root, "package-lock.json")));
  const manifest = /** @type {Manifest} */ (readJson(path.join(project, "package.json")));
  const own = `node_modules/${packageName}`;
  writeJson(path.join(project, "package-lock.json"), {
    ...head,
    name: manifest.name,
    version: manifest.version,
    packages: {
      "": manifest,
      ...without(packages, "", own),
      ...(tarball !== undefined && { [own]: entryOf(packages[""] ?? {}, path.join(project, tarball)) }),
    },
  });
  await npmOrFail(["install", "--package-lock-only", "--offline", "--omit-lockfile-registry-resolved"], project);
}

/**
 * @param {object} record
 * @param {...string} keys
 */
function without(record, ...keys) {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/**
 * @param {object} own what the lock says of this package
 * @param {string} tarball
 */
function entryOf(own, tarball) {
  const integrity = `sha512-${createHash("sha512").update(fs.readFileSync(tarball)).digest("base64")}`;
  return { resolved: `file:${path.basename(tarball)}`, integrity, ...without(own, "name", "devDependencies") };
}

/**
 * @param {string} project an empty folder
 * @param {string} example
 * @param {string} name
 */
async function fill(project, example, name) {
  fs.cpSync(path.join(examples, example), project, {
    recursive: true,
    filter: (file) => !/node_modules|Pulumi\.[^/\\]+\.yaml$/u.test(path.relative(examples, file)),
  });
  fs.writeFileSync(path.join(project, ".gitignore"), "node_modules/\n");
  giveName(project, name);
  const { dependencies } = /** @type {Manifest} */ (readJson(path.join(project, "package.json")));
  const tarball = dependencies[packageName]?.replace("file:./", "");
  if (tarball !== undefined) await npmOrFail(["pack", "--pack-destination", project], root);
  await lock(project, tarball);
}

async function make() {
  const { folder, example } = parse(process.argv.slice(2));
  await setUp({ pulumi: false });
  // Whatever fails on the way, the folder stays as it was.
  const draft = fs.mkdtempSync(path.join(os.tmpdir(), "cisco-ctr-new-"));
  atExit(() => {
    fs.rmSync(draft, { recursive: true, force: true });
  });
  await fill(draft, example, projectName(folder));
  fs.mkdirSync(folder, { recursive: true }); // by the user's umask: the draft is nobody else's
  fs.cpSync(draft, folder, { recursive: true });
  console.log(`${folder} is a project of your own now, made from examples/${example}. Go on there, as its README.md says.`);
}

try {
  await make();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
