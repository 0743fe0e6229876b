/** What `npm ci` installs is what was reviewed: every package by the hash of its content, from whichever registry. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";

const root = join(__dirname, "..", "..");

interface Entry {
  link?: boolean;
  inBundle?: boolean;
  integrity?: string;
  resolved?: string;
}

test("every package of the lock file has a hash, and none names a registry", () => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, Entry> };
  const installed = Object.entries(packages).filter(([path, { link, inBundle }]) => path !== "" && !link && !inBundle);
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
  expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  expect(installed.length).toBeGreaterThan(100);
});

const folder = mkdtempSync(join(tmpdir(), "lock-file-"));
let tarball: Buffer;

function npm(where: string, ...args: string[]): Promise<string> {
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    npm_config_cache: join(folder, "cache"),
    npm_config_update_notifier: "false",
  };
  return new Promise((resolve) => {
    execFile("npm", args, { cwd: where, env }, (error, stdout, stderr) => {
      resolve(`${error ? "failed" : "done"}: ${stdout}${stderr}`);
    });
  });
}

beforeAll(async () => {
  const package_ = join(folder, "pinned");
  mkdirSync(package_);
  writeFileSync(join(package_, "package.json"), '{"name":"pinned","version":"1.0.0"}');
  expect(await npm(package_, "pack")).toMatch(/^done/);
  tarball = readFileSync(join(package_, "pinned-1.0.0.tgz"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const hashOf = (content: Buffer | string): string => `sha512-${createHash("sha512").update(content).digest("base64")}`;

test.each([
  ["what the lock file pins is installed", () => hashOf(tarball), /^done/],
  ["other content for a pinned version is refused", () => hashOf("what was reviewed"), /^failed: [^]*EINTEGRITY/],
])("from a registry that is only known by npm's settings, %s", async (_, pinned, outcome) => {
  const registry = createServer(({ url = "", headers }, response) => {
    if (url.endsWith(".tgz")) return response.end(tarball);
    const dist = { tarball: `http://${headers.host ?? ""}/pinned-1.0.0.tgz`, integrity: hashOf(tarball) };
    const versions = { "1.0.0": { name: "pinned", version: "1.0.0", dist } };
    return response.end(JSON.stringify({ name: "pinned", "dist-tags": { latest: "1.0.0" }, versions }));
  });
  await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
  const project = mkdtempSync(join(folder, "project-"));
  const dependencies = { pinned: "1.0.0" };
  const packages = { "": { name: "p", dependencies }, "node_modules/pinned": { version: "1.0.0", integrity: pinned() } };
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "p", dependencies }));
  writeFileSync(join(project, "package-lock.json"), JSON.stringify({ name: "p", lockfileVersion: 3, packages }));
  copyFileSync(join(root, ".npmrc"), join(project, ".npmrc"));
  try {
    const { port } = registry.address() as AddressInfo;
    expect(await npm(project, "ci", `--registry=http://127.0.0.1:${port}/`)).toMatch(outcome);
  } finally {
    registry.closeAllConnections();
    await new Promise((resolve) => registry.close(resolve));
  }
});
