import { readFileSync } from "node:fs";
import { join } from "node:path";
import { code, writtenFrom } from "./markdown";

const root = join(__dirname, "..", "..");

interface Entry {
  version?: string;
  license?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** What package-lock.json says of each package, by its folder. */
export type Lock = Record<string, Entry>;

/** Licences that let everybody use, change and pass on what is under them, also within something that is not free. */
export const permissive: readonly string[] = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "(BSD-3-Clause AND Apache-2.0)",
  "CC-BY-3.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "Python-2.0",
  "Unlicense",
];

/** Those whose licence stands in a file of theirs, or in an old form, so that a lock does not have it. */
const saidElsewhere: Readonly<Record<string, string>> = {
  "@logdna/tail-file": "MIT",
  buildcheck: "MIT",
  "cpu-features": "MIT",
  ssh2: "MIT",
};

const nameOf = (folder: string): string => folder.split("node_modules/").at(-1) ?? "";

/** The folder that Node finds a package in, from that of another. */
function folderOf(lock: Lock, from: string, name: string): string | undefined {
  const at = from === "" ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (at in lock || from === "") return at in lock ? at : undefined;
  return folderOf(lock, from.slice(0, Math.max(0, from.lastIndexOf("/node_modules/"))), name);
}

/** A package and its licence; of several versions, each licence once. */
export interface Licensed {
  name: string;
  licence: string;
}

/**
 * Every package that an install of these brings along.
 *
 * @throws when nobody has said what the licence of one is
 */
export function licencesOf(lock: Lock, names: readonly string[]): Licensed[] {
  const folders = new Set<string>();
  const visit = (from: string, wanted: readonly string[]): void => {
    for (const name of wanted) {
      const folder = folderOf(lock, from, name);
      if (folder === undefined || folders.has(folder)) continue;
      folders.add(folder);
      const { dependencies, optionalDependencies } = lock[folder] ?? {};
      visit(folder, Object.keys({ ...dependencies, ...optionalDependencies }));
    }
  };
  visit("", names);
  const found = [...folders].map((folder) => ({
    name: nameOf(folder),
    licence: licenceOf(nameOf(folder), lock[folder]?.license),
  }));
  return found.filter((each, at) => found.findIndex((other) => isSame(each, other)) === at);
}

const isSame = (a: Licensed, b: Licensed): boolean => a.name === b.name && a.licence === b.licence;

function licenceOf(name: string, said: string | undefined): string {
  const licence = saidElsewhere[name] ?? said;
  if (licence !== undefined) return licence;
  throw new Error(`package-lock.json has no licence of ${name}: read it in that package, and say it in ${__filename}`);
}

/** What this checkout is locked to: what the package brings along, and what Pulumi does. */
export function installed(): { own: Licensed[]; pulumis: Licensed[]; pulumi: string } {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Lock };
  const { dependencies, peerDependencies } = packages[""] ?? {};
  const own = licencesOf(packages, Object.keys(dependencies ?? {}));
  const withPulumi = licencesOf(packages, [...Object.keys(peerDependencies ?? {}), "ts-node", "typescript"]);
  const pulumis = withPulumi.filter((each) => !own.some((other) => isSame(each, other)));
  return { own, pulumis, pulumi: packages["node_modules/@pulumi/pulumi"]?.version ?? "" };
}

function byLicence(packages: readonly Licensed[]): string {
  const licences = [...new Set(packages.map(({ licence }) => licence))].sort();
  return licences
    .map((licence) => {
      const names = packages.filter((each) => each.licence === licence).map(({ name }) => code(name));
      return `- **${licence}**: ${names.sort().join(", ")}\n`;
    })
    .join("");
}

/** docs/licences.md */
export function licencesPage(): string {
  const { own, pulumis, pulumi } = installed();
  return `${writtenFrom("package-lock.json")}
# Licences

The package is under [Apache-2.0](../LICENSE). What is installed with it has a permissive licence too.

## What the package brings along

${byLicence(own)}
## What Pulumi brings along

These come with \`@pulumi/pulumi\` ${pulumi}, \`typescript\` and \`ts-node\`, which a project has anyway; of another version they may be others.

${byLicence(pulumis)}`;
}
