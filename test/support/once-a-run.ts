import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What jest's workers share (run-folder.mjs); a process that is not jest's has its own. */
function runFolder(): string {
  const given = process.env["CISCO_CTR_TEST_RUN_FOLDER"];
  if (given !== undefined) return given;
  const folder = (process.env["CISCO_CTR_TEST_RUN_FOLDER"] = mkdtempSync(join(tmpdir(), "ciscoctr-run-")));
  process.on("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/**
 * A folder that one run of the tests makes once, for all its workers. Who finds none makes one, and the first that is whole is kept.
 * @param fill is given an empty folder, which has another name later
 */
export function onceARun(name: string, fill: (draft: string) => void): string {
  const folder = join(runFolder(), name);
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(`${folder}-`);
  fill(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
