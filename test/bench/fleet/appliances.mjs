// Appliances of mixed kinds, the stack that joins them, and what the emulator counts meanwhile. An appliance is busy for two seconds after
// the commit and for two more after its registration.
import fs from "node:fs";
import path from "node:path";
import { credentialsOf, startEmulator } from "../../../tools/emulator-process.mjs";
import { countCalls } from "../ops/calls.mjs";
import { makeStack } from "../stack.mjs";
import { askAdmin } from "../admin.mjs";
import { Sessions } from "./sessions.mjs";

const settleMs = 2_000;

/** @type {readonly { type: string, version: string, cluster?: string }[]} */
const kinds = [
  { type: "ESA", version: "13.0.0-392" },
  { type: "SMA", version: "12.5.0-658" },
  { type: "ESA", version: "14.0.0-692", cluster: "c1" },
  { type: "SMA", version: "13.8.1-052" },
  { type: "ESA", version: "13.5.1-277" },
  { type: "SMA", version: "14.0.0-404" },
  { type: "ESA", version: "15.0.0-104", cluster: "c2" },
  { type: "SMA", version: "15.0.0-334" },
];

const program = `
const { DeviceRegistration } = require("pulumi-cisco-ctr");
for (const { name, ...appliance } of require("./fleet.json")) {
  new DeviceRegistration(name, { region: "us", appliance: { ...appliance, credentialsEnv: "FLEET" } });
}`;

const credentials = { username: "fleet-admin", password: "fleet-password" };

/** Strikes nobody, and the emulator counts how often it might have: at every look at a cloud service. */
const lookCounter = { kind: "busy", after: Number.MAX_SAFE_INTEGER };
const outage = { kind: "status", status: 503, region: "us" };

/** An emulator with appliances, and a stack that joins them. */
export class Fleet {
  #admin;
  #looksBefore = 0;

  /** @param {string} admin @param {Awaited<ReturnType<typeof makeStack>>} stack @param {Sessions} sessions */
  constructor(admin, stack, sessions) {
    this.#admin = admin;
    this.stack = stack;
    this.sessions = sessions;
  }

  /**
   * @param {string} name
   * @param {number} count
   * @param {number} [first] the kind to begin with
   */
  static async of(name, count, first = 0) {
    const emulator = await startEmulator();
    const chosen = Array.from({ length: count }, (_, index) => kinds.at((first + index) % kinds.length));
    const wishes = chosen.map((kind, index) => ({ name: `fleet${index}.example.com`, ...kind, ...credentials, settleMs }));
    const made = await askAdmin(emulator.admin, "POST", "/appliances", wishes);
    const appliances = /** @type {{ name: string, type: string, host: string, port: number, hostKey: string }[]} */ (made);
    const sessions = new Sessions();
    const machines = await Promise.all(
      appliances.map(async ({ name, type, host, port, hostKey }, index) => {
        const machine = chosen[index]?.cluster === undefined ? {} : { machine: name };
        return { name, type, host, port: await sessions.inFrontOf(port), hostKey, ...machine };
      }),
    );
    const env = { ...credentialsOf(emulator), FLEET_USERNAME: credentials.username, FLEET_PASSWORD: credentials.password };
    const stack = await makeStack(name, program, env);
    fs.writeFileSync(path.join(stack.project, "fleet.json"), JSON.stringify(machines));
    const fleet = new Fleet(emulator.admin, stack, sessions);
    await fleet.#ask("POST", "/faults", [lookCounter]);
    return fleet;
  }

  /** The cloud answers nothing but 503. */
  async regionGoesDown() {
    await this.#ask("POST", "/faults", [outage]);
  }

  async regionComesBack() {
    this.#looksBefore = await this.looks();
    await this.#ask("DELETE", "/faults");
    await this.#ask("POST", "/faults", [lookCounter]);
  }

  /** How often the menu of a cloud service was opened. */
  async looks() {
    const rules = /** @type {{ kind: string, seen: number }[]} */ (await this.#ask("GET", "/faults"));
    return this.#looksBefore + (rules.find(({ kind }) => kind === lookCounter.kind)?.seen ?? 0);
  }

  async calls() {
    const requests = /** @type {(import("../ops/calls.mjs").Request & { fault?: string })[]} */ (
      await this.#ask("GET", "/requests")
    );
    return { byKind: countCalls(requests), struck: requests.filter(({ fault }) => fault !== undefined).length };
  }

  /** How many appliances are registered, and how many entries the cloud has beside theirs. */
  async outcome() {
    const state = await this.#ask("GET", "/state");
    const { appliances, regions } =
      /** @type {{ appliances: { registered: boolean }[], regions: { us: { devices: object[] } } }} */ (state);
    const registered = appliances.filter((appliance) => appliance.registered).length;
    return { registered, orphans: regions.us.devices.length - registered };
  }

  /** @param {string} method @param {string} call @param {unknown} [body] */
  #ask(method, call, body) {
    return askAdmin(this.#admin, method, call, body);
  }
}
