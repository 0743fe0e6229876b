/** What the tools in this folder share: short progress on stderr, child processes, and a lock between runs. No dependencies. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository: the folder above this one. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const heartbeatMs = 15_000;
const keptOutput = 50_000;

/** A failure that is one sentence for the reader; anything else thrown by the tools is a defect and keeps its stack. */
export class SetUpError extends Error {}

/**
 * @param {unknown} error
 * @returns {string} what a person should read of it
 */
export function sentenceOf(error) {
  if (error instanceof SetUpError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** @param {number} ms */
function elapsed(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, "0")}s`;
}

/**
 * Says on stderr what is being done, repeats it every 15 s with the time taken, so that nobody thinks it hangs.
 * @template T
 * @param {string} what for example "installing packages"
 * @param {{ quiet?: boolean | undefined, state?: () => string }} options quiet: say nothing; state: a word on how far it is
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function during(what, { quiet = false, state = () => "" }, work) {
  if (quiet) return await work();
  const began = Date.now();
  process.stderr.write(`${what} ...\n`);
  const heartbeat = setInterval(() => {
    process.stderr.write(`${what} ... ${elapsed(Date.now() - began)}${state()}\n`);
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * Runs a program to its end without standard input; it dies with this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options] show: let the output through instead of keeping it
 * @returns {Promise<{ code: number, output: string }>} the exit code (127: cannot be started) and the end of what it printed
 */
export function run(command, args, { cwd = root, env = process.env, show = false } = {}) {
  return new Promise((resolve) => {
    // Windows starts .cmd files only through a shell.
    const shell = process.platform === "win32" && /\.cmd$/iu.test(command);
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    let output = "";
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-keptOutput);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const forget = atExit(() => {
      const closed = new Promise((done) => child.once("close", done));
      child.kill();
      return closed;
    });
    child.on("error", (error) => {
      forget();
      resolve({ code: 127, output: error.message });
    });
    child.on("close", (code) => {
      forget();
      resolve({ code: code ?? 1, output: output.trim() });
    });
  });
}

/** @type {Set<() => unknown>} */
const endings = new Set();
/** @type {readonly NodeJS.Signals[]} */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

function end() {
  for (const ending of [...endings].reverse()) {
    try {
      void ending();
    } catch {
      // The others still have to run.
    }
  }
  endings.clear();
}

const longestFarewellMs = 15_000;

/**
 * A child that is told to end may still write where a later ending removes: each is waited for. A second signal waits no longer.
 * @param {NodeJS.Signals} signal
 */
async function endBySignal(signal) {
  const code = 128 + os.constants.signals[signal];
  for (const each of signals) process.removeAllListeners(each).on(each, () => process.exit(code));
  setTimeout(() => process.exit(code), longestFarewellMs).unref();
  for (const ending of [...endings].reverse()) {
    endings.delete(ending);
    try {
      await ending();
    } catch {
      // The others still have to run.
    }
  }
  process.exit(code);
}

/** @param {NodeJS.Signals} signal */
function onSignal(signal) {
  void endBySignal(signal);
}

/**
 * Calls back when this process ends, by a signal too, unless forgotten before. Last in, first out.
 * @param {() => unknown} ending when a signal ends the process, a promise it returns is waited for
 * @returns {() => void} forget
 */
export function atExit(ending) {
  if (endings.size === 0) {
    process.once("exit", end);
    for (const signal of signals) process.on(signal, onSignal);
  }
  endings.add(ending);
  return () => {
    if (!endings.delete(ending) || endings.size > 0) return;
    process.off("exit", end);
    for (const signal of signals) process.off(signal, onSignal);
  };
}

/**
 * @param {number} pid
 * @returns {boolean} whether a process of that number runs on this machine
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

const lockTouchMs = 5_000;
const lockForgottenMs = 60_000;

/**
 * Whether the lock's holder is gone. Holders touch the file every few seconds: that finds a number that was given out again, and a
 * holder in another container that shares the folder, whose number says nothing here.
 * @param {string} file
 */
function isStale(file) {
  try {
    const age = Date.now() - fs.statSync(file).mtimeMs;
    const [pid, host] = fs.readFileSync(file, "utf8").split(" ");
    if (host === undefined) return age > lockTouchMs; // created, but not written: its holder died between the two, or is about to write
    return age > lockForgottenMs || (host === os.hostname() && !isAlive(Number(pid)));
  } catch {
    return false; // just released
  }
}

/** @param {string} file */
function tryLock(file) {
  try {
    fs.writeFileSync(file, `${process.pid} ${os.hostname()}`, { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    // Two that find the same stale lock may both get it: then the work is done twice, and what it makes must bear that.
    if (isStale(file)) fs.rmSync(file, { force: true });
    return false;
  }
}

/**
 * Does the work while holding a lock file; a second run waits for the first, a lock left by a dead one is taken over.
 * @template T
 * @param {string} file
 * @param {{ quiet?: boolean | undefined, waitingFor: string }} options
 * @param {() => Promise<T>} work must look again whether there is still anything to do
 * @returns {Promise<T>}
 */
export async function withLock(file, { quiet, waitingFor }, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (!tryLock(file) && !tryLock(file)) {
    await during(`waiting for another run that is ${waitingFor}`, { quiet }, async () => {
      while (!tryLock(file)) await new Promise((resolve) => setTimeout(resolve, 250));
    });
  }
  const release = () => {
    fs.rmSync(file, { force: true });
  };
  const forget = atExit(release);
  const touch = setInterval(() => {
    const now = new Date();
    fs.utimes(file, now, now, () => undefined);
  }, lockTouchMs);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    forget();
    release();
  }
}
