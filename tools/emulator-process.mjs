// The emulator as a process of its own, for the tools that show or measure the provider; it ends with them.
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { atExit, root } from "./progress.mjs";

/**
 * @typedef {{ url: string, clientId: string, clientPassword: string }} RegionAccess
 * @typedef {{ name: string, host: string, port: number, username: string, password: string, hostKey: string }} ApplianceAccess
 * @typedef {{ admin: string, regions: Record<string, RegionAccess>, appliances: ApplianceAccess[] }} StartLine what it prints when ready
 */

/** @returns {Promise<StartLine>} */
export async function startEmulator() {
  const child = spawn(process.execPath, [path.join(root, "dist", "cli", "main.js"), "emulator", "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  atExit(() => {
    child.kill();
  });
  for await (const line of createInterface(child.stdout)) {
    /** @type {unknown} */
    const parsed = JSON.parse(line);
    return /** @type {StartLine} */ (parsed);
  }
  throw new Error("the emulator ended before it was ready");
}

/**
 * The environment in which a provider reaches every region, and the first appliance by `credentialsEnv: "ESA1"`.
 * @param {StartLine} emulator
 */
export function credentialsOf({ regions, appliances }) {
  const [appliance] = appliances;
  /** @type {Record<string, string>} */
  const variables = { ESA1_USERNAME: appliance?.username ?? "", ESA1_PASSWORD: appliance?.password ?? "" };
  for (const [region, { url, clientId, clientPassword }] of Object.entries(regions)) {
    const prefix = `CISCO_CTR_${region.toUpperCase()}`;
    Object.assign(variables, {
      [`${prefix}_URL`]: url,
      [`${prefix}_CLIENT_ID`]: clientId,
      [`${prefix}_CLIENT_PASSWORD`]: clientPassword,
    });
  }
  return variables;
}
