/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  transform: {
    "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } }],
  },
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/examples/"],
  globalSetup: "<rootDir>/test/support/run-folder.mjs",
  restoreMocks: true,
  // Hooks start emulators and engines, and the machine may be busy; what must be quick has no clock in its test.
  testTimeout: 600_000,
};
