import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** A project of an example as its users get it, by `npm run new`; throws with what was said when it fails. */
export function makeProject(folder: string, example: string): void {
  execFileSync(process.execPath, [join(root, "tools", "new.mjs"), folder, example], { stdio: "pipe" });
}
