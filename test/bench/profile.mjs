// `npm run bench -- profile`: in which process the time of a command goes, and in whose code.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { atExit } from "../../tools/progress.mjs";
import { makeContestant } from "./ops/contestants.mjs";
import { addToEntry, origin } from "./ops/history.mjs";
import { operations } from "./ops/operations.mjs";
import { rowOf } from "./ops/rows.mjs";
import { measured } from "./ops/run.mjs";
import { WrongOption } from "./ops/selection.mjs";
import { partOf } from "./profile/packages.mjs";
import { packagesTable, processesTable } from "./profile/tables.mjs";

/** @typedef {import("./profile/packages.mjs").Part} Part */
/** @typedef {import("./ops/rows.mjs").Row & { parts: Partial<Record<import("./ops/processes.mjs").Role, Part>> }} ProfiledRow */

const profiled = ["up", "no-op", "preview", "refresh"];
const roles = /** @type {const} */ (["program", "provider"]);
const [mix, latencyMs] = ["clients", 0];

/** @param {readonly string[]} [args] */
export async function measure(args = []) {
  const text = { type: /** @type {const} */ ("string") };
  const { values } = parseArgs({ args: [...args], options: { n: { ...text, default: "1000" }, keep: text, profiles: text } });
  const n = Number(values.n);
  if (!Number.isInteger(n) || n < 1 || n > 1000) throw new WrongOption("--n takes a whole number from 1 to 1000");
  const folder = values.profiles ?? temporary();
  const contestants = [];
  for (const name of ["floor", "ours"]) contestants.push(await begun(name, n, path.resolve(folder, name)));
  const from = await origin();
  for (const operation of profiled) {
    /** @type {ProfiledRow[]} */
    const rows = [];
    for (const contestant of contestants) rows.push(await profiledRow(contestant, operation, n));
    console.log(`profile: ${operation} of ${n} ${mix}\n${processesTable(rows)}`);
    for (const role of roles) console.log(packagesTable(role, rows));
    if (values.keep !== undefined) addToEntry(values.keep, { measured: operation === "up" ? [from] : [], rows });
  }
  return true;
}

function temporary() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cisco-ctr-profiles-"));
  atExit(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** @param {string} name @param {number} n @param {string} folder for the profiles of its processes */
async function begun(name, n, folder) {
  const sampler = fileURLToPath(new URL("profile/sampler.cjs", import.meta.url));
  const contestant = await makeContestant(name, { NODE_OPTIONS: `--require ${JSON.stringify(sampler)}` });
  await contestant.organisation.begin(0);
  contestant.wishes({ mix, n, region: "us", changed: false, devices: {} });
  await contestant.stack.pulumi(["preview"]);
  return { contestant, folder };
}

/** @param {Awaited<ReturnType<typeof begun>>} who @param {string} operation @param {number} n @returns {Promise<ProfiledRow>} */
async function profiledRow({ contestant, folder }, operation, n) {
  const profiles = path.join(folder, operation);
  fs.mkdirSync(profiles, { recursive: true });
  contestant.stack.environment["CISCO_CTR_BENCH_PROFILES"] = profiles;
  const sample = await measured(contestant, operations[operation]?.args ?? [], latencyMs);
  /** @type {ProfiledRow["parts"]} */
  const parts = {};
  for (const role of roles) {
    const file = path.join(profiles, `${role}.cpuprofile`);
    if (fs.existsSync(file)) parts[role] = partOf(file);
  }
  return { ...rowOf({ mix, n, latencyMs, operation, contestant: contestant.name }, [sample]), parts };
}
