/** The next version, and its notes: made in a small repository of its own, with the changesets tool that is installed here. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "..", "..", "..");
const example = "examples/first/package.json";
let folder: string;

const put = (file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const read = (file: string): string => readFileSync(join(folder, file), "utf8");

function run(tool: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "tools", tool), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { code: status, stdout, stderr };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ciscoctr-version-"));
  for (const file of [
    "CHANGELOG.md",
    ".changeset/config.json",
    example,
    ...["manifest", "progress", "version", "release-notes"].map((name) => `tools/${name}.mjs`),
  ])
    cpSync(join(root, file), join(folder, file), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { name: string; version: string };
  put("package.json", JSON.stringify({ name, version }));
  put("package-lock.json", JSON.stringify({ name, version, lockfileVersion: 3, packages: { "": { name, version } } }));
  put("README.md", `npm install ./${name}-${version}.tgz`);
  put("docs/emulator.md", `npm install ./${name}-${version}.tgz`);
  put(".gitignore", "node_modules");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: folder });
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "Begin");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("changesets become a section of the changelog, and everything that names the version names the next one", () => {
  const change = "kind-walls-listen";
  put(`.changeset/${change}.md`, '---\n"pulumi-cisco-ctr": minor\n---\n\nSay what a wall hears.\n');
  const before = run("release-notes.mjs");
  expect(before).toMatchObject({ code: 1, stderr: expect.stringContaining(`Changesets wait (${change}.md)`) });

  const { code, stdout, stderr } = run("version.mjs");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const [, version = ""] = /-> (\d+\.\d+\.\d+)\./.exec(stdout) ?? [];
  expect(version).toMatch(/^\d+\.\d+\.0$/);

  expect(read("CHANGELOG.md")).toMatch(
    new RegExp(`^# pulumi-cisco-ctr\n\n## ${version}\n\n### Minor Changes\n\n- (?:[0-9a-f]+: )?Say what a wall hears.\n\n## `),
  );
  expect(read("CHANGELOG.md")).toContain("## 0.1.0\n");
  expect(JSON.parse(read("package.json"))).toMatchObject({ version });
  expect(JSON.parse(read("package-lock.json"))).toMatchObject({ version, packages: { "": { version } } });
  for (const file of ["README.md", "docs/emulator.md", example]) expect(read(file)).toContain(`pulumi-cisco-ctr-${version}.tgz`);

  expect(run("release-notes.mjs", `v${version}`)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^### Minor Changes\n\n- .*hears\.\n$/),
  });
  expect(run("release-notes.mjs", "v0.1.0")).toMatchObject({ code: 1, stderr: expect.stringContaining(`v${version}`) });
});

test("without a changeset there is no next version, and without a section no notes", () => {
  expect(run("version.mjs")).toMatchObject({ code: 1, stderr: "No changeset waits: npm run changeset writes one.\n" });
  put("CHANGELOG.md", "# pulumi-cisco-ctr\n");
  expect(run("release-notes.mjs")).toMatchObject({ code: 1, stderr: expect.stringContaining("CHANGELOG.md says nothing of") });
});
