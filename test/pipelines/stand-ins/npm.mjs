// In the place of npm: what `npm ci` would install is there already; the lock that it would read must be.
import { existsSync } from "node:fs";

if (process.argv.slice(2).join(" ") !== "ci" || !existsSync("package-lock.json")) {
  console.error(`no stand-in for npm ${process.argv.slice(2).join(" ")}`);
  process.exit(64);
}
