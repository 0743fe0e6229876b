// The package as npm would publish it.
import fs from "node:fs";
import path from "node:path";
import { npm } from "../../../tools/npm.mjs";
import { run } from "../../../tools/progress.mjs";

/** @param {string} folder where it is put in the place of what is there */
export async function packInto(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  await must(npm(["pack", "--silent", "--ignore-scripts", "--pack-destination", folder]));
  const tarball = fs.readdirSync(folder).find((name) => name.endsWith(".tgz"));
  await must(run("tar", ["-xzf", path.join(folder, tarball ?? ""), "-C", folder, "--strip-components", "1"]));
}

/** @param {Promise<{ code: number, output: string }>} command */
async function must(command) {
  const { code, output } = await command;
  if (code !== 0) throw new Error(`the package cannot be packed: ${output}`);
}
