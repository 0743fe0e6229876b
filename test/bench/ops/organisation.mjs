// The emulator that one contestant works against: nobody else is in its lists, and its quota is its own.
import { credentialsOf, startEmulator } from "../../../tools/emulator-process.mjs";
import { askAdmin } from "../admin.mjs";
import { countCalls } from "./calls.mjs";

/** @typedef {import("./calls.mjs").Request} Request */

const regions = ["us", "eu"];

export class Organisation {
  #emulator;

  /** @param {import("../../../tools/emulator-process.mjs").StartLine} emulator */
  constructor(emulator) {
    this.#emulator = emulator;
  }

  static async start() {
    return new Organisation(await startEmulator());
  }

  get environment() {
    return credentialsOf(this.#emulator);
  }

  /** @param {string} method @param {string} path @param {unknown} [body] */
  #admin(method, path, body) {
    return askAdmin(this.#emulator.admin, method, path, body);
  }

  /**
   * As after its start, but for so many devices in each region that somebody else has registered.
   * @param {number} count
   */
  async begin(count) {
    await this.#admin("POST", "/reset");
    /** @type {Record<string, string[]>} */
    const devices = {};
    for (const region of regions) {
      const ids = (devices[region] = /** @type {string[]} */ ([]));
      for (let i = 0; i < count; i++) {
        const wish = { name: `cloud${i}.example.com`, type: "ESA", version: "14.0.0-692" };
        const made = await this.#admin("POST", `/tenants/${region}/devices`, wish);
        ids.push(/** @type {{ id: string }} */ (made).id);
      }
    }
    return devices;
  }

  /** A quota of which nothing is used, every answer so late, and a log in which nothing stands. @param {number} latencyMs */
  async ready(latencyMs) {
    for (const region of regions) await this.#admin("PATCH", `/tenants/${region}`, { quotaUsed: 0 });
    await this.#admin("DELETE", "/faults");
    if (latencyMs > 0) await this.#admin("POST", "/faults", [{ kind: "slow", delayMs: latencyMs }]);
    await this.#admin("DELETE", "/requests");
  }

  async calls() {
    return countCalls(/** @type {Request[]} */ (await this.#admin("GET", "/requests")));
  }
}
