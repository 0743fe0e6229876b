/**
 * The name of the package is nobody's on the public registry: whoever takes it there would have his code run by all who ask for it by that
 * name. So nothing here does; whatever installs the package names the tarball in the project's own folder.
 */
import { describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";

const root = join(__dirname, "..", "..");

/** Blanks, a new line of a folded text, or the marks of a page between two words. */
const gap = String.raw`(?:\s|\*\*|</?\w+>)+`;

/** The package, perhaps with a version or a tag, but not as a file, and not as part of another name. */
const byName = String.raw`(?<![\w./@:-])(?:npm:)?pulumi-cisco-ctr(?![\w/-]|\.\w)(?!@(?:file|link|portal|workspace):)(?:@[\w.^~<>=*|-]*)?`;
/** What stands between a command and a name, and does not end the command. */
const words = String.raw`(?:[^\s;|&()\`]*[^\s;|&()\`,:.]${gap})*?`;
const quoted = String.raw`["'\`]?`;

/** Said to npx before the command, nothing is fetched. */
const no = String.raw`(?!(?:-[\w-]+ +)*--no(?:-install)?\s)`;

const installs: readonly RegExp[] = [
  String.raw`\b(?:npm|pnpm|yarn|bun|deno)(?:\.cmd)?${gap}${words}(?:i|in|ins|inst|install|add|update|up|upgrade|pack|link)\b${gap}${words}${quoted}${byName}`,
  // A command that is not installed is looked for as a package of its name.
  String.raw`\b(?:npx|pnpx|bunx|npm (?:exec|x)|bun x|(?:pnpm|yarn) dlx)${gap}${no}${words}${quoted}(?:pulumi-)?cisco-ctr(?![\w/-]|\.\w)`,
  String.raw`--package[= ]${quoted}pulumi-cisco-ctr(?![\w/-]|\.\w)`,
  String.raw`\b(?:npm|pnpm|yarn|bun) (?:create|init) +${quoted}(?:pulumi-)?cisco-ctr\b`,
  String.raw`(?<![\w./-])pulumi-cisco-ctr["']?\s*:\s*["'](?!file:|link:|portal:|workspace:)[\w^~<>=*.|:/# -]*["']`,
  String.raw`^\s*pulumi-cisco-ctr:\s*[\^~<>=*\d]`,
  String.raw`\bnpm:pulumi-cisco-ctr\b`,
  String.raw`\b(?:esm\.sh|unpkg\.com|skypack\.dev|jsdelivr\.net/npm|npmjs\.(?:com|org)(?:/package)?)/pulumi-cisco-ctr\b`,
].map((pattern) => new RegExp(pattern, "gm"));

/** What in a text would have the package, or its command, fetched by its name. */
function fetches(text: string): string[] {
  // A command may go on in the next line, and its words may stand in a list.
  const oneLine = text.replace(/\\\n\s*/g, " ").replace(/["'`]\s*,\s*(?:\[\s*)?["'`]/g, " ");
  return [...new Set([text, oneLine].flatMap((each) => installs.flatMap((pattern) => each.match(pattern) ?? [])))];
}

const ignored = /^(?:node_modules|dist|coverage|site|\.git|\.stryker)$|^Pulumi\..+\.yaml$|\.tgz$/;

/** What may be committed. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !ignored.test(name))
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]));
}

const files = filesBelow(root)
  .map((path) => relative(root, path))
  .filter((path) => basename(path) !== basename(__filename));

describe("nothing takes the package from a registry", () => {
  test("in any file of the repository", () => {
    expect(files.length).toBeGreaterThan(500);
    expect(files).toEqual(
      expect.arrayContaining(["README.md", join("examples", "gitops", ".gitlab-ci.yml"), join("tools", "new.mjs")]),
    );
    const found = files.map((path) => ({ path, found: fetches(readFileSync(join(root, path), "utf8")) }));
    expect(found.filter(({ found: some }) => some.length > 0)).toEqual([]);
  });

  test.each([
    "npm install pulumi-cisco-ctr",
    "npm i pulumi-cisco-ctr@latest",
    "npm --silent install --save-dev typescript pulumi-cisco-ctr",
    "npm install 'pulumi-cisco-ctr@^0.1.0'",
    "npm install \\\n  pulumi-cisco-ctr",
    "npm update pulumi-cisco-ctr",
    "npm install gateways@npm:pulumi-cisco-ctr",
    "yarn add pulumi-cisco-ctr",
    "yarn global add pulumi-cisco-ctr",
    "pnpm add -D pulumi-cisco-ctr",
    "bun add pulumi-cisco-ctr",
    "deno add npm:pulumi-cisco-ctr",
    'execFile("npm", ["install", "pulumi-cisco-ctr"])',
    "- run: npm install -g pulumi-cisco-ctr",
    "`npm install pulumi-cisco-ctr`",
    "npx cisco-ctr drift",
    "npx -y cisco-ctr drift",
    "npx pulumi-cisco-ctr@1 drift",
    'spawn("npx", ["cisco-ctr", "drift"])',
    "npm exec cisco-ctr drift",
    "pnpm dlx pulumi-cisco-ctr",
    "bunx cisco-ctr",
    "npm create cisco-ctr",
    "npm init pulumi-cisco-ctr",
    '"dependencies": { "pulumi-cisco-ctr": "^0.1.0" }',
    '"pulumi-cisco-ctr": "latest"',
    "pulumi-cisco-ctr: '*'",
    'import * as ctr from "npm:pulumi-cisco-ctr";',
    'import * as ctr from "https://esm.sh/pulumi-cisco-ctr";',
    "https://www.npmjs.com/package/pulumi-cisco-ctr",
    "Run npm install pulumi-cisco-ctr.",
    "npx cisco-ctr drift --all --no-color",
    "npx cisco-ctr drift --no",
    "run: >\n  npm install\n  pulumi-cisco-ctr",
    "pulumi-cisco-ctr: ^0.1.0",
    '"pulumi-cisco-ctr": "github:someone/pulumi-cisco-ctr"',
    'npm install --tag="next" pulumi-cisco-ctr',
    "npm install typescript@'>=5' pulumi-cisco-ctr",
    "npm\tinstall\tpulumi-cisco-ctr",
    "npm.cmd install pulumi-cisco-ctr",
    "npm install **pulumi-cisco-ctr**",
    "<code>npm install</code> <b>pulumi-cisco-ctr</b>",
    "npm pack pulumi-cisco-ctr",
    "npm link pulumi-cisco-ctr",
    "pnpm --package=pulumi-cisco-ctr dlx cisco-ctr",
  ])("%s would be found", (text) => {
    expect(fetches(text)).not.toEqual([]);
  });

  test.each([
    "npm install ./pulumi-cisco-ctr-0.1.0.tgz @pulumi/pulumi@3.248.0",
    "pnpm add ./pulumi-cisco-ctr-0.1.0.tgz",
    "yarn add file:./pulumi-cisco-ctr-0.1.0.tgz",
    "bun add pulumi-cisco-ctr@file:./pulumi-cisco-ctr-0.1.0.tgz",
    "npm ci && npx --no cisco-ctr drift",
    "npx --no-install cisco-ctr drift",
    'spawn("npx", ["--no", "cisco-ctr", "drift"])',
    "npm exec --no cisco-ctr drift",
    "npm ci; ls node_modules/pulumi-cisco-ctr",
    "npm install, then look into `pulumi-cisco-ctr`",
    '"dependencies": { "pulumi-cisco-ctr": "file:./pulumi-cisco-ctr-0.1.0.tgz" }',
    '"pulumi-cisco-ctr": "file:"',
    '"node_modules/pulumi-cisco-ctr": { "resolved": "", "link": true }',
    'import * as ctr from "pulumi-cisco-ctr";',
    'require("pulumi-cisco-ctr/runtime").SseToken',
    "npm publish pulumi-cisco-ctr-0.1.0.tgz",
    '"name": "pulumi-cisco-ctr"',
    "yarn cisco-ctr drift",
  ])("%s would pass", (text) => {
    expect(fetches(text)).toEqual([]);
  });
});

describe("who reads how to install it", () => {
  test("reads why not by its name", () => {
    const pages = files.filter((path) => path === "README.md" || /^docs\/[^/]+\.md$/.test(path));
    const saying = pages.filter((path) => /\bnever install it by its name\b/i.test(readFileSync(join(root, path), "utf8")));
    expect(saying).not.toEqual([]);
  });
});
