"use strict";
/** Preloaded into the processes of a command: each notes the files that it loads, as it loads them, for the engine ends them without notice. */
const fs = require("node:fs");
const Module = require("node:module");
const { role } = require("../own-role.cjs");

const folder = process.env["CISCO_CTR_BENCH_LOADED"];

if (role !== undefined && folder !== undefined) {
  /** @type {unknown} */
  const loader = Module;
  const { _extensions: loaders } = /** @type {{ _extensions: Record<string, (module: unknown, file: string) => void> }} */ (
    loader
  );
  for (const [extension, load] of Object.entries(loaders)) {
    loaders[extension] = (module, file) => {
      fs.appendFileSync(`${folder}/${role}`, `${file}\n`);
      load(module, file);
    };
  }
}
