/** The cells of cells.json and the limits, with versions in the place of "oldest", "locked" and "newest". */
import fs from "node:fs";
import path from "node:path";
import { npm } from "../../tools/npm.mjs";
import { root, SetUpError } from "../../tools/progress.mjs";
import { limits } from "./limits.mjs";
import { managers } from "./managers.mjs";

/** @typedef {import("./cell.mjs").Cell} Cell */
/** @typedef {{ title: string, cell: Cell, tools: string[] }} Common tools: what it needs of the toolbox */
/** @typedef {Common & { kind: "engine", asked: Cell }} EngineCell */
/** @typedef {Common & { kind: "types", asked: TypesRow }} TypesCell */
/** @typedef {Common & { kind: "limit", asked?: undefined, limit: import("./limits.mjs").Limit }} LimitCell */
/** @typedef {EngineCell | TypesCell | LimitCell} Planned */
/** @typedef {{ node: string, sdk: string, typescript: string[], modules: string[] }} TypesRow */

const sdk = "@pulumi/pulumi";

/**
 * @param {string} file
 * @returns {unknown}
 */
const readJson = (file) => JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));

/** @returns {Promise<Record<string, string>>} */
async function sdkVersions() {
  const manifest = /** @type {{ peerDependencies: Record<string, string> }} */ (readJson("package.json"));
  const lock = /** @type {{ packages: Record<string, { version: string }> }} */ (readJson("package-lock.json"));
  const oldest = /^>=(\d+\.\d+)/u.exec(manifest.peerDependencies[sdk] ?? "")?.[1];
  const locked = lock.packages[`node_modules/${sdk}`]?.version;
  const { code, output: newest } = await npm(["view", sdk, "version"]);
  if (oldest === undefined || locked === undefined) throw new SetUpError(`package.json and its lock do not name ${sdk}`);
  if (code !== 0) throw new SetUpError(`npm view ${sdk} fails (exit ${code}): ${newest}`);
  return { oldest: `${oldest}.0`, locked, newest };
}

/** @returns {{ engine: Cell[], types: TypesRow[] }} */
export function readCells() {
  return /** @type {{ engine: Cell[], types: TypesRow[] }} */ (readJson("test/matrix/cells.json"));
}

/** @returns {Promise<Planned[]>} */
export async function allCells() {
  const versions = await sdkVersions();
  /** @param {Cell} cell */
  const resolved = (cell) => ({ ...cell, sdk: versions[cell.sdk] ?? cell.sdk });
  const { engine, types } = readCells();
  return [
    ...engine.map((asked) => {
      const cell = resolved(asked);
      return { kind: /** @type {const} */ ("engine"), title: titleOf(asked), asked, cell, tools: toolsOf(cell) };
    }),
    ...types.map((asked) => {
      const cell = resolved({ node: asked.node, sdk: asked.sdk, manager: "npm 10", program: "ts", typescript: "5.9" });
      const tools = [...toolsOf(cell), ...asked.typescript.map((version) => `TypeScript ${version}`)];
      return { kind: /** @type {const} */ ("types"), title: `types with @pulumi/pulumi ${asked.sdk}`, asked, cell, tools };
    }),
    ...limits.map((limit) => {
      const cell = resolved(limit.cell);
      return { kind: /** @type {const} */ ("limit"), title: limit.title, cell, tools: toolsOf(cell), limit };
    }),
  ];
}

/** @param {Cell} cell */
function titleOf({ node, sdk, manager, program, typescript, workspaces }) {
  const words = [
    `Node ${node}`,
    `@pulumi/pulumi ${sdk}`,
    manager,
    program,
    ...(typescript === undefined ? [] : [`TypeScript ${typescript}`]),
  ];
  return [...words, ...(workspaces ? ["workspaces"] : [])].join(", ");
}

/** @param {Cell} cell */
const toolsOf = ({ node, manager }) => [`Node ${node}`, managers[manager]?.tool ?? manager];
