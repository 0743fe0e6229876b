/**
 * The Chromium that the tests of pages drive: the one that is there, else Debian's, installed by apt-get where this process is root.
 * `node tools/chromium.mjs` does it by hand and prints where it is. CISCO_CTR_TEST_CHROMIUM names another one.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "./pulumi-cli.mjs";
import { during, run, withLock } from "./progress.mjs";

/** @typedef {{ executable: string } | { missing: string }} Chromium where it is, or why it is not there */

const names = ["chromium", "chromium-browser", "google-chrome"];

/** @returns {string | undefined} */
function found() {
  const given = process.env["CISCO_CTR_TEST_CHROMIUM"];
  if (given) return given;
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter(Boolean);
  const files = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return files.find((file) => {
    try {
      fs.accessSync(file, fs.constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Finds Chromium, or installs it.
 * @param {object} [options]
 * @param {boolean} [options.quiet] no progress on stderr
 * @returns {Promise<Chromium>}
 */
export async function ensureChromium({ quiet = false } = {}) {
  const here = found();
  if (here !== undefined) return { executable: here };
  if (process.getuid?.() !== 0) return { missing: "it is not on PATH, and only root may install it" };
  return await withLock(path.join(cacheFolder(), "chromium.lock"), { quiet, waitingFor: "installing Chromium" }, async () => {
    const meanwhile = found();
    if (meanwhile !== undefined) return { executable: meanwhile };
    return await during("installing Chromium", { quiet }, install);
  });
}

const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
const patience = ["DPkg::Lock::Timeout=120", "Acquire::Retries=2", "Acquire::http::Timeout=20"].flatMap((each) => ["-o", each]);

/** @returns {Promise<Chromium>} */
async function install() {
  const steps = [
    ["update", ...patience],
    ["install", "--yes", "--no-install-recommends", ...patience, "chromium"],
  ];
  for (const step of steps) {
    const { code, output } = await run("apt-get", step, { env });
    if (code === 127) return { missing: "it is not on PATH, and there is no apt-get to install it" };
    // What apt-get says of an error is in its last lines; an update that fails may still be good enough.
    if (code !== 0 && step[0] === "install") {
      return { missing: `apt-get cannot install it (exit ${code}): ${output.split("\n").slice(-2).join(" ")}` };
    }
  }
  const executable = found();
  return executable === undefined ? { missing: "apt-get has installed it, but it is not on PATH" } : { executable };
}

if (process.argv[1] !== undefined && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const chromium = await ensureChromium();
  if ("executable" in chromium) console.log(chromium.executable);
  else {
    console.error(`There is no Chromium: ${chromium.missing}.`);
    process.exitCode = 1;
  }
}
