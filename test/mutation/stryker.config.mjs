// Mutation testing of one room of the provider against its own unit tests; docs/testing.md says how to run it, and what came of it.
import jest from "../../jest.config.mjs";

/** Room by room: what is changed, and the unit tests that must notice. */
const rooms = {
  base: ["call", "config", "duration", "errors", "redact", "retry", "wait"],
  lifecycle: ["diff", "dynamic-provider", "lifecycle", "ownership", "schema-check", "secrets", "wait"],
  "clients/cloud": ["cloud"],
  "clients/appliance": ["appliance"],
};

const room = /** @type {keyof typeof rooms} */ (process.env["ROOM"] ?? "base");

export default {
  mutate: [`provider/${room}/**/*.ts`],
  testRunner: "jest",
  jest: {
    projectType: "custom",
    config: { ...jest, testMatch: rooms[room].map((name) => `<rootDir>/test/unit/${name}*.test.ts`) },
    enableFindRelatedTests: true,
  },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  timeoutMS: 15_000,
  reporters: ["clear-text", "json", "progress-append-only"],
  jsonReporter: { fileName: `.stryker/${room.replace("/", "-")}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: ".stryker/tmp",
};
