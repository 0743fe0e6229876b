import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { onceARun } from "./once-a-run";
import { packedPackage } from "./packed-package";

const root = join(__dirname, "..", "..");

/**
 * A project of an example as its users get it, by `npm run new`; throws with what was said when it fails.
 * @param pack whether npm packs the package for this project, or gives it what it has packed for this run
 */
export function makeProject(folder: string, example: string, pack: "itsOwnPack" | "packOfTheRun" = "packOfTheRun"): void {
  const env = { ...process.env };
  // It would come before PATH.
  delete env["npm_execpath"];
  if (pack === "packOfTheRun") env["PATH"] = [npmThatHasPacked(), env["PATH"]].join(delimiter);
  execFileSync(process.execPath, [join(root, "tools", "new.mjs"), folder, example], { stdio: "pipe", env });
}

/** The folder of an npm that answers `pack --pack-destination FOLDER` at once: to pack takes longer than all else. */
function npmThatHasPacked(): string {
  return onceARun("npm-that-has-packed", (draft) => {
    const script = `#!/bin/sh
case $1 in
  pack) exec cp "${packedPackage().tarball}" "$3" ;;
  *) PATH="${process.env["PATH"] ?? ""}" exec npm "$@" ;;
esac
`;
    writeFileSync(join(draft, "npm"), script, { mode: 0o755 });
  });
}
