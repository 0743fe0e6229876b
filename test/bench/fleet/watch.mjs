/** What the engine says while it runs, and when. */
export class Watch {
  #spokenAt = performance.now();
  /** @type {Map<string, { begun: number, ended?: number }>} */
  #appliances = new Map();
  #created = 0;
  /** @type {{ created: number, act: () => void } | undefined} */
  #trigger;
  longestSilenceMs = 0;

  /** @param {import("../ops/processes.mjs").Processes} processes */
  constructor(processes) {
    this.processes = processes;
  }

  /** @param {number} created @param {() => void} act what to do once so many are there */
  when(created, act) {
    this.#trigger = { created, act };
  }

  /** @param {number} pid */
  follows(pid) {
    this.processes.follow(pid);
  }

  sees() {
    this.longestSilenceMs = Math.max(this.longestSilenceMs, performance.now() - this.#spokenAt);
    this.#spokenAt = performance.now();
  }

  /** @param {string} line */
  reads(line) {
    const [, name = "", what] = /:DeviceRegistration (\S+) (creating|created) /.exec(line) ?? [];
    if (what === "creating" && !this.#appliances.has(name)) this.#appliances.set(name, { begun: performance.now() });
    const appliance = this.#appliances.get(name);
    if (what !== "created" || appliance === undefined) return;
    appliance.ended = performance.now();
    if (++this.#created === this.#trigger?.created) this.#trigger.act();
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
