/** The emulator of the installed package, run by the cell's Node: what it holds, and what was asked of it. */
import { credentialsOf } from "../../tools/emulator-process.mjs";
import { serve } from "./processes.mjs";

/** @typedef {{ region?: string, method: string, path: string, status: number }} Request */
/** @typedef {{ id: string, name?: string, status?: string }} Thing */
/**
 * @typedef {object} World
 * @property {Record<string, Record<"devices" | "modules" | "moduleTypes" | "clients", Thing[]>>} regions
 * @property {{ name: string, registered: boolean, region: string | null, deviceId: string | null }[]} appliances
 */
/** @typedef {import("../../tools/emulator-process.mjs").StartLine} StartLine */

export class Cloud {
  /**
   * @param {StartLine} line
   * @param {() => Promise<void>} stop
   */
  constructor(line, stop) {
    this.line = line;
    this.stop = stop;
  }

  /**
   * @param {readonly string[]} command the `cisco-ctr` of the project
   * @param {import("./processes.mjs").Where} where
   */
  static async start(command, where) {
    const { line, stop } = await serve([...command, "emulator", "--json"], where);
    /** @type {unknown} */
    const parsed = JSON.parse(line);
    return new Cloud(/** @type {StartLine} */ (parsed), stop);
  }

  /** @returns {NodeJS.ProcessEnv} */
  get environment() {
    const [appliance] = this.line.appliances;
    if (appliance === undefined) throw new Error("the emulator has no appliance");
    const { host, port, hostKey } = appliance;
    return { ...credentialsOf(this.line), ESA1_HOST: host, ESA1_PORT: String(port), ESA1_HOSTKEY: hostKey };
  }

  /** @returns {Promise<World>} */
  async world() {
    return /** @type {World} */ (await this.#ask("GET", "/state"));
  }

  /** What was asked since the last call of this. @returns {Promise<Request[]>} */
  async newRequests() {
    const requests = /** @type {Request[]} */ (await this.#ask("GET", "/requests"));
    await this.#ask("DELETE", "/requests");
    return requests;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @returns {Promise<unknown>}
   */
  async #ask(method, path) {
    const response = await fetch(`${this.line.admin}${path}`, { method });
    if (!response.ok) throw new Error(`the emulator answers ${method} ${path} with ${response.status}`);
    const text = await response.text();
    /** @type {unknown} */
    const answer = text === "" ? undefined : JSON.parse(text);
    return answer;
  }
}
