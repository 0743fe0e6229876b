// What the processes of a command cost, as the kernel counts it in /proc; a system without /proc gives no figures.
import fs from "node:fs";

/** @typedef {"engine" | "language host" | "program" | "provider" | "others"} Role */
/** @typedef {{ cpuMs: number, peakMb: number }} Cost */
/** @typedef {Partial<Record<Role, Cost>>} Costs */

/** Also what is lost of a process that ends between two looks. */
const everyMs = 20;
/** New processes, their parts and their memory are looked at less often. */
const looksPerSearch = 5;
/** The kernel tells times to programs in hundredths of a second, whatever it counts in. */
const msPerTick = 10;

/** @type {readonly (readonly [RegExp, Role])[]} */
const roles = [
  [/@pulumi\/pulumi\/cmd\/dynamic-provider/u, "provider"],
  [/@pulumi\/pulumi\/cmd\/run/u, "program"],
  [/pulumi-language-nodejs/u, "language host"],
];

/** @param {string} file @returns {string} empty when the process is gone */
function read(file) {
  try {
    return fs.readFileSync(file, "latin1");
  } catch {
    return "";
  }
}

/** The fields of /proc/PID/stat from the third on: the second may contain blanks. @param {string} text */
const fieldsOf = (text) => text.slice(text.lastIndexOf(")") + 2).split(" ");

/** Follows a process and all that it starts. */
export class Processes {
  /** @type {Map<string, { role: Role, cpuMs: number, peakMb: number }>} */
  #seen = new Map();
  /** Processes that others have started. @type {Set<string>} */
  #strangers = new Set();
  #looks = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /** @param {number} pid */
  follow(pid) {
    if (!fs.existsSync("/proc/self/stat")) return;
    this.#seen.set(String(pid), { role: "engine", cpuMs: 0, peakMb: 0 });
    this.#timer = setInterval(() => {
      if (this.#looks++ % looksPerSearch === 0) this.#search();
      this.#look();
    }, everyMs);
  }

  /** @returns {Costs} of all processes with the same part in it together; the peak is that of the largest one */
  end() {
    clearInterval(this.#timer);
    /** @type {Costs} */
    const costs = {};
    for (const { role, cpuMs, peakMb } of this.#seen.values()) {
      const cost = (costs[role] ??= { cpuMs: 0, peakMb: 0 });
      cost.cpuMs += cpuMs;
      cost.peakMb = Math.max(cost.peakMb, peakMb);
    }
    return costs;
  }

  #search() {
    const running = fs.readdirSync("/proc").filter((name) => /^\d/u.test(name));
    for (const pid of running) {
      if (this.#seen.has(pid) || this.#strangers.has(pid)) continue;
      const [, parent = ""] = fieldsOf(read(`/proc/${pid}/stat`));
      if (this.#seen.has(parent)) this.#seen.set(pid, { role: "others", cpuMs: 0, peakMb: 0 });
    }
    // A number may be given out again, and then to one of these.
    this.#strangers = new Set(running.filter((pid) => !this.#seen.has(pid)));
    for (const [pid, process] of this.#seen) {
      if (process.role !== "engine") process.role = roleOf(pid) ?? process.role;
      const peak = /VmHWM:\s+(\d+)/u.exec(read(`/proc/${pid}/status`))?.[1];
      if (peak !== undefined) process.peakMb = Number(peak) / 1024;
    }
  }

  #look() {
    for (const [pid, process] of this.#seen) {
      const fields = fieldsOf(read(`/proc/${pid}/stat`));
      if (fields.length > 1) process.cpuMs = (Number(fields[11]) + Number(fields[12])) * msPerTick;
    }
  }
}

/** A process is first a copy of its parent: what it is to be shows a little later. @param {string} pid */
function roleOf(pid) {
  const command = read(`/proc/${pid}/cmdline`);
  return roles.find(([pattern]) => pattern.test(command))?.[1];
}
