/** What ran, kept in results.json, from which docs/support-matrix.md is made. */
import fs from "node:fs";
import path from "node:path";
import { root } from "../../tools/progress.mjs";
import { pageOf } from "./page.mjs";

/** @typedef {import("./cells.mjs").Planned} Planned */
/** @typedef {import("./types.mjs").Verdict} Verdict */
/** @typedef {{ kind: "engine", title: string, asked: import("./cell.mjs").Cell, found: import("./cell.mjs").Versions }} Lived */
/** @typedef {{ kind: "types", title: string, asked: import("./cells.mjs").TypesRow, found: Verdict[] }} Checked */
/** @typedef {{ kind: "limit", title: string, found: { message: string, instead: string } }} Refused */
/** @typedef {{ pulumi: string, platform: string, cells: (Lived | Checked | Refused)[] }} Results */

const resultsFile = path.join(root, "test", "matrix", "results.json");
export const pageFile = path.join(root, "docs", "support-matrix.md");

/** @returns {Results} */
export function keptResults() {
  /** @type {unknown} */
  const parsed = JSON.parse(fs.readFileSync(resultsFile, "utf8"));
  return /** @type {Results} */ (parsed);
}

/**
 * Keeps what ran, and what is kept of the cells that did not run this time.
 * @param {readonly { planned: Planned, found?: unknown }[]} outcomes
 * @param {readonly Planned[]} all
 * @param {string} pulumi
 */
export function keep(outcomes, all, pulumi) {
  const old = fs.existsSync(resultsFile) ? keptResults().cells : [];
  const cells = all.flatMap((planned) => {
    const { kind, title, asked } = planned;
    const outcome = outcomes.find((each) => each.planned.title === title);
    if (outcome === undefined) return old.filter((each) => each.title === title);
    return [
      /** @type {Results["cells"][number]} */ ({ kind, title, ...(asked !== undefined && { asked }), found: outcome.found }),
    ];
  });
  /** @type {Results} */
  const results = { pulumi, platform: `${process.platform}-${process.arch}`, cells };
  fs.writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  fs.writeFileSync(pageFile, pageOf(results));
}
