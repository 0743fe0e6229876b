/**
 * The notes of a release: `node tools/release-notes.mjs v0.2.0` prints the section of CHANGELOG.md for package.json's version. Without a tag
 * it takes that version. It fails where tag, version and changelog are not of one mind, and while changesets wait.
 */
import fs from "node:fs";
import { inRoot, packageVersion } from "./manifest.mjs";
import { sentenceOf, SetUpError } from "./progress.mjs";

/**
 * What stands below the heading of a version.
 * @param {string} changelog as changesets writes it
 * @param {string} version
 */
function sectionOf(changelog, version) {
  const sections = changelog.split(/^## /mu);
  const [, ...lines] = sections.find((section) => section.startsWith(`${version}\n`))?.split("\n") ?? [];
  return lines.join("\n").trim();
}

/** @param {string} [tag] */
function notesOf(tag) {
  const version = packageVersion();
  if (tag !== undefined && tag !== `v${version}`)
    throw new SetUpError(
      `The tag ${tag} is not that of package.json, v${version}: run npm run version, and tag the commit that has it.`,
    );
  const waiting = fs.readdirSync(inRoot(".changeset")).filter((file) => file.endsWith(".md") && file !== "README.md");
  if (waiting.length > 0) throw new SetUpError(`Changesets wait (${waiting.join(", ")}): run npm run version first.`);
  const section = sectionOf(fs.readFileSync(inRoot("CHANGELOG.md"), "utf8"), version);
  if (section === "") throw new SetUpError(`CHANGELOG.md says nothing of ${version}.`);
  return section;
}

try {
  console.log(notesOf(process.argv[2]));
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
