// What a terminal shows of a profile.
import { aligned } from "../aligned.mjs";

/** @typedef {import("../profile.mjs").ProfiledRow} Row */
/** @typedef {import("../ops/processes.mjs").Role} Role */

/** @param {number} ms */
const shown = (ms) => (ms < 0.5 ? "" : ms.toFixed(0));

/** Processor time by the kernel's figures, of all threads. @param {readonly Row[]} rows */
export function processesTable(rows) {
  /** @type {Role[]} */
  const roles = ["engine", "language host", "program", "provider"];
  const head = ["ms", "wall", ...roles, ...roles.slice(2).map((role) => `${role}'s peak`)];
  const lines = rows.map(({ contestant, wallMs, cpuMs, peakMb }) => [
    contestant,
    shown(wallMs[0] ?? 0),
    ...roles.map((role) => shown(cpuMs[role] ?? 0)),
    ...roles.slice(2).map((role) => `${shown(peakMb[role] ?? 0)} MB`),
  ]);
  return aligned([head, ...lines]);
}

/** What is less of a process than this is not shown alone. */
const leastShare = 0.01;

/** @param {string} name */
const isOurs = (name) => name.startsWith("ours");

/** @typedef {import("./packages.mjs").Share} Share */

/** @param {readonly Share[]} shares @returns {Share} */
const summed = (shares) =>
  shares.reduce(
    (sum, { loadingMs, workingMs }) => ({ loadingMs: sum.loadingMs + loadingMs, workingMs: sum.workingMs + workingMs }),
    {
      loadingMs: 0,
      workingMs: 0,
    },
  );

/** @param {{ shares: readonly Share[] }} line */
const dearest = ({ shares }) => Math.max(...shares.map(({ loadingMs, workingMs }) => loadingMs + workingMs));

/** @param {{ name: string, shares: readonly Share[] }} line */
const lineOf = ({ name, shares }) => [
  name,
  ...shares.flatMap(({ loadingMs, workingMs }) => [shown(loadingMs), shown(workingMs)]),
];

/** Time of the main thread by whose code it was in, the dearest first. @param {"program" | "provider"} role @param {readonly Row[]} rows */
export function packagesTable(role, rows) {
  const parts = rows.map(({ contestant, parts: each }) => ({ contestant, part: each[role] }));
  const names = new Set(parts.flatMap(({ part }) => Object.keys(part?.packages ?? {})));
  if (names.size === 0) return `  (no ${role})`;
  const lines = [...names].map((name) => ({
    name,
    shares: parts.map(({ part }) => part?.packages[name] ?? { loadingMs: 0, workingMs: 0 }),
  }));
  const least = leastShare * Math.max(...parts.map(({ part }) => part?.busyMs ?? 0));
  const isDear = (/** @type {typeof lines[number]} */ line) => isOurs(line.name) || dearest(line) >= least;
  const rest = lines.filter((line) => !isDear(line)).map(({ shares }) => shares);
  const dear = lines.filter((line) => isDear(line) && dearest(line) >= 1).sort((a, b) => dearest(b) - dearest(a));
  const others = parts.map((_, index) => summed(rest.flatMap((shares) => shares[index] ?? [])));
  const both = (/** @type {(part: import("./packages.mjs").Part) => number} */ read) =>
    parts.flatMap(({ part }) => ["", part === undefined ? "" : shown(read(part))]);
  return aligned([
    [`${role}, ms`, ...parts.flatMap(({ contestant }) => [`${contestant}, loading`, "working"])],
    ...[...dear, { name: `${rest.length} others`, shares: others }].map(lineOf),
    ["busy", ...both(({ busyMs }) => busyMs)],
    ["alive", ...both(({ aliveMs }) => aliveMs)],
  ]);
}
