import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { packedPackage } from "./packed-package";

/** A package as it is installed. */
export interface Installed {
  name: string;
  licence: string;
  /** Of its files. */
  bytes: number;
}

const root = join(__dirname, "..", "..");

/**
 * Installs the packed package with what it brings, in the versions that package-lock.json has. The peer is left out, and so is what only
 * that brings.
 *
 * @param folder empty
 * @returns every package, its own first
 */
export function installPackage(folder: string): Installed[] {
  execFileSync("tar", ["-xzf", packedPackage().tarball, "--strip-components=1", "-C", folder]);
  for (const file of ["package-lock.json", ".npmrc"]) cpSync(join(root, file), join(folder, file));
  const only = ["--omit=dev", "--omit=peer", "--include=optional", "--ignore-scripts"];
  execFileSync("npm", ["ci", "--silent", "--prefer-offline", ...only], { cwd: folder });
  rmSync(join(folder, "package-lock.json"));
  const { packages } = readJson(join(folder, "node_modules", ".package-lock.json")) as { packages: object };
  return ["", ...Object.keys(packages)].map((path) => installedIn(join(folder, path)));
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

interface Manifest {
  name: string;
  license?: string;
  /** How the first years of npm had it. */
  licenses?: { type: string }[];
}

function installedIn(folder: string): Installed {
  const { name, license, licenses } = readJson(join(folder, "package.json")) as Manifest;
  return { name, licence: license ?? licenses?.map(({ type }) => type).join(" OR ") ?? "none", bytes: bytesIn(folder) };
}

function bytesIn(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== "node_modules");
  const bytes = entries.map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? bytesIn(path) : statSync(path).size;
  });
  return bytes.reduce((sum, each) => sum + each, 0);
}
