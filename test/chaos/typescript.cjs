/** Lets Node load the TypeScript of this repository, as jest does. */
"use strict";
const { transformFileSync } = require("@swc/core");

require.extensions[".ts"] = (module, file) => {
  const { code } = transformFileSync(file, {
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  });
  /** @type {any} */ (module)._compile(code, file);
};
