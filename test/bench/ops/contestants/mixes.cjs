"use strict";
/** What every contestant's program declares. The wish beside the program says of what, how many and where. */
const fs = require("node:fs");

/**
 * @typedef {{ mix: string, n: number, region: string, changed: boolean, devices: Record<string, string[]> }} Wish
 * @typedef {{ id: unknown }} Made
 * @typedef {(type: string, name: string, args: Record<string, unknown>) => Made} Make
 * @typedef {(make: Make, wish: Wish) => void} Mix
 */

/** @param {number} length */
const numbers = (length) => Array.from({ length }, (_, index) => index);

/** @type {Record<string, Mix>} */
const mixes = {
  clients(make, { n, region, changed }) {
    for (const i of numbers(n)) {
      const description = changed && i === 0 ? "Changed by hand" : `Of mail gateway ${i}`;
      make("ApiClient", `client${i}`, { region, preset: "casebook", description });
    }
  },
  tokens(make, { n, region, changed }) {
    for (const i of numbers(n)) {
      make("SseToken", `token${i}`, { region, name: changed && i === 0 ? "Renamed" : `Mail gateway ${i}` });
    }
  },
  /** Half of each; the devices are there already, as those of Cloud Email Security are. */
  registrations(make, { n, region, changed, devices }) {
    for (const i of numbers(Math.ceil(n / 2))) {
      const description = changed && i === 0 ? "Changed by hand" : `Of mail gateway ${i}`;
      const externalDeviceId = devices[region]?.[i];
      const device = make("DeviceRegistration", `device${i}`, { region, method: "external", externalDeviceId, description });
      if (2 * i + 1 < n) make("CtrModule", `module${i}`, { region, type: "esa", deviceId: device.id, verify: false });
    }
  },
  /** One resource with as many tokens. */
  list(make, { n, region, changed }) {
    make("SseToken", "list", { region, name: changed ? "Renamed" : "Mail gateway", devices: n });
  },
  /** A third of each. */
  mixed(make, wish) {
    const third = { ...wish, n: Math.ceil(wish.n / 3) };
    for (const mix of [mixes["clients"], mixes["tokens"], mixes["registrations"]]) mix?.(make, third);
  },
};

/** @param {Make} make */
exports.declare = (make) => {
  /** @type {unknown} */
  const parsed = JSON.parse(fs.readFileSync("wish.json", "utf8"));
  const wish = /** @type {Wish} */ (parsed);
  const mix = mixes[wish.mix];
  if (mix === undefined) throw new Error(`there is no mix "${wish.mix}"`);
  mix(make, wish);
};

exports.names = Object.keys(mixes);

/** How many devices it takes that somebody else has registered. @param {string} mix @param {number} n */
exports.devicesOf = (mix, n) => (["registrations", "mixed"].includes(mix) ? Math.ceil(n / 2) : 0);
