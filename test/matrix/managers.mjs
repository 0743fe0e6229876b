/** How each package manager is told to install, and where it keeps what it has fetched: in the run's folder, not in the user's home. */

/**
 * @typedef {object} Manager
 * @property {string} tool of the toolbox
 * @property {boolean} [native] a program of its own, where the others are run by the cell's Node
 * @property {readonly string[]} install
 * @property {Record<string, string>} [files] what its user has beside package.json
 * @property {(caches: string) => NodeJS.ProcessEnv} [env]
 */

/** No package needs its script to be run; pnpm wants that said. */
const scripts = ["cpu-features", "protobufjs", "ssh2"];
const noScripts = `allowBuilds:\n${scripts.map((name) => `  ${name}: false\n`).join("")}`;
const noScriptsOf10 = `ignoredBuiltDependencies:\n${scripts.map((name) => `  - ${name}\n`).join("")}`;

const npm = ["install", "--ignore-scripts", "--no-audit", "--no-fund"];
const pnpm = ["install", "--no-frozen-lockfile"];
const yarn4 = ["install", "--mode=skip-build"];

/** @param {string} caches */
const pnpmStore = (caches) => ({
  npm_config_store_dir: `${caches}/pnpm`,
  PNPM_CONFIG_STORE_DIR: `${caches}/pnpm`,
  XDG_CACHE_HOME: `${caches}/xdg/cache`,
  XDG_DATA_HOME: `${caches}/xdg/data`,
  XDG_STATE_HOME: `${caches}/xdg/state`,
});
/** @param {string} caches */
const yarnFolders = (caches) => ({
  YARN_GLOBAL_FOLDER: `${caches}/yarn4`,
  YARN_ENABLE_TELEMETRY: "false",
  YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
});

/** @type {Record<string, Manager>} */
export const managers = {
  "npm 10": { tool: "npm 10", install: npm },
  "npm 11": { tool: "npm 11", install: npm },
  "pnpm 10": { tool: "pnpm 10", install: pnpm, files: { "pnpm-workspace.yaml": noScriptsOf10 }, env: pnpmStore },
  pnpm: { tool: "pnpm", native: true, install: pnpm, files: { "pnpm-workspace.yaml": noScripts }, env: pnpmStore },
  "yarn 1": {
    tool: "yarn 1",
    install: ["install", "--ignore-scripts", "--non-interactive"],
    env: (caches) => ({ YARN_CACHE_FOLDER: `${caches}/yarn1` }),
  },
  "yarn 4": { tool: "yarn 4", install: yarn4, files: { ".yarnrc.yml": "nodeLinker: node-modules\n" }, env: yarnFolders },
  "yarn 4 PnP": { tool: "yarn 4", install: yarn4, files: { ".yarnrc.yml": "nodeLinker: pnp\n" }, env: yarnFolders },
  bun: { tool: "bun", native: true, install: ["install"], env: (caches) => ({ BUN_INSTALL_CACHE_DIR: `${caches}/bun` }) },
};
