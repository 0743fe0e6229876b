// The files at the root of the repository that say its version.
import fs from "node:fs";
import path from "node:path";
import { root } from "./progress.mjs";

/** @param {...string} parts */
export const inRoot = (...parts) => path.join(root, ...parts);

/**
 * @template T
 * @param {string} file
 * @returns {T}
 */
export function readJson(file) {
  /** @type {unknown} */
  const parsed = JSON.parse(fs.readFileSync(inRoot(file), "utf8"));
  return /** @type {T} */ (parsed);
}

/** The version in package.json. @returns {string} */
export const packageVersion = () => /** @type {{ version: string }} */ (readJson("package.json")).version;
