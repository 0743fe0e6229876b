/** Programs that cells start: each is the leader of a group of its own, has a deadline, and ends with this process. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { atExit } from "../../tools/progress.mjs";

/** @typedef {{ code: number, text: string }} Outcome text: what a person sees, both streams as they came */
/** @typedef {{ cwd: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} Where */

const graceMs = 5_000;

/**
 * @param {readonly string[]} command
 * @param {Where} where
 * @param {"ignore" | "pipe"} [stdin]
 */
function start([file = "", ...args], { cwd, env, signal }, stdin = "ignore") {
  signal.throwIfAborted();
  const child = spawn(file, args, { cwd, env, detached: true, stdio: [stdin, "pipe", "pipe"] });
  /** @param {NodeJS.Signals} name */
  const tell = (name) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // It has ended.
    }
  };
  const ended = new Promise((resolve) => child.once("close", resolve));
  const stop = async () => {
    tell("SIGTERM");
    const hard = setTimeout(tell, graceMs, "SIGKILL");
    await ended;
    clearTimeout(hard);
  };
  const onAbort = () => void stop();
  signal.addEventListener("abort", onAbort);
  const forget = atExit(stop);
  void ended.then(() => {
    forget();
    signal.removeEventListener("abort", onAbort);
  });
  return { child, stop };
}

/**
 * Runs a program to its end; the deadline's end is a failure.
 * @param {readonly string[]} command
 * @param {Where} where
 * @returns {Promise<Outcome>}
 */
export async function execute(command, where) {
  const { child } = start(command, where);
  let text = "";
  /** @param {Buffer} chunk */
  const keep = (chunk) => {
    text += chunk.toString();
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  /** @type {number | null} */
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (where.signal.aborted) throw new Error(`${command.join(" ")} had not ended in the cell's time:\n${text}`);
  return { code: code ?? 1, text };
}

/**
 * A program that answers each line it is given with one line that begins with a word; all else that it prints is kept for that answer.
 * @param {readonly string[]} command
 * @param {Where} where
 * @param {string} word
 */
export function converse(command, where, word) {
  const { child, stop } = start(command, where, "pipe");
  /** @type {string[]} */
  let said = [];
  /** @type {(outcome: Outcome) => void} */
  let answered = () => undefined;
  /** @param {number} code */
  const answer = (code) => {
    answered({ code, text: said.join("\n") });
    said = [];
  };
  /** @param {string} line */
  const hear = (line) => {
    if (line.startsWith(word)) answer(Number(line.slice(word.length)));
    else said.push(line);
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on("line", hear);
  child.once("close", (code) => {
    answer(code === 0 ? 1 : (code ?? 1));
  });
  return {
    stop,
    /** @param {string} line @returns {Promise<Outcome>} */
    ask: (line) =>
      new Promise((resolve) => {
        answered = resolve;
        child.stdin?.write(`${line}\n`);
      }),
  };
}

/**
 * A program that says in its first line that it is ready, and runs until it is stopped.
 * @param {readonly string[]} command
 * @param {Where} where
 * @returns {Promise<{ line: string, stop: () => Promise<void> }>}
 */
export async function serve(command, where) {
  const { child, stop } = start(command, where);
  let complaint = "";
  child.stderr?.on("data", (/** @type {Buffer} */ chunk) => {
    complaint += chunk.toString();
  });
  const lines = createInterface(/** @type {import("node:stream").Readable} */ (child.stdout));
  const first = await Promise.race([once(lines, "line"), once(child, "close").then(() => [])]);
  const [line] = /** @type {string[]} */ (first);
  if (line === undefined) throw new Error(`${command.join(" ")} ended before it was ready:\n${complaint}`);
  return { line, stop };
}
