/** The environment of a cell: this user's, without what this run of npm has put into it, and with the settings that npm works by. */
import fs from "node:fs";
import path from "node:path";
import { npm } from "../../tools/npm.mjs";
import { SetUpError } from "../../tools/progress.mjs";

/** Set by npm for its scripts, or meant for another program; a cell says its own. */
const foreign = /^(?:npm_|PULUMI_|CISCO_CTR_|ESA1_)|^(?:NODE|NODE_OPTIONS|INIT_CWD|CI|NODE_ENV)$/iu;

/** @returns {Promise<NodeJS.ProcessEnv>} */
export async function plainEnvironment() {
  const registry = await npmSetting("registry");
  const cafile = await npmSetting("cafile");
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
    ...(cafile !== undefined && { NODE_EXTRA_CA_CERTS: process.env["NODE_EXTRA_CA_CERTS"] ?? cafile, npm_config_cafile: cafile }),
    ...(registry !== undefined && {
      npm_config_registry: registry,
      PNPM_CONFIG_REGISTRY: registry,
      YARN_NPM_REGISTRY_SERVER: registry,
      BUN_CONFIG_REGISTRY: registry,
    }),
    npm_config_update_notifier: "false",
  };
}

/** @param {string} name */
async function npmSetting(name) {
  const { code, output } = await npm(["config", "get", name]);
  if (code !== 0) throw new SetUpError(`npm config get ${name} fails (exit ${code}): ${output}`);
  return output === "null" || output === "undefined" || output === "" ? undefined : output;
}

/**
 * A folder from which only this Node is found.
 * @param {string} folder
 * @param {string} node
 */
export function folderOfNode(folder, node) {
  fs.mkdirSync(folder, { recursive: true });
  fs.symlinkSync(node, path.join(folder, "node"));
  return folder;
}
