// What was measured, when, with which commit and on which machine: one file an entry.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root, run } from "../../../tools/progress.mjs";
import { findPulumi } from "../../../tools/pulumi-cli.mjs";

/** @typedef {import("./rows.mjs").Row} Row */
/** @typedef {{ at: string, commit: string, package: string, node: string, pulumi: string, cpu: string, cores: number, load: number }} Origin */
/** @typedef {{ measured: Origin[], readyMs?: number, rows: Row[] }} Entry measured: one for each run that added to it */

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
const fileOf = (name) => path.join(folder, `${name}.json`);

/** @param {string} name @returns {Entry} */
export function readEntry(name) {
  if (!fs.existsSync(fileOf(name))) return { measured: [], rows: [] };
  /** @type {unknown} */
  const entry = JSON.parse(fs.readFileSync(fileOf(name), "utf8"));
  return /** @type {Entry} */ (entry);
}

/** @param {Row} row */
const keyOf = ({ mix, n, latencyMs, operation, contestant }) => [mix, n, latencyMs, operation, contestant].join();

/**
 * Adds to an entry; rows that it has already are replaced. One row a line: a comparison of two entries shows what is new.
 * @param {string} name
 * @param {Partial<Entry>} found
 */
export function addToEntry(name, { measured = [], rows = [], readyMs }) {
  const entry = readEntry(name);
  const replaced = new Set(rows.map(keyOf));
  const lists = {
    measured: [...entry.measured, ...measured],
    rows: [...entry.rows.filter((row) => !replaced.has(keyOf(row))), ...rows],
  };
  const ready = readyMs ?? entry.readyMs;
  const parts = [
    ...(ready === undefined ? [] : [`"readyMs": ${ready}`]),
    ...Object.entries(lists).map(
      ([key, list]) => `"${key}": [\n${list.map((each) => `    ${JSON.stringify(each)}`).join(",\n")}\n  ]`,
    ),
  ];
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(fileOf(name), `{\n  ${parts.join(",\n  ")}\n}\n`);
}
