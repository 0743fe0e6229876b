"use strict";
/** Preloaded into the processes of a command: each samples itself, and writes what it saw when it ends or the engine ends it. */
const fs = require("node:fs");
const { Session } = require("node:inspector");
const { role } = require("../own-role.cjs");

const everyMicroseconds = 500;
const folder = process.env["CISCO_CTR_BENCH_PROFILES"];

if (role !== undefined && folder !== undefined) {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.setSamplingInterval", { interval: everyMicroseconds });
  session.post("Profiler.start");
  process.once("exit", () => {
    // A session within its own process answers at once.
    session.post("Profiler.stop", (_, { profile }) => {
      fs.writeFileSync(`${folder}/${role}.cpuprofile`, JSON.stringify(profile));
    });
  });
  // What the engine sends a provider; a second later it kills it.
  process.once("SIGINT", () => process.exit(130));
}
