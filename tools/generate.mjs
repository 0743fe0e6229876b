// Writes from schema/ the types in provider/generated/, and the classes and functions in provider/dynamic/generated/; and the page about
// the emulator's calls from its tables. `node tools/generate.mjs` writes; `--check` writes nothing and fails when a file is not what
// it would write.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { functionFiles } from "./generator/functions.mjs";
import { resourceFiles } from "./generator/resources.mjs";
import { root } from "./generator/schema.mjs";

const generated = { ...(await resourceFiles()), ...(await functionFiles()) };

const folders = ["provider/generated", "provider/generated/functions", "provider/dynamic/generated"];
for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
const present = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${folder}/${name}`),
);

const require = createRequire(import.meta.url);
require("./typescript.cjs");
/** @type {unknown} */
const page = require("./emulator-calls.ts");
const { emulatorCallsPage } = /** @type {typeof import("./emulator-calls.js")} */ (page);

/** @type {Record<string, string>} */
const wanted = { ...generated, "docs/emulator-calls.md": emulatorCallsPage() };
/** @param {string} file */
const read = (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined);
const stale = Object.entries(wanted).filter(([file, text]) => read(file) !== text);

if (process.argv.includes("--check")) {
  const left = present.filter((file) => !(file in generated));
  const wrong = [...stale.map(([file]) => file), ...left];
  if (wrong.length > 0) {
    console.error(`Not what schema/ and emulator/ say: ${wrong.join(", ")}. Run \`npm run generate\` and commit the result.`);
    process.exit(1);
  }
} else {
  for (const [file, text] of stale) writeFileSync(join(root, file), text);
  console.error(stale.length === 0 ? "everything generated is up to date" : `wrote ${stale.map(([file]) => file).join(", ")}`);
}
