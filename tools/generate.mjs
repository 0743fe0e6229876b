// Writes from schema/ the types and validators in provider/generated/ and cli/generated/, and the classes and functions in
// provider/dynamic/generated/; and from these, the registry and tables the pages of tools/pages/. `node tools/generate.mjs` writes;
// `--check` writes nothing and fails when a file is not what it would write.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { format } from "prettier";
import { functionFiles } from "./generator/functions.mjs";
import { resourceFiles } from "./generator/resources.mjs";
import { root } from "./generator/schema.mjs";
import { validatorFiles } from "./generator/validators.mjs";

const checks = process.argv.includes("--check");

/** Nothing else stands in these. */
const folders = [
  "provider/generated",
  "provider/generated/functions",
  "provider/generated/validators",
  "provider/dynamic/generated",
  "cli/generated",
  "docs/resources",
];
for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });

/** @param {string} file */
const read = (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined);

/**
 * Writes what differs, unless only asked to check; answers the files that differ.
 * @param {Record<string, string>} wanted text by file
 */
function put(wanted) {
  const stale = Object.entries(wanted).filter(([file, text]) => read(file) !== text);
  if (!checks) for (const [file, text] of stale) writeFileSync(join(root, file), text);
  return stale.map(([file]) => file);
}

/** The pages, laid out as prettier does. They are of what the sources say now: those that are written have to be there. */
async function pages() {
  const require = createRequire(import.meta.url);
  require("./typescript.cjs");
  /** @type {unknown} */
  const loaded = require("./pages/index.ts");
  const written = /** @type {typeof import("./pages/index.js")} */ (loaded).pages();
  /** @type {unknown} */
  const options = JSON.parse(readFileSync(join(root, ".prettierrc.json"), "utf8"));
  /** @type {Record<string, string>} */
  const laidOut = {};
  for (const [file, text] of Object.entries(written))
    laidOut[file] = await format(text, { .../** @type {object} */ (options), parser: "markdown" });
  return laidOut;
}

const code = { ...(await resourceFiles()), ...(await functionFiles()), ...validatorFiles() };
const differing = put(code);
const texts = await pages();
differing.push(...put(texts));

if (checks) {
  const present = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => `${folder}/${name}`),
  );
  const wrong = [...differing, ...present.filter((file) => !(file in code) && !(file in texts))];
  if (wrong.length > 0) {
    console.error(
      `Not what their sources say: ${wrong.join(", ")}. Run \`npm run generate\` and commit the result; delete what is left over.`,
    );
    process.exit(1);
  }
} else {
  console.error(differing.length === 0 ? "everything generated is up to date" : `wrote ${differing.join(", ")}`);
}
