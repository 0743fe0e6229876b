/** Whether the kept results are those of the cells, the page is theirs, and the cells cover what package.json promises. Runs no cell. */
import fs from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { root } from "../../tools/progress.mjs";
import { readCells } from "./cells.mjs";
import { limits } from "./limits.mjs";
import { pageOf } from "./page.mjs";
import { missingPairs } from "./pairs.mjs";
import { keptResults, pageFile } from "./results.mjs";

/** @typedef {{ engines: { node: string }, peerDependencies: Record<string, string> }} Manifest */
/** @typedef {{ packages: Record<string, { version: string }> }} Lock */

/**
 * @param {string} file
 * @returns {unknown}
 */
const readJson = (file) => JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));

function problems() {
  const results = keptResults();
  const { engine, types } = readCells();
  const asked = results.cells.flatMap((cell) => (cell.kind === "limit" ? [] : [cell.asked]));
  const lived = results.cells.flatMap((cell) => (cell.kind === "engine" ? [cell.found] : []));
  const titles = results.cells.flatMap((cell) => (cell.kind === "limit" ? [cell.title] : []));
  const { engines, peerDependencies } = /** @type {Manifest} */ (readJson("package.json"));
  const lock = /** @type {Lock} */ (readJson("package-lock.json"));
  const oldestNode = engines.node.replace(">=", "");
  const [oldestSdk = "", below = ""] = peerDependencies["@pulumi/pulumi"]?.replace(">=", "").split(" <") ?? [];
  const locked = lock.packages["node_modules/@pulumi/pulumi"]?.version ?? "";
  /** @param {"node" | "sdk"} what @param {string} version */
  const has = (what, version) => lived.some((found) => `${found[what]}.`.startsWith(`${version}.`));
  /** @type {[boolean, string][]} */
  const rules = [
    [isDeepStrictEqual(asked, [...engine, ...types]), "results.json is not of the cells in cells.json"],
    [
      isDeepStrictEqual(
        titles,
        limits.map(({ title }) => title),
      ),
      "results.json is not of the limits in limits.mjs",
    ],
    [fs.readFileSync(pageFile, "utf8") === pageOf(results), "docs/support-matrix.md is not what results.json says"],
    [has("node", oldestNode), `no cell ran Node ${oldestNode}, the oldest that package.json takes`],
    [has("sdk", oldestSdk), `no cell ran @pulumi/pulumi ${oldestSdk}, the oldest that package.json takes`],
    [has("sdk", locked), `no cell ran @pulumi/pulumi ${locked}, which package-lock.json has`],
    [
      lived.every(({ sdk }) => Number(sdk.split(".")[0]) < Number(below)),
      `a cell ran an @pulumi/pulumi that is not below ${below}`,
    ],
  ];
  const missing = missingPairs(engine).map((pair) => `no cell has ${pair}`);
  return [...rules.filter(([holds]) => !holds).map(([, problem]) => `${problem}: run npm run matrix -- --write`), ...missing];
}

for (const problem of problems()) {
  console.error(problem);
  process.exitCode = 1;
}
