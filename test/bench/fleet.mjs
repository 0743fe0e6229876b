// A fleet of 100 appliances of mixed kinds in one `up`: within 1.5 times (appliances / parallelism) x the time that one takes, in waves
// no wider than the parallelism, and never silent for long. An appliance is busy for two seconds after the commit and for two more after
// its registration.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { credentialsOf, startEmulator } from "../../tools/emulator-process.mjs";
import { Sessions } from "./sessions.mjs";
import { makeStack } from "./stack.mjs";
import { median, seconds, timed } from "./timing.mjs";

const size = 100;
const settleMs = 2_000;
const rounds = 3;
const limit = 1.5;
const longestSilenceMs = 15_000;

/** As many as the engine takes by default: https://www.pulumi.com/docs/iac/cli/commands/pulumi_up/ */
const byDefault = os.availableParallelism() * 4;
const parallelisms = [...new Set([8, byDefault])];

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

/**
 * Starts an emulator with appliances, and a stack that joins them.
 * @param {string} name
 * @param {number} count
 * @param {number} [first] the kind to begin with
 */
async function fleetOf(name, count, first = 0) {
  const emulator = await startEmulator();
  const chosen = Array.from({ length: count }, (_, index) => kinds.at((first + index) % kinds.length));
  const wishes = chosen.map((kind, index) => ({ name: `fleet${index}.example.com`, ...kind, ...credentials, settleMs }));
  const made = await fetch(`${emulator.admin}/appliances`, { method: "POST", body: JSON.stringify(wishes) });
  if (!made.ok) throw new Error(`the emulator makes no fleet: ${await made.text()}`);
  /** @type {unknown} */
  const answer = await made.json();
  const appliances = /** @type {{ name: string, type: string, host: string, port: number, hostKey: string }[]} */ (answer);
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
  const registered = async () => {
    /** @type {unknown} */
    const state = await (await fetch(`${emulator.admin}/state`)).json();
    const { appliances: all } = /** @type {{ appliances: { name: string, registered: boolean }[] }} */ (state);
    return all.filter((appliance) => appliance.registered).length;
  };
  return { stack, sessions, registered };
}

/** What the engine says while it runs, and when. */
class Watch {
  #spokenAt = performance.now();
  /** @type {Map<string, { begun: number, ended?: number }>} */
  #appliances = new Map();
  longestSilenceMs = 0;

  sees() {
    this.longestSilenceMs = Math.max(this.longestSilenceMs, performance.now() - this.#spokenAt);
    this.#spokenAt = performance.now();
  }

  /** @param {string} line */
  reads(line) {
    const [, name = "", what] = /:DeviceRegistration (\S+) (creating|created) /.exec(line) ?? [];
    if (what === "creating") this.#appliances.set(name, { begun: performance.now() });
    const appliance = this.#appliances.get(name);
    if (what === "created" && appliance) appliance.ended = performance.now();
  }

  /** What each appliance took, in milliseconds. */
  get each() {
    return [...this.#appliances.values()].map(({ begun, ended = Number.NaN }) => ended - begun);
  }

  /** From the first appliance's beginning to the last one's end, in milliseconds. */
  get spanMs() {
    const all = [...this.#appliances.values()];
    return Math.max(...all.map(({ ended = Number.NaN }) => ended)) - Math.min(...all.map(({ begun }) => begun));
  }
}

/** What one appliance takes when it is alone. */
async function one() {
  /** @type {number[]} */
  const spans = [];
  for (let round = 0; round < rounds; round++) {
    const { stack } = await fleetOf(`one${round}`, 1, round);
    const watch = new Watch();
    await stack.up([], watch);
    spans.push(watch.spanMs);
  }
  return median(spans);
}

/** @returns {Promise<boolean>} whether all of it is within its limits */
export async function measure() {
  const oneMs = await one();
  console.log(`fleet: one appliance takes ${seconds(oneMs)} (median of ${rounds})`);
  let good = true;
  for (const parallel of parallelisms) {
    const { stack, sessions, registered } = await fleetOf(`parallel${parallel}`, size);
    const watch = new Watch();
    const wallMs = await timed(() => stack.up(["--parallel", String(parallel)], watch));
    const idealMs = (size / parallel) * oneMs;
    const ratio = watch.spanMs / idealMs;
    const all = await registered();
    console.log(
      `fleet: ${all} of ${size} appliances, ${parallel} at a time${parallel === byDefault ? " (the engine's default here)" : ""}: ` +
        `${seconds(watch.spanMs)} (the whole up ${seconds(wallMs)}), ideal ${seconds(idealMs)}, ratio ${ratio.toFixed(2)} (at most ${limit}); ` +
        `each took ${seconds(median(watch.each))} (median); ` +
        `${sessions.count} sessions, at most ${sessions.most} open at a time (at most ${parallel}); ` +
        `the longest silence ${seconds(watch.longestSilenceMs)} (at most ${seconds(longestSilenceMs)})`,
    );
    good &&= all === size && ratio <= limit && sessions.most <= parallel && watch.longestSilenceMs <= longestSilenceMs;
  }
  return good;
}
