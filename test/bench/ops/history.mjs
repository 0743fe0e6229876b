// What was measured, when, with which commit and on which machine: one file an entry.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root, run } from "../../../tools/progress.mjs";
import { findPulumi } from "../../../tools/pulumi-cli.mjs";

/** @typedef {import("./rows.mjs").Row} Row */
/** @typedef {{ at: string, commit: string, package: string, node: string, pulumi: string, cpu: string, cores: number, load: number }} Origin */
/** @typedef {{ measured: Origin[], readyMs?: number, rows: Row[] }} Entry */

const folder = path.join(root, "test", "bench", "results");

/** @returns {Promise<Origin>} */
export async function origin() {
  const { output } = await run("git", ["describe", "--always", "--dirty"]);
  /** @type {unknown} */
  const own = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  return {
    at: new Date().toISOString(),
    commit: output,
    package: /** @type {{ version: string }} */ (own).version,
    node: process.versions.node,
    pulumi: findPulumi()?.version ?? "",
    cpu: os.cpus()[0]?.model ?? "",
    cores: os.availableParallelism(),
    load: Math.round((os.loadavg()[0] ?? 0) * 10) / 10,
  };
}

/** @param {string} name */
export const entryFile = (name) => path.join(folder, `${name}.json`);

/** @param {string} file @returns {Entry} */
export function readEntry(file) {
  if (!fs.existsSync(file)) return { measured: [], rows: [] };
  /** @type {unknown} */
  const entry = JSON.parse(fs.readFileSync(file, "utf8"));
  return /** @type {Entry} */ (entry);
}

/** @param {Row} row */
const keyOf = ({ mix, n, latencyMs, operation, contestant }) => [mix, n, latencyMs, operation, contestant].join();

/**
 * Adds to an entry; rows that it has already are replaced. One row a line: a comparison of two entries shows what is new.
 * @param {string} file
 * @param {Entry} found
 */
export function addToEntry(file, { measured, rows, readyMs }) {
  const entry = readEntry(file);
  const fresh = new Set(rows.map(keyOf));
  const all = [...entry.rows.filter((row) => !fresh.has(keyOf(row))), ...rows];
  const ready = readyMs ?? entry.readyMs;
  const lists = { measured: [...entry.measured, ...measured], rows: all };
  const lines = Object.entries(lists).map(
    ([key, list]) => `  "${key}": [\n${list.map((each) => `    ${JSON.stringify(each)}`).join(",\n")}\n  ]`,
  );
  if (ready !== undefined) lines.unshift(`  "readyMs": ${ready}`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `{\n${lines.join(",\n")}\n}\n`);
}
