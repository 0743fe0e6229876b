/** Nodes and package managers, as packages of npm's registry: fetched once a run, gone with it. */
import fs from "node:fs";
import path from "node:path";
import { firstErrors, npm } from "../../tools/npm.mjs";
import { SetUpError } from "../../tools/progress.mjs";

const platform = `${process.platform}-${process.arch}`;

/** What there is, by the words of cells.json: the package, and the program in it. */
/** @type {Record<string, { package: string, program: string }>} */
const tools = {
  ...Object.fromEntries(
    ["18", "20.19", "22", "24", "newest"].map((version) => [
      `Node ${version}`,
      { package: `node-${platform}@${version === "newest" ? "latest" : version}`, program: "bin/node" },
    ]),
  ),
  "npm 10": { package: "npm@10", program: "bin/npm-cli.js" },
  "npm 11": { package: "npm@11", program: "bin/npm-cli.js" },
  "pnpm 10": { package: "pnpm@10", program: "bin/pnpm.cjs" },
  pnpm: { package: `@pnpm/exe.${platform}@latest`, program: "pnpm" },
  "yarn 1": { package: "yarn@1.22", program: "bin/yarn.js" },
  "yarn 4": { package: "@yarnpkg/cli-dist@4", program: "bin/yarn.js" },
  bun: { package: `@oven/bun-${platform}@latest`, program: "bin/bun" },
  ...Object.fromEntries(
    ["5.0", "5.9", "6", "7"].map((version) => [
      `TypeScript ${version}`,
      { package: `typescript@${version}`, program: "bin/tsc" },
    ]),
  ),
};

/** @typedef {{ file: string, version: string }} Tool */

export class Toolbox {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /**
   * Fetches tools, all at once.
   * @param {readonly string[]} names
   */
  async fetch(names) {
    const wanted = [...new Set(names)].map((name) => `${aliasOf(name)}@npm:${toolOf(name).package}`);
    fs.writeFileSync(path.join(this.folder, "package.json"), '{ "private": true }');
    const { code, output } = await npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", ...wanted], {
      cwd: this.folder,
    });
    if (code !== 0) throw new SetUpError(`npm cannot fetch what the matrix runs with (exit ${code}):\n${firstErrors(output)}`);
  }

  /**
   * @param {string} name
   * @returns {Tool}
   */
  find(name) {
    const folder = path.join(this.folder, "node_modules", aliasOf(name));
    const file = path.join(folder, toolOf(name).program);
    if (!fs.existsSync(file)) throw new SetUpError(`${name} was not fetched: ${file} is missing`);
    /** @type {unknown} */
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
    const { version } = /** @type {{ version: string }} */ (manifest);
    const wanted = /\d[\d.]*/u.exec(name)?.[0];
    if (wanted !== undefined && !`${version}.`.startsWith(`${wanted}.`)) throw new Error(`${name} is ${version}`);
    return { file, version };
  }
}

/** @param {string} name */
function toolOf(name) {
  const tool = tools[name];
  if (tool === undefined) throw new SetUpError(`"${name}" is none of ${Object.keys(tools).join(", ")}.`);
  return tool;
}

/** @param {string} name */
const aliasOf = (name) => name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-");
