/** A project as a user has it, in a folder of its own: the packed package beside it, and a package manager that installs. */
import fs from "node:fs";
import path from "node:path";
import { execute } from "./processes.mjs";
import { compilerOptions, fileOf, isEsm, isTypeScript, programs } from "./programs.mjs";
import { managers } from "./managers.mjs";

/** @typedef {import("./programs.mjs").Kind} Kind */
/** @typedef {import("./toolbox.mjs").Toolbox} Toolbox */
/**
 * @typedef {object} Wish
 * @property {string} manager
 * @property {Kind} program
 * @property {string} sdk its version
 * @property {string} [typescript]
 * @property {boolean} [workspaces] the program is one of two packages, and what both need is at the top
 */

/**
 * @param {string} file
 * @param {object} value
 */
const writeJson = (file, value) => {
  fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
};

/**
 * @param {string} top an empty folder
 * @param {string} tarball
 * @param {Wish} wish
 * @returns {string} the folder of the program
 */
export function makeProject(top, tarball, { manager, program, sdk, typescript, workspaces }) {
  const folder = workspaces ? path.join(top, "packages", "gateways") : top;
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(tarball, path.join(folder, path.basename(tarball)));
  writeJson(path.join(folder, "package.json"), {
    name: "gateways",
    version: "1.0.0",
    private: true,
    ...(isEsm(program) && { type: "module" }),
    ...(!isTypeScript(program) && { main: fileOf(program) }),
    dependencies: {
      "@pulumi/pulumi": sdk,
      "pulumi-cisco-ctr": `file:./${path.basename(tarball)}`,
      ...(typescript !== undefined && { "@types/node": "^20.19.0", "ts-node": "^10.9.2", typescript }),
    },
  });
  fs.writeFileSync(path.join(folder, "Pulumi.yaml"), "name: matrix\nruntime: nodejs\n");
  fs.writeFileSync(path.join(folder, fileOf(program)), programs[program]);
  if (typescript !== undefined)
    writeJson(path.join(folder, "tsconfig.json"), { compilerOptions: compilerOptions(program), include: ["*.ts"] });
  if (workspaces) putIntoWorkspaces(top);
  for (const [file, text] of Object.entries(managers[manager]?.files ?? {}))
    fs.writeFileSync(
      path.join(top, file),
      workspaces && file === "pnpm-workspace.yaml" ? `packages:\n  - packages/*\n${text}` : text,
    );
  return folder;
}

/** @param {string} top */
function putIntoWorkspaces(top) {
  writeJson(path.join(top, "package.json"), { name: "everything", version: "1.0.0", private: true, workspaces: ["packages/*"] });
  const other = path.join(top, "packages", "other");
  fs.mkdirSync(other);
  writeJson(path.join(other, "package.json"), {
    name: "other",
    version: "1.0.0",
    private: true,
    dependencies: { semver: "^7.5.2" },
  });
}

/**
 * @param {string} top
 * @param {string} name
 * @param {{ toolbox: Toolbox, caches: string, node: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} by
 */
export function install(top, name, { toolbox, caches, node, env, signal }) {
  const manager = managers[name];
  if (manager === undefined) throw new Error(`There is no package manager "${name}".`);
  const { file } = toolbox.find(manager.tool);
  const command = [...(manager.native ? [file] : [node, file]), ...manager.install];
  return execute(command, { cwd: top, env: { ...env, ...manager.env?.(caches) }, signal });
}
