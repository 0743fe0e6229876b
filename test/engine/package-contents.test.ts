/** What the package holds, and what it promises to who reads it where it is installed. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import MarkdownIt from "markdown-it";
import { packedPackage } from "../support/packed-package";

const root = join(__dirname, "..", "..");

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
}

let unpacked: string;
let packed: string[];
beforeAll(() => {
  unpacked = packedPackage().folder;
  packed = filesIn(unpacked);
});

const read = (file: string): string => readFileSync(join(unpacked, file), "utf8");
const ending = (...ends: string[]): string[] => packed.filter((file) => ends.some((end) => file.endsWith(end)));

/** Every kind of file that runs, or that somebody reads. */
const kinds = [
  /^package\.json$/,
  /^(?:README|CHANGELOG|CONTRIBUTING|SECURITY)\.md$|^LICENSE$/,
  /^dist\/(?:provider|cli|emulator)\/.+\.js$/,
  /^dist\/provider\/.+\.d\.ts$/,
  /^schema\/.+\.schema\.json$/,
  /^docs\/.+\.(?:md|svg)$/,
  /^examples\//,
];

describe("the packed package holds", () => {
  test("nothing but what runs and what a reader needs", () => {
    expect(packed.filter((file) => !kinds.some((kind) => kind.test(file)))).toEqual([]);
    expect(packed.filter((file) => /(?:^|\/)(?:test|tools|node_modules|coverage)\/|\.(?:test\.\w+|map|tgz)$/.test(file))).toEqual(
      [],
    );
  });

  test("a program for each source, and none without one", () => {
    const sources = ["provider", "cli", "emulator"].flatMap((folder) =>
      filesIn(join(root, folder)).map((file) => join(folder, file)),
    );
    const built = (end: string) => sources.map((file) => join("dist", file.replace(/\.ts$/, end))).sort();
    expect(packed.filter((file) => /^dist\/.*\.js$/.test(file))).toEqual(built(".js"));
    expect(packed.filter((file) => /^dist\/.*\.d\.ts$/.test(file))).toEqual(
      built(".d.ts").filter((file) => file.startsWith("dist/provider/")),
    );
  });

  test("programs that can be read as they are: no map is there, and none is named", () => {
    expect(ending(".js", ".d.ts").filter((file) => read(file).includes("sourceMappingURL"))).toEqual([]);
    expect(read("dist/provider/index.js")).toContain("/** Joins Cisco appliances");
  });

  test("every page, every example whole, and every schema", () => {
    const below = (folder: string) => packed.filter((file) => file.startsWith(`${folder}/`));
    const there = (folder: string) => filesIn(join(root, folder)).map((file) => `${folder}/${file}`);
    const own = /\/node_modules\/|\/Pulumi\.[^/]+\.yaml$|\.tgz$/;
    expect(below("examples")).toEqual(there("examples").filter((file) => !own.test(file)));
    expect(below("schema")).toEqual(there("schema"));
    expect(below("docs")).toEqual(there("docs").filter((file) => !file.startsWith("docs/notes/")));
    const pages = (folder: string) => readdirSync(folder).filter((file) => file.endsWith(".md"));
    expect(pages(unpacked)).toEqual(pages(root));
  });

  test("an example that is a project beside the tarball, unpacked as the page on installing says", () => {
    const { tarball } = packedPackage();
    const page = read("docs/installation-configuration.md");
    const [, unpack = "", archive = "", example = ""] = /^(tar -xzf (\S+) .*package\/(examples\/\S+))$/m.exec(page) ?? [];
    const folder = mkdtempSync(join(tmpdir(), "ciscoctr-unpacked-"));
    try {
      cpSync(tarball, join(folder, archive));
      execFileSync("sh", ["-c", unpack], { cwd: folder });
      const whole = packed.filter((file) => file.startsWith(`${example}/`)).map((file) => file.slice(example.length + 1));
      expect(filesIn(folder)).toEqual([...whole, archive].sort());
      const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { dependencies: object };
      expect(dependencies).toHaveProperty(["pulumi-cisco-ctr"], `file:./${basename(tarball)}`);
      expect(archive).toBe(basename(tarball));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("nothing twice", () => {
    // Examples stand alone, each with a tsconfig.json; modules of types have the same empty program.
    const texts = packed.filter((file) => !/^examples\/|\.js$|\.d\.ts$/.test(file)).map((file) => ({ file, text: read(file) }));
    expect(texts.length).toBeGreaterThan(40);
    expect(texts.filter(({ text }, at) => texts.findIndex((other) => other.text === text) !== at)).toEqual([]);
  });

  test("no more than it weighed when it was looked at, with some room", () => {
    const bytes = packed.reduce((sum, file) => sum + statSync(join(unpacked, file)).size, 0);
    expect(statSync(packedPackage().tarball).size).toBeLessThan(750_000);
    expect(bytes).toBeLessThan(2_750_000);
    expect(packed.length).toBeLessThan(850);
  });

  test("nobody's own files, whatever lies about in the checkout", () => {
    const folder = mkdtempSync(join(tmpdir(), "ciscoctr-untidy-"));
    const put = (...files: string[]) => {
      for (const file of files) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), "{}");
      }
    };
    try {
      cpSync(join(root, "package.json"), join(folder, "package.json"));
      put("dist/provider/index.js", "examples/first/index.ts", "examples/policy-pack/PulumiPolicy.yaml");
      put(
        "dist/.sources",
        "dist/schema/a.schema.json",
        "dist/cli/main.d.ts",
        ".env",
        "a.tgz",
        "test/a.test.ts",
        "coverage/a.html",
      );
      put(
        "examples/first/Pulumi.dev.yaml",
        "examples/first/node_modules/a/index.js",
        "examples/first/pulumi-cisco-ctr-0.1.0.tgz",
      );
      const told = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
        cwd: folder,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
      const [{ files } = { files: [] }] = JSON.parse(told) as { files: { path: string }[] }[];
      expect(files.map(({ path }) => path).sort()).toEqual([
        "dist/provider/index.js",
        "examples/first/index.ts",
        "examples/policy-pack/PulumiPolicy.yaml",
        "package.json",
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the packed package, as its users' tools see it", () => {
  /** @returns what it says; throws when it finds anything */
  function judgedBy(tool: (env: NodeJS.ProcessEnv) => string): string {
    const bin = join(root, "node_modules", ".bin");
    return tool({ ...process.env, NO_COLOR: "1", PATH: [bin, process.env["PATH"] ?? ""].join(delimiter) });
  }

  test("publint finds nothing, not even a suggestion", () => {
    const { tarball } = packedPackage();
    expect(judgedBy((env) => execFileSync("publint", ["run", tarball, "--strict"], { env, encoding: "utf8" }))).toContain(
      "All good!",
    );
  });

  test("attw finds its types, and of the right kind, whichever way a program is compiled", () => {
    const { tarball } = packedPackage();
    const said = judgedBy((env) => execFileSync("attw", [tarball, "--no-definitely-typed"], { env, encoding: "utf8" }));
    expect(said).toContain("No problems found");
    for (const entry of ["pulumi-cisco-ctr", "pulumi-cisco-ctr/runtime", "pulumi-cisco-ctr/package.json"])
      expect(said).toContain(`"${entry}"`);
  });

  test("its manifest says nothing that nobody knows", () => {
    const manifest = JSON.parse(read("package.json")) as Record<string, unknown>;
    expect(Object.keys(manifest)).toEqual(expect.arrayContaining(["name", "version", "description", "license", "engines"]));
    for (const unknown of ["repository", "bugs", "homepage", "author", "funding"]) expect(manifest).not.toHaveProperty(unknown);
  });
});

/** The targets of links and pictures in a page of Markdown. */
function targetsIn(text: string): string[] {
  return new MarkdownIt({ html: true })
    .parse(text, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .flatMap(({ type, content, attrs }) => [
      ...(attrs ?? []).filter(([name]) => name === "href" || name === "src").map(([, target]) => String(target)),
      ...(type.startsWith("html_")
        ? [...content.matchAll(/\b(?:href|src|srcset)="([^" ]+)/g)].map(([, target = ""]) => target)
        : []),
    ]);
}

describe("the documents of the packed package", () => {
  test("link to what is in it", () => {
    const links = ending(".md").flatMap((file) => targetsIn(read(file)).map((target) => ({ file, target })));
    const own = links.filter(({ target }) => !/^(?:https?:|mailto:|#)/.test(target));
    expect(own.length).toBeGreaterThan(50);
    const broken = own.filter(
      ({ file, target }) => !existsSync(join(unpacked, dirname(file), decodeURI(target.replace(/#.*/, "")))),
    );
    expect(broken).toEqual([]);
  });

  test.each([
    ["a link", "See [it](gone.html#part)."],
    ["a picture", "![it](gone.html#part)"],
    ["a link by its name", "See [it].\n\n[it]: gone.html#part"],
    ["HTML", '<picture><source srcset="gone.html#part"></picture>'],
    ["HTML in a line", 'See <a href="gone.html#part">it</a>.'],
  ])("%s would be looked at", (_, text) => {
    expect(targetsIn(text)).toEqual(["gone.html#part"]);
  });

  test("cite no other that is not in it, and neither do its programs", () => {
    // The comment at the top of a page is for who edits it in the repository.
    const cited = ending(".js", ".d.ts", ".md", ".json").flatMap((file) =>
      [
        ...read(file)
          .replace(/^<!--.*-->$/m, "")
          .matchAll(/(?<![\w./*-])(?:\.{1,2}\/)*[\w-]+(?:\/[\w-]+)*\.md\b/g),
      ].map(([document]) => ({ file, document })),
    );
    expect(cited.length).toBeGreaterThan(10);
    const missing = cited.filter(
      ({ file, document }) => ![join(unpacked, dirname(file)), unpacked].some((from) => existsSync(join(from, document))),
    );
    expect(missing).toEqual([]);
  });
});
