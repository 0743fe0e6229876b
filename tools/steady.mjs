/**
 * `npm run steady`: the engine stage again and again, each time with another seed of the emulator, while other processes keep every core
 * busy. Prints a line a run and exits with 1 when one of them failed.
 *
 * Environment given: CISCO_CTR_TEST_SEED  the seed of every emulator that an engine test starts
 */
import { spawn } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { atExit, root, run, sentenceOf } from "./progress.mjs";

const usage = `npm run steady -- [options]
  --times N    how often (default 10, at most 100)
  --seed S     the seed of the first run; each further run has the next (default 1)
  --busy N     processes that keep a core busy (default: one for each core)`;

/**
 * @param {string} name
 * @param {string} text
 * @param {number} most
 */
function whole(name, text, most) {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most) throw new Error(`--${name} must be a whole number up to ${most}`);
  return number;
}

/** @param {number} count */
function keepBusy(count) {
  for (let n = 0; n < count; n++) {
    const child = spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" });
    atExit(() => child.kill("SIGKILL"));
  }
}

/** @param {number} seed */
async function once(seed) {
  const begun = Date.now();
  const env = { ...process.env, CISCO_CTR_TEST_SEED: String(seed) };
  const { code, output } = await run(process.execPath, [path.join(root, "tools", "test.mjs"), "engine"], { env });
  const counted = output.split("\n").at(-1) ?? "";
  console.log(
    `${String(seed).padStart(8)}  ${code === 0 ? "passed" : "FAILED"}  ${Math.round((Date.now() - begun) / 1_000)} s  ${counted}`,
  );
  if (code !== 0) console.log(output);
  return code === 0;
}

async function main() {
  const { values } = parseArgs({
    options: {
      times: { type: "string", default: "10" },
      seed: { type: "string", default: "1" },
      busy: { type: "string", default: String(os.availableParallelism()) },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const times = whole("times", values.times, 100);
  const first = whole("seed", values.seed, Number.MAX_SAFE_INTEGER - times);
  keepBusy(whole("busy", values.busy, 1_000));
  console.log("    seed  result  time");
  let passed = 0;
  for (let n = 0; n < times; n++) if (await once(first + n)) passed++;
  console.log(`${passed} of ${times} passed`);
  process.exit(passed === times ? 0 : 1);
}

main().catch((/** @type {unknown} */ error) => {
  console.error(`${sentenceOf(error)}\n${usage}`);
  process.exit(2);
});
