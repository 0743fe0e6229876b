/**
 * A Pulumi CLI on any machine: the one on PATH, else the one in the user's cache folder, else the official download, else built with
 * Go from the modules tools/pulumi and tools/language-nodejs. No dependencies. `node tools/pulumi-cli.mjs` prints what it found or
 * made as JSON on stdout, with `--bin` only the folder.
 *
 * Environment: CISCO_CTR_PULUMI_DOWNLOAD_URL, a mirror of the folder that holds the release archives and their checksums.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { atExit, during, isAlive, root, run, sentenceOf, SetUpError, withLock } from "./progress.mjs";

/**
 * @typedef {object} Pulumi
 * @property {string} bin the folder with pulumi, pulumi-language-nodejs and pulumi-resource-pulumi-nodejs; first on PATH to use it.
 *   Where Go built them also pulumi-run-policy-pack
 * @property {string} version for example "3.259.0"
 * @property {"PATH" | "cache" | "download" | "go build"} source where it comes from
 */

const oldestMinor = 227; // of 3.x: the first CLI that the runtime was tested with
const connectMs = 4_000;
const stallMs = 20_000;

const windows = process.platform === "win32";
const pulumiName = windows ? "pulumi.exe" : "pulumi";
const languageHostName = windows ? "pulumi-language-nodejs.exe" : "pulumi-language-nodejs";
const launcherName = windows ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs";
const policyLauncherName = "pulumi-run-policy-pack";
const marker = "complete.json";

const engine = readModule("pulumi", "github.com/pulumi/pulumi/pkg/v3");
const languageHost = readModule("language-nodejs", "github.com/pulumi/pulumi/sdk/v3");

/** The version that is downloaded or built; go.mod is where it is set. */
export const pulumiVersion = engine.version;

/**
 * @param {string} folder below tools/
 * @param {string} module
 */
function readModule(folder, module) {
  const directory = path.join(root, "tools", folder);
  const text = fs.readFileSync(path.join(directory, "go.mod"), "utf8");
  const line = text.split("\n").find((candidate) => candidate.trim().startsWith(`${module} v`));
  const version = line?.trim().split(/\s+/u)[1]?.slice(1);
  const tool = /^tool (\S+)$/mu.exec(text)?.[1];
  const go = /^go (\S+)$/mu.exec(text)?.[1];
  if (version === undefined || tool === undefined || go === undefined) {
    throw new SetUpError(`tools/${folder}/go.mod does not name ${module}, a tool and a go version`);
  }
  return { directory, version, tool, go };
}

/** @returns {string} the user's cache folder of this package; inside node_modules where the user has none that can be written */
export function cacheFolder() {
  const home = os.homedir();
  /** @type {string} */
  let base;
  if (process.env["XDG_CACHE_HOME"]) base = process.env["XDG_CACHE_HOME"];
  else if (windows) base = process.env["LOCALAPPDATA"] ?? path.join(home, "AppData", "Local");
  else base = process.platform === "darwin" ? path.join(home, "Library", "Caches") : path.join(home, ".cache");
  const folder = path.join(base, "pulumi-cisco-ctr");
  try {
    if (!path.isAbsolute(folder)) throw new Error("not absolute");
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
    return folder;
  } catch {
    return path.join(root, "node_modules", ".cache", "pulumi-cisco-ctr");
  }
}

function cachedBin() {
  return path.join(cacheFolder(), `pulumi-${pulumiVersion}-${process.platform}-${process.arch}`);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @param {NodeJS.ProcessEnv} [env] */
function foldersOnPath(env = process.env) {
  return (env[pathKey(env)] ?? "").split(path.delimiter).filter((folder) => folder !== "");
}

/** @param {NodeJS.ProcessEnv} env */
function pathKey(env) {
  return Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
}

/** @param {string} bin */
function askVersion(bin) {
  try {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const text = execFileSync(path.join(bin, pulumiName), ["version"], {
      env,
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 30_000,
    });
    return /^v?(\d+\.\d+\.\d+)/mu.exec(text.toString())?.[1];
  } catch {
    return undefined;
  }
}

/**
 * @param {string} cache the folder that is looked at later, under its own name
 * @returns {Pulumi | string} or what is wrong with the one on PATH
 */
function onPath(cache) {
  const folders = foldersOnPath().filter((folder) => path.resolve(folder) !== cache);
  const bin = folders.find((folder) => isExecutable(path.join(folder, pulumiName)));
  if (bin === undefined) return "there is none";
  const version = askVersion(bin);
  if (version === undefined) return `${path.join(bin, pulumiName)} does not tell its version`;
  const [major, minor] = version.split(".").map(Number);
  if (major !== 3 || (minor ?? 0) < oldestMinor) return `${path.join(bin, pulumiName)} is version ${version}`;
  const missing = [languageHostName, launcherName].find(
    (name) => ![bin, ...folders].some((at) => isExecutable(path.join(at, name))),
  );
  if (missing !== undefined) return `${path.join(bin, pulumiName)} comes without ${missing}`;
  return { bin: path.resolve(bin), version, source: "PATH" };
}

/**
 * @param {string} bin
 * @returns {Pulumi | undefined}
 */
function inCache(bin) {
  if (![marker, pulumiName, languageHostName].every((name) => fs.existsSync(path.join(bin, name)))) return undefined;
  if (!putLauncher(bin)) return undefined;
  /** @type {unknown} */
  const made = JSON.parse(fs.readFileSync(path.join(bin, marker), "utf8"));
  putPolicyLauncher(bin, /** @type {{ source: string }} */ (made).source);
  return { bin, version: pulumiVersion, source: "cache" };
}

/**
 * Brings the launcher of dynamic providers up to date: it belongs to the installed @pulumi/pulumi, not to the CLI.
 * @param {string} bin
 * @returns {boolean} whether there is one
 */
function putLauncher(bin) {
  return putProgram(bin, path.join(root, "node_modules", "@pulumi", "pulumi", launcherName));
}

/**
 * Brings the launcher of policy packs up to date where the language host was built here: only newer ones run a pack by themselves.
 * @param {string} bin
 * @param {string} source where the CLI came from
 */
function putPolicyLauncher(bin, source) {
  if (source === "go build" && !windows) putProgram(bin, path.join(languageHost.directory, policyLauncherName));
}

/**
 * @param {string} bin
 * @param {string} source the file to copy
 * @returns {boolean} whether there is such a program now
 */
function putProgram(bin, source) {
  const target = path.join(bin, path.basename(source));
  if (!fs.existsSync(source)) return isExecutable(target);
  const text = fs.readFileSync(source);
  if (isExecutable(target) && fs.readFileSync(target).equals(text)) return true;
  const temporary = `${target}.${process.pid}`; // another run may be starting the old one
  fs.writeFileSync(temporary, text, { mode: 0o755 });
  fs.renameSync(temporary, target);
  return true;
}

/**
 * Looks on PATH and in the cache folder; makes nothing.
 * @returns {Pulumi | undefined}
 */
export function findPulumi() {
  const cache = cachedBin();
  const found = onPath(cache);
  return typeof found === "string" ? inCache(cache) : found;
}

/**
 * Finds a Pulumi CLI or makes one: milliseconds when there is one, else about four minutes, once per machine.
 * @param {{ quiet?: boolean | undefined }} [options]
 * @returns {Promise<Pulumi>}
 * @throws {SetUpError} naming every way and why it failed
 */
export async function ensurePulumi({ quiet } = {}) {
  const cache = cachedBin();
  const found = onPath(cache);
  if (typeof found !== "string") return found;
  const cached = inCache(cache);
  if (cached !== undefined) return cached;
  return await withLock(`${cache}.lock`, { quiet, waitingFor: "making the Pulumi CLI" }, async () => {
    const madeMeanwhile = inCache(cache);
    if (madeMeanwhile !== undefined) return madeMeanwhile;
    removeLeftovers(cache);
    const failures = [`on PATH: ${found}`];
    for (const [source, make] of /** @type {const} */ ([
      ["download", download],
      ["go build", build],
    ])) {
      const temporary = fs.mkdtempSync(`${cache}.${process.pid}-`);
      const remove = () => {
        fs.rmSync(temporary, { recursive: true, force: true });
      };
      const forget = atExit(remove);
      try {
        await make(temporary, quiet);
        finish(temporary, cache, source);
        return { bin: cache, version: pulumiVersion, source };
      } catch (error) {
        if (!(error instanceof SetUpError)) throw error;
        failures.push(`${source}: ${error.message}`);
      } finally {
        forget();
        remove();
      }
    }
    throw new SetUpError(
      `There is no Pulumi CLI on this machine and none could be made. Install Pulumi 3.${oldestMinor} or newer so that it is on PATH, ` +
        `or let this machine reach ${downloadUrl()}, or install Go ${engine.go} or newer.\n` +
        failures.map((failure) => `  - ${failure.replaceAll("\n", "\n    ")}\n`).join(""),
    );
  });
}

/**
 * Removes what a killed run left beside the cache folder.
 * @param {string} cache
 */
function removeLeftovers(cache) {
  const prefix = `${path.basename(cache)}.`;
  for (const name of fs.readdirSync(path.dirname(cache))) {
    const pid = /^(\d+)-/u.exec(name.slice(prefix.length))?.[1];
    if (!name.startsWith(prefix) || pid === undefined || isAlive(Number(pid))) continue;
    fs.rmSync(path.join(path.dirname(cache), name), { recursive: true, force: true });
  }
}

/**
 * Proves what was made and moves it to its place in one step.
 * @param {string} temporary
 * @param {string} cache
 * @param {string} source
 */
function finish(temporary, cache, source) {
  if (!putLauncher(temporary)) throw new SetUpError("node_modules/@pulumi/pulumi is not installed: run npm ci first");
  putPolicyLauncher(temporary, source);
  if (!isExecutable(path.join(temporary, languageHostName))) throw new SetUpError(`it comes without ${languageHostName}`);
  const version = askVersion(temporary);
  if (version !== pulumiVersion)
    throw new SetUpError(`it says its version is ${version ?? "nothing"} instead of ${pulumiVersion}`);
  fs.writeFileSync(path.join(temporary, marker), `${JSON.stringify({ source, version, languageHost: languageHost.version })}\n`);
  fs.chmodSync(temporary, 0o755);
  fs.rmSync(cache, { recursive: true, force: true }); // only ever an incomplete one: a complete one was looked for under the lock
  fs.renameSync(temporary, cache);
}

function downloadUrl() {
  return (process.env["CISCO_CTR_PULUMI_DOWNLOAD_URL"] ?? "https://get.pulumi.com/releases/sdk").replace(/\/+$/u, "");
}

/**
 * @param {string} target
 * @param {boolean | undefined} quiet
 */
async function download(target, quiet) {
  const base = downloadUrl();
  if (!/^(?:https:|http:\/\/(?:127\.0\.0\.1|localhost)[:/])/u.test(base)) throw new SetUpError(`${base} is not an https address`);
  const platform = { linux: "linux", darwin: "darwin", win32: "windows" }[/** @type {string} */ (process.platform)];
  if (platform === undefined || !["x64", "arm64"].includes(process.arch)) {
    throw new SetUpError(`there is no release for ${process.platform}-${process.arch}`);
  }
  const name = `pulumi-v${pulumiVersion}-${platform}-${process.arch}.${windows ? "zip" : "tar.gz"}`;
  const archive = path.join(target, name);
  const checksums = path.join(target, "checksums.txt");
  await fetchFile(`${base}/pulumi-${pulumiVersion}-checksums.txt`, checksums);
  const expected = fs
    .readFileSync(checksums, "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/u))
    .find(([, file]) => file === name)?.[0];
  if (expected === undefined) throw new SetUpError(`the published checksums do not name ${name}`);
  const state = () => ` (${Math.round((fs.statSync(archive, { throwIfNoEntry: false })?.size ?? 0) / 1e6)} MB)`;
  await during("downloading the Pulumi CLI", { quiet, state }, async () => {
    await fetchFile(`${base}/${name}`, archive);
    const actual = createHash("sha256").update(fs.readFileSync(archive)).digest("hex");
    if (actual !== expected) throw new SetUpError(`${name} has the sha256 ${actual}, published is ${expected}`);
    const unpacked = path.join(target, "unpacked");
    fs.mkdirSync(unpacked);
    const { code, output } = await run("tar", ["-xf", archive, "-C", unpacked]);
    if (code !== 0) throw new SetUpError(`tar cannot unpack ${name}: ${output}`);
    const bin = ["pulumi", "pulumi/bin"]
      .map((at) => path.join(unpacked, at))
      .find((at) => isExecutable(path.join(at, pulumiName)));
    if (bin === undefined) throw new SetUpError(`${name} contains no ${pulumiName}`);
    for (const file of fs.readdirSync(bin)) fs.renameSync(path.join(bin, file), path.join(target, file));
    for (const left of [archive, checksums, unpacked]) fs.rmSync(left, { recursive: true, force: true });
  });
}

/**
 * Fetches with a few seconds for the answer to begin and to go on; through curl where a proxy is set, which Node's own fetch ignores.
 * @param {string} url
 * @param {string} file
 */
async function fetchFile(url, file) {
  const proxied = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"].some((name) => process.env[name]);
  if (proxied && url.startsWith("https:")) {
    const limits = [
      "--connect-timeout",
      String(connectMs / 1000),
      "--speed-limit",
      "1000",
      "--speed-time",
      String(stallMs / 1000),
    ];
    const { code, output } = await run("curl", ["-fsSL", "--proto-redir", "=https", ...limits, "-o", file, url]);
    if (code !== 0) throw new SetUpError(`${url}: ${output} (through the proxy in the environment, with curl)`);
    return;
  }
  const stop = new AbortController();
  /** @param {number} ms */
  const limit = (ms) =>
    setTimeout(() => {
      stop.abort(new Error(`no answer for ${ms / 1000} s`));
    }, ms);
  let timer = limit(connectMs);
  try {
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
    const out = fs.openSync(file, "w");
    try {
      for await (const chunk of response.body) {
        clearTimeout(timer);
        timer = limit(stallMs);
        fs.writeSync(out, /** @type {Uint8Array} */ (chunk));
      }
    } finally {
      fs.closeSync(out);
    }
  } catch (error) {
    const { message, cause } = /** @type {Error} */ (error);
    throw new SetUpError(`${url}: ${cause instanceof Error ? cause.message : message}`);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {string} target
 * @param {boolean | undefined} quiet
 */
async function build(target, quiet) {
  const { code, output } = await run("go", ["version"], { cwd: target, env: { ...process.env, GOTOOLCHAIN: "local" } });
  if (code === 127) throw new SetUpError("Go is not on PATH");
  const installed = /go(\d+(?:\.\d+)+)/u.exec(output)?.[1];
  if (code !== 0 || installed === undefined) throw new SetUpError(`go version fails: ${output}`);
  const env = goEnvironment();
  if (isOlder(installed, engine.go)) {
    const needs = `Go ${installed} is installed, ${engine.go} or newer is needed`;
    if (isOlder(installed, "1.21")) throw new SetUpError(needs);
    const choice = (await run("go", ["env", "GOTOOLCHAIN"], { cwd: target, env })).output;
    if (/^(?:local|go[\d.]+)$/u.test(choice))
      throw new SetUpError(`${needs}, and GOTOOLCHAIN=${choice} keeps Go from fetching it`);
  }
  const began = `building the Pulumi CLI with Go: about 4 minutes, once per machine`;
  await during(began, { quiet }, async () => {
    await goBuild(languageHost, ["-trimpath"], path.join(target, languageHostName), env);
    await goBuild(engine, ["-trimpath", "-tags", "osusergo,grpcnotrace"], path.join(target, pulumiName), env);
  });
}

/**
 * @param {{ directory: string, version: string, tool: string }} module
 * @param {readonly string[]} flags
 * @param {string} output
 * @param {NodeJS.ProcessEnv} env
 */
async function goBuild({ directory, version, tool }, flags, output, env) {
  const ldflags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
  const args = ["build", "-mod=readonly", "-buildvcs=false", ...flags, "-ldflags", ldflags, "-o", output, tool];
  const built = await run("go", args, { cwd: directory, env });
  if (built.code === 0) return;
  const end = built.output.split("\n").slice(-12).join("\n");
  throw new SetUpError(`go build ${tool} fails (exit ${built.code}):\n${end}`);
}

/** Go wants places for its caches; a machine without a home folder gets them beside ours. */
function goEnvironment() {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off" };
  for (const name of ["GOOS", "GOARCH"]) Reflect.deleteProperty(env, name); // this machine, whatever else is being built
  const cache = cacheFolder();
  if (cache.startsWith(root + path.sep) || env["HOME"] === undefined) {
    env["GOCACHE"] ??= path.join(cache, "go-build");
    if (env["GOPATH"] === undefined) env["GOMODCACHE"] ??= path.join(cache, "go-mod");
  }
  return env;
}

/**
 * @param {string} version
 * @param {string} than
 */
function isOlder(version, than) {
  const [left, right] = [version, than].map((text) => text.split(".").map(Number));
  for (const [index, part] of (right ?? []).entries()) {
    const difference = (left?.[index] ?? 0) - part;
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/**
 * The environment of a hermetic run: everything Pulumi keeps is in two folders of the run's own, nothing asks the network, nothing of
 * the caller's PULUMI_ variables (access token, stack, other back ends) gets through.
 * @param {object} options
 * @param {string} options.home becomes PULUMI_HOME
 * @param {string} options.backend the folder of the state, becomes file://...; must exist
 * @param {string} [options.bin] the folder of the CLI; default the one of findPulumi()
 * @param {NodeJS.ProcessEnv} [options.base] default process.env
 * @returns {NodeJS.ProcessEnv}
 * @throws {SetUpError} when no bin is given and there is no CLI yet
 */
export function pulumiEnvironment({ home, backend, bin = findPulumi()?.bin, base = process.env }) {
  if (bin === undefined) throw new SetUpError("there is no Pulumi CLI yet: run node tools/pulumi-cli.mjs");
  const key = pathKey(base);
  return {
    ...Object.fromEntries(Object.entries(base).filter(([name]) => !name.startsWith("PULUMI_"))),
    [key]: [bin, ...foldersOnPath(base)].join(path.delimiter),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: pathToFileURL(backend).href,
    PULUMI_CONFIG_PASSPHRASE: "hermetic",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
  };
}

if (process.argv[1] !== undefined && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const pulumi = await ensurePulumi();
    console.log(process.argv.includes("--bin") ? pulumi.bin : JSON.stringify(pulumi));
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
}
