// `npm run bench -- ops --quick`: what can be counted and does not depend on the machine. CI looks at it with every change.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeContestant } from "./contestants.mjs";
import mixes from "./contestants/mixes.cjs";
import { operations } from "./operations.mjs";
import { measured } from "./run.mjs";

/** @typedef {import("./contestants.mjs").Contestant} Contestant */
/** @typedef {import("./calls.mjs").Calls} Calls */

/** Ten clients, ten tokens, five registrations with a module each. */
const [mix, n] = ["mixed", 30];

/**
 * The most calls of each kind that an operation may make; of a kind that is not named, none. How many lists there are depends on how
 * close together the first calls come.
 * @type {Record<string, Calls>}
 */
const mostCalls = {
  up: { "access token": 1, "GET of a list": 12, "GET of one": 2, POST: 35, PATCH: 25 },
  "no-op": {},
  refresh: { "access token": 1, "GET of a list": 8 },
  destroy: { "access token": 1, "GET of a list": 12, "GET of one": 20, DELETE: 30 },
};

/** The most that the state may have over that of the floor. */
const mostState = 1.2;
/** The most files that a process may load besides what it loads with the floor. */
const mostFiles = { program: 30, provider: 195 };

/** @returns {Promise<boolean>} whether every count is within its limit */
export async function measureQuickly() {
  const [floor, ours] = [await begun("floor"), await begun("ours")];
  const calls = await callsOf(ours, Object.keys(mostCalls));
  await callsOf(floor, ["up"]);
  const findings = [
    ...Object.entries(mostCalls).flatMap(([operation, most]) => excess(operation, calls[operation] ?? {}, most)),
    finding("state over the floor's", ours.stateBytes / floor.stateBytes, mostState),
    ...Object.entries(mostFiles).map(([role, most]) =>
      finding(`files loaded by the ${role} besides the floor's`, ours.files(role) - floor.files(role), most),
    ),
  ];
  for (const { text } of findings) console.log(`quick: ${text}`);
  return findings.every(({ good }) => good);
}

/** @param {string} what @param {number} found @param {number} most */
function finding(what, found, most) {
  const good = found <= most;
  const shown = Number.isInteger(found) ? found : found.toFixed(2);
  return { good, text: `${what}: ${shown} (at most ${most})${good ? "" : " TOO MUCH"}` };
}

/** @param {string} operation @param {Calls} calls @param {Calls} most */
function excess(operation, calls, most) {
  const kinds = [...new Set([...Object.keys(most), ...Object.keys(calls)])];
  if (kinds.length === 0) return [finding(`${operation} of ${n}, calls`, 0, 0)];
  return kinds.map((kind) => finding(`${operation} of ${n}, ${kind}`, calls[kind] ?? 0, most[kind] ?? 0));
}

/** @param {string} name */
async function begun(name) {
  const probe = fileURLToPath(new URL("loaded-files.cjs", import.meta.url));
  const contestant = await makeContestant(name, { NODE_OPTIONS: `--require ${JSON.stringify(probe)}` });
  const folder = path.join(contestant.stack.project, "loaded");
  fs.mkdirSync(folder);
  contestant.stack.environment["CISCO_CTR_BENCH_LOADED"] = folder;
  return {
    contestant,
    stateBytes: Number.NaN,
    /** @param {string} role */
    files: (role) => new Set(fs.readFileSync(path.join(folder, role), "utf8").split("\n")).size,
  };
}

/** @param {Awaited<ReturnType<typeof begun>>} who @param {readonly string[]} names */
async function callsOf(who, names) {
  const devices = await who.contestant.organisation.begin(mixes.devicesOf(mix, n));
  who.contestant.wishes({ mix, n, region: "us", changed: false, devices });
  /** @type {Record<string, Calls>} */
  const calls = {};
  for (const name of names) {
    calls[name] = (await measured(who.contestant, operations[name]?.args ?? [], 0)).calls;
    if (name === "up") who.stateBytes = await who.contestant.stateBytes();
  }
  return calls;
}
