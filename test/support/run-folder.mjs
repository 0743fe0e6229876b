/** Jest's globalSetup: a folder that the workers of one run share, and that goes away with it. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export default function shareFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ciscoctr-run-"));
  process.env["CISCO_CTR_TEST_RUN_FOLDER"] = folder;
  process.on("exit", () => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
}
