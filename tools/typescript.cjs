"use strict";
/** Lets Node load the TypeScript of this repository, as jest does. */
/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/no-deprecated, @typescript-eslint/no-unsafe-call --
   The hook by which CommonJS loads other languages has no types and no successor in Node 20. */
const { transformFileSync } = require("@swc/core");

require.extensions[".ts"] = (/** @type {NodeModule} */ module, /** @type {string} */ file) => {
  const { code } = transformFileSync(file, {
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  });
  /** @type {any} */ (module)._compile(code, file);
};
