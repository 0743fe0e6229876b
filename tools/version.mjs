/**
 * `npm run version`: makes the next version of the changesets that wait. Changesets writes package.json and CHANGELOG.md; this adds what names
 * the version too: the lock, and the tarball's name in examples and documents.
 */
import fs from "node:fs";
import path from "node:path";
import { inRoot, packageVersion, readJson } from "./manifest.mjs";
import { root, run, sentenceOf, SetUpError } from "./progress.mjs";

async function runChangesets() {
  const { code, output } = await run(process.execPath, [inRoot("node_modules", "@changesets", "cli", "bin.js"), "version"], {
    cwd: root,
  });
  if (code !== 0) throw new SetUpError(`changeset version fails (exit ${code}):\n${output}`);
}

/** @param {string} version */
function setInLock(version) {
  /** @type {{ version: string, packages: Record<string, { version: string }> }} */
  const lock = readJson("package-lock.json");
  const own = lock.packages[""];
  if (own === undefined) throw new SetUpError("package-lock.json does not name the package itself.");
  lock.version = own.version = version;
  fs.writeFileSync(inRoot("package-lock.json"), `${JSON.stringify(lock, undefined, 2)}\n`);
}

/**
 * @param {string} before
 * @param {string} version
 */
function renameTarball(before, version) {
  const files = ["README.md", ...["docs", "examples"].flatMap(filesBelow)];
  for (const file of files) {
    const text = fs.readFileSync(inRoot(file), "utf8");
    const renamed = text.replaceAll(`pulumi-cisco-ctr-${before}.tgz`, `pulumi-cisco-ctr-${version}.tgz`);
    if (renamed !== text) fs.writeFileSync(inRoot(file), renamed);
  }
}

/** @param {string} folder */
function filesBelow(folder) {
  return fs
    .readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

try {
  const before = packageVersion();
  await runChangesets();
  const version = packageVersion();
  if (version === before) throw new SetUpError("No changeset waits: npm run changeset writes one.");
  setInLock(version);
  renameTarball(before, version);
  console.log(`${before} -> ${version}. Look at CHANGELOG.md, run npm test, commit, and tag that commit v${version}.`);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
