/** The release workflow, job by job from its very file: what it packs here is what it would publish. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { GitHubJob, type JobRun } from "../pipelines/github";
import { Machine } from "../pipelines/machine";
import { jobOf, ownWorkflow, root } from "../pipelines/own";

const workflow = ownWorkflow("release");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  packages: Record<string, { version: string; dev?: boolean; devOptional?: boolean; link?: boolean }>;
};
const notes = readFileSync(join(root, "CHANGELOG.md"), "utf8").split(`## ${version}\n`)[1]?.split("\n## ")[0]?.trim();

const scratch = mkdtempSync(join(tmpdir(), "ciscoctr-release-"));
const repository = join(scratch, "repository.json");
const registry = join(scratch, "registry.json");
const artefacts = join(scratch, "artefacts");
const machines: Machine[] = [];

afterAll(() => {
  for (const machine of machines) machine.remove();
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs a job on a machine of its own. */
async function run(name: string, tag = `v${version}`, branch = "origin/main"): Promise<JobRun> {
  const folder = join(mkdtempSync(join(scratch, "machine-")), "pulumi-cisco-ctr");
  const job = jobOf(workflow, name);
  if (job.steps.some(({ uses }) => uses?.startsWith("actions/checkout@"))) checkOut(folder, branch);
  else mkdirSync(folder);
  const machine = new Machine(folder, { PATH: String(process.env["PATH"]), HOME: scratch, npm_config_update_notifier: "false" });
  machines.push(machine);
  const github = { repository: "example/mail", server_url: "https://github.com", ref_name: tag, token: "of the job" };
  const standIns = { STAND_IN_REPOSITORY: repository, STAND_IN_NPM_REGISTRY: registry };
  return new GitHubJob(machine, { github }, standIns, artefacts).finishJob(job);
}

/** What the checkout of a release has, and what was built in it: no changeset waits there. @param branch the only one that has the commit */
function checkOut(folder: string, branch: string): void {
  const left = /^(?:node_modules|\.git|test|coverage|site|\.changeset\/(?!README)[\w-]+\.md)$/;
  cpSync(root, folder, { recursive: true, filter: (file) => !left.test(relative(root, file)) });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder });
  git("init", "--quiet");
  for (const each of ["origin/main", branch]) {
    git("commit", "--quiet", "--allow-empty", "--message", each);
    git("update-ref", `refs/remotes/${each}`, "HEAD");
  }
}

const released = (file: string): string => readFileSync(join(artefacts, "release", file), "utf8");
const tarball = `pulumi-cisco-ctr-${version}.tgz`;
const sboms = ["sbom.cdx.json", "sbom.spdx.json"];

describe("a tag", () => {
  let packed: JobRun;

  beforeAll(async () => {
    writeFileSync(repository, JSON.stringify({ comments: [], issues: [], labels: [] }));
    packed = await run("pack");
  });

  test("beside main is none of a release", async () => {
    const { failed, log } = await run("pack", `v${version}`, "origin/other");
    expect({ failed, log }).toEqual({ failed: true, log: expect.not.stringContaining("npm pack") });
  });

  test("is packed, with what it brings, its checksums and the notes of its changes", () => {
    expect({ failed: packed.failed, log: packed.log }).toEqual({ failed: false, log: expect.any(String) });
    expect(readdirSync(join(artefacts, "release")).sort()).toEqual(["SHA256SUMS", "NOTES", tarball, ...sboms].sort());
    expect(released("NOTES").trim()).toBe(notes);
    expect(packed.summary.trim()).toBe(notes);
  });

  test("has every file but the notes attested", () => {
    const attested = (packed.uploads["attested"] ?? "").trim().split("\n");
    expect(attested.map((line) => line.replace(/^[0-9a-f]{64} [ *]/, "")).sort()).toEqual([tarball, ...sboms].sort());
  });

  test("names in its package the repository that made it, as npm wants it of a provenance", () => {
    const args = ["-xzOf", join(artefacts, "release", tarball), "package/package.json"];
    const manifest = JSON.parse(execFileSync("tar", args, { encoding: "utf8" })) as object;
    expect(manifest).toMatchObject({ version, repository: { type: "git", url: "git+https://github.com/example/mail.git" } });
  });

  test("lists what a user installs, all of it, and none of what is for development", () => {
    const { components } = JSON.parse(released("sbom.cdx.json")) as { components: { name: string; version: string }[] };
    const { packages } = JSON.parse(released("sbom.spdx.json")) as { packages: { name: string; versionInfo: string }[] };
    const installed = Object.entries(lock.packages).filter(
      ([path, { dev, devOptional, link }]) => path && !dev && !devOptional && !link,
    );
    const wanted = installed.map(([path, each]) => `${path.replace(/^.*node_modules\//, "")}@${each.version}`).sort();
    expect(wanted.length).toBeGreaterThan(10);
    expect(components.map((each) => `${each.name}@${each.version}`).sort()).toEqual(wanted);
    const [itself, ...others] = packages.map((each) => `${each.name}@${each.versionInfo}`);
    expect({ itself, others: others.sort() }).toEqual({ itself: `pulumi-cisco-ctr@${version}`, others: wanted });
  });

  test("becomes a release on GitHub, with everything that was packed", async () => {
    expect(await run("github")).toMatchObject({ failed: false });
    const { releases } = JSON.parse(readFileSync(repository, "utf8")) as { releases: object[] };
    expect(releases).toEqual([{ tag: `v${version}`, notes: released("NOTES"), files: [tarball, ...sboms, "SHA256SUMS"] }]);
  });

  test("is published with a provenance, the very tarball", async () => {
    expect(await run("npm")).toMatchObject({ failed: false });
    const published = JSON.parse(readFileSync(registry, "utf8")) as { args: string[]; tarball: string };
    expect(published.args).toEqual(expect.arrayContaining(["--provenance", "--access", "public"]));
    expect(basename(published.tarball)).toBe(tarball);
  });

  test("is neither released nor published when something has changed what was packed", async () => {
    rmSync(registry);
    appendFileSync(join(artefacts, "release", tarball), "more");
    for (const job of ["github", "npm"]) {
      const { failed, outcomes } = await run(job);
      expect({ failed, compared: outcomes["Compare checksums"] }).toEqual({ failed: true, compared: "failure" });
    }
    expect(() => readFileSync(registry)).toThrow("ENOENT");
  });
});

test("a tag that is not the version of the package packs nothing", async () => {
  const { outcomes, log } = await run("pack", "v99.0.0");
  expect(outcomes).toMatchObject({ Notes: "failure", Pack: "skipped" });
  expect(log).toContain(`The tag v99.0.0 is not that of package.json, v${version}`);
});
