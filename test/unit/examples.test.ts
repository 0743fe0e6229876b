import { describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const read = (...path: string[]): string => readFileSync(join(root, ...path), "utf8");
const examples = readdirSync(join(root, "examples")).sort();

interface Manifest {
  version: string;
  devDependencies: Record<string, string>;
  dependencies: Record<string, string>;
}

const own = JSON.parse(read("package.json")) as Manifest;
const program = (example: string) => read("examples", example, "index.ts");
const sorted = (values: Iterable<string | undefined>) => [...new Set(values)].sort();

/** The texts between backquotes in the first column of the table with this heading. */
function column(text: string, heading: string): string[] {
  const rows = new RegExp(`^\\| ${heading} +\\|.*\\n\\|.*\\n((?:\\|.*\\n)*)`, "m").exec(text)?.[1] ?? "";
  return rows.split("\n").flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code));
}

describe.each(examples)("%s", (example) => {
  const { dependencies } = JSON.parse(read("examples", example, "package.json")) as Manifest;
  const readme = read("examples", example, "README.md");

  test("takes the package from a tarball beside it, and the versions that are tested here", () => {
    const { "pulumi-cisco-ctr": tarball, ...others } = dependencies;
    const uses = program(example).includes("pulumi-cisco-ctr");
    expect(tarball).toBe(uses ? `file:./pulumi-cisco-ctr-${own.version}.tgz` : undefined);
    expect(Object.keys(others)).toEqual(expect.arrayContaining(["@pulumi/pulumi", "ts-node", "typescript"]));
    expect(others).toEqual(Object.fromEntries(Object.keys(others).map((name) => [name, own.devDependencies[name]])));
  });

  test("its README says what it is, and names its config", () => {
    const description = /^description: (.*)$/m.exec(
      readdirSync(join(root, "examples", example)).includes("Pulumi.yaml")
        ? read("examples", example, "Pulumi.yaml")
        : read("examples", example, "PulumiPolicy.yaml"),
    )?.[1];
    expect(readme).toContain(`# ${example}\n\n${description ?? ""}.\n`);
    const keys = [...program(example).matchAll(/config\.(?:get|require)\w*(?:<[^(]*>)?\("(\w+)"/g)].map(([, key]) => key);
    expect(sorted(column(readme, "Config"))).toEqual(sorted(keys));
    const set = [...readme.matchAll(/pulumi config set (?:--path ')?(\w+)/g)].map(([, key]) => key);
    expect(keys).toEqual(expect.arrayContaining(set));
  });

  test("its README names its variables", () => {
    const text = program(example);
    const logins = [...text.matchAll(/credentialsEnv: "(\w+)"/g)].map(([, prefix]) => prefix ?? "");
    const read = [...text.matchAll(/\b([A-Z][A-Z0-9]+_[A-Z]+):/g)].map(([, name]) => name);
    const client = /new \w+\(|get(?!RegionHosts|Number|Boolean)\w+Output\(/.test(
      text.replace(/new (?:Config|Set|RegExp|PolicyPack)\(/g, ""),
    );
    expect(sorted(column(readme, "Variable"))).toEqual(
      sorted([
        ...(client ? ["CISCO_CTR_US_CLIENT_ID", "CISCO_CTR_US_CLIENT_PASSWORD"] : []),
        ...logins.flatMap((prefix) => [`${prefix}_USERNAME`, `${prefix}_PASSWORD`]),
        ...read,
      ]),
    );
  });
});

test.each(examples)("%s declares no name that CommonJS has: Node would take the program for an ES module", (example) => {
  expect(
    program(example).match(/\b(?:const|let|var|function|class) (?:module|exports|require|__filename|__dirname)\b/),
  ).toBeNull();
});

test("every package in the lock has its hash: that of a new project is cut out of it", () => {
  const { packages } = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, { integrity?: string; link?: boolean; resolved?: string }>;
  };
  const others = Object.entries(packages).filter(([at, { link }]) => at !== "" && !link);
  expect(others.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
});
