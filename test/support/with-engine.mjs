// What `npm run chaos` and `npm run options` begin with.
import { createRequire } from "node:module";
import path from "node:path";
import { root, sentenceOf } from "../../tools/progress.mjs";
import { setUp } from "../../tools/set-up.mjs";

/**
 * Brings dist and the Pulumi CLI up to date, then runs a TypeScript file.
 * @param {string} file from the root, such as `test/chaos/main.ts`
 */
export async function runWithEngine(file) {
  try {
    // A run that is told its own build needs none here.
    const pulumi = await setUp({ dist: process.env["CISCO_CTR_CHAOS_DIST"] === undefined });
    if (pulumi) process.env["PATH"] = [pulumi.bin, process.env["PATH"] ?? ""].join(path.delimiter);
    const require = createRequire(import.meta.url);
    require("../../tools/typescript.cjs");
    require(path.join(root, file));
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
