import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version of the nearest package.json: two levels up when built, one when run from source. */
export function packageVersion(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  }
  return "unknown";
}
