/**
 * `npm test`: sets the checkout up, then the checks of the sources side by side, and the tests from the cheapest to the dearest, up to
 * the first that fails.
 * `node tools/test.mjs unit` runs that one alone, several names run those. The last line is always `<n> passed, <n> failed`.
 *
 * Environment read:  CISCO_CTR_TEST_WORKERS          jest workers, default: one per core
 * Environment given: CISCO_CTR_TEST_PULUMI_BIN       the folder of the Pulumi CLI, which is also first on PATH
 *                    CISCO_CTR_TEST_CHROMIUM         the browser of the stage "browser"; without one, that stage is skipped
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { atExit, root, run, sentenceOf } from "./progress.mjs";
import { setUp } from "./set-up.mjs";

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {...string} parts */
const inModules = (...parts) => path.join(root, "node_modules", ...parts);

/**
 * A check counts as one. What it prints is shown at its end: others run beside it.
 * @param {string} script
 * @param {...string} args
 * @returns {() => Promise<Count>}
 */
function check(script, ...args) {
  return async () => {
    const { code, output } = await run(process.execPath, [script, ...args]);
    if (output !== "") console.log(output);
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  };
}

/**
 * The tests of one folder, each counts.
 * @param {string} folder
 * @returns {() => Promise<Count>}
 */
function jest(folder) {
  return async () => {
    const workers = process.env["CISCO_CTR_TEST_WORKERS"] ?? "100%";
    const report = path.join(temporary(), "report.json");
    const args = [
      `./${folder}/`,
      workers === "1" ? "--runInBand" : `--maxWorkers=${workers}`,
      "--json",
      `--outputFile=${report}`,
    ];
    const { code } = await run(process.execPath, [inModules("jest", "bin", "jest.js"), ...args], { show: true });
    const counted = countJest(report);
    // Jest can fail without a failing test, a coverage threshold for example.
    return { passed: counted.passed, failed: code === 0 ? counted.failed : Math.max(1, counted.failed) };
  };
}

/** @returns {string} a folder of its own that goes away with this process */
function temporary() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cisco-ctr-test-"));
  atExit(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/**
 * @param {string} report
 * @returns {Count} a skipped or planned test and a file that does not run count as failed, and so does finding none: no check is skipped
 */
function countJest(report) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1 };
  /** @type {unknown} */
  const parsed = JSON.parse(fs.readFileSync(report, "utf8"));
  const result = /** @type {Record<string, number>} */ (parsed);
  /** @param {string} key */
  const count = (key) => result[key] ?? 0;
  const skipped = count("numPendingTests") + count("numTodoTests");
  if (skipped > 0) console.error(`${skipped} skipped or planned tests count as failed`);
  const failed = count("numFailedTests") + count("numRuntimeErrorTestSuites") + skipped;
  return { passed: count("numPassedTests"), failed: count("numTotalTests") === 0 ? Math.max(1, failed) : failed };
}

/** @type {string[]} */
const skipped = [];

/** @type {ReturnType<typeof ensureChromium> | undefined} */
let chromium;

/** The one stage that may be skipped: where there is no browser, and none can be installed. */
async function inBrowser() {
  const found = await (chromium ??= ensureChromium());
  if ("missing" in found) {
    skipped.push(`browser: no page was tested in a browser, for there is no Chromium: ${found.missing}`);
    console.error(`\n!! SKIPPED ${skipped.at(-1)}\n`);
    return { passed: 0, failed: 0 };
  }
  process.env["CISCO_CTR_TEST_CHROMIUM"] = found.executable;
  return await jest("test/browser")();
}

/** A hint is an exception in its settings that nothing needs any more. */
const knipArguments = ["--config", "knip.config.mjs", "--no-progress", "--treat-config-hints-as-errors"];

/** Each runs in one thread, and none waits for another. */
const checks = {
  lint: check(inModules("eslint", "bin", "eslint.js"), "."),
  format: check(inModules("prettier", "bin", "prettier.cjs"), "--check", "."),
  types: check(inModules("typescript", "bin", "tsc"), "--noEmit"),
  generated: check(path.join(root, "tools", "generate.mjs"), "--check"),
  unused: check(inModules("knip", "bin", "knip.js"), ...knipArguments),
};
/** @type {Record<string, () => Promise<Count>>} */
const stages = {
  ...checks,
  unit: jest("test/unit"),
  browser: inBrowser,
  contract: jest("test/contract"),
  engine: jest("test/engine"),
};
/** The other stages run from the sources. */
const needDistAndPulumi = ["engine"];

const asked = process.argv.slice(2);
const names = asked.length === 0 ? Object.keys(stages) : asked;
const unknown = names.find((name) => !(name in stages));
if (unknown !== undefined) {
  console.error(`There is no stage "${unknown}"; there are ${Object.keys(stages).join(", ")}.`);
  process.exit(2);
}

/** @type {Count} */
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const failed = [];
/** @type {string[]} */
const done = [];

/** @param {string} name */
async function stage(name) {
  if (!(name in checks)) console.log(`\n== ${name}`);
  const count = await (stages[name] ?? (() => Promise.resolve({ passed: 0, failed: 1 })))();
  total.passed += count.passed;
  total.failed += count.failed;
  done.push(name);
  if (name in checks) console.log(`== ${name}: ${count.failed === 0 ? "passed" : "failed"}`);
  if (count.failed > 0) failed.push(name);
}

try {
  const everything = names.some((name) => needDistAndPulumi.includes(name));
  const pulumi = await setUp({ dist: everything, pulumi: everything });
  if (pulumi !== undefined) {
    process.env["PATH"] = [pulumi.bin, process.env["PATH"] ?? ""].join(path.delimiter);
    process.env["CISCO_CTR_TEST_PULUMI_BIN"] = pulumi.bin;
    console.log(`Pulumi ${pulumi.version} (${pulumi.source})`);
  }
  // Where it has to be installed, the checks need not wait for that.
  if (names.includes("browser")) chromium = ensureChromium();
  await Promise.all(names.filter((name) => name in checks).map(stage));
  for (const name of names.filter((each) => !(each in checks))) if (failed.length === 0) await stage(name);
} catch (error) {
  console.error(sentenceOf(error));
  failed.push(done.length === 0 ? "set-up" : "the run itself");
  total.failed += 1;
}

const notRun = names.filter((name) => !done.includes(name));
console.log("");
if (failed.length > 0)
  console.log(`Failed: ${failed.join(", ")}.${notRun.length === 0 ? "" : ` Not run: ${notRun.join(", ")}.`}`);
for (const each of skipped) console.log(`!! SKIPPED ${each}`);
console.log("Counted: every test, and one check each for lint, format, types, generated files and unused code.");
console.log(`Tests: ${total.passed} passed, ${total.failed} failed`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
