import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ToolCheckout } from "../../support/tool-checkout";

const tool = "tools/new.mjs";
let checkout: ToolCheckout;
/** Outside of the checkout. */
let outside: string;
let project: string;

/** An npm whose `pack` and `install` end with these codes; it notes what it was asked, and where. */
function npmEnds(codes: { pack?: number; install?: number } = {}): void {
  const { pack = 0, install = 0 } = codes;
  checkout.put(
    "path/npm",
    `#!/bin/sh
echo "$(basename "$PWD") $*" >> "${checkout.folder}/asked"
case $1 in
  pack) echo the-package > "$3/pulumi-cisco-ctr-1.2.3.tgz"; exit ${String(pack)} ;;
  *) echo "npm error no luck"; exit ${String(install)} ;;
esac
`,
    0o755,
  );
}

beforeEach(() => {
  checkout = new ToolCheckout();
  outside = fs.mkdtempSync(path.join(os.tmpdir(), "tools-new-"));
  project = path.join(outside, "My Gateways");
  const dependencies = { "pulumi-cisco-ctr": "file:./pulumi-cisco-ctr-1.2.3.tgz", one: "^1.0.0" };
  checkout.put("examples/mail/package.json", JSON.stringify({ name: "mail", private: true, dependencies }));
  checkout.put("examples/mail/Pulumi.yaml", "name: mail\nruntime: nodejs\n");
  checkout.put("examples/mail/Pulumi.dev.yaml", "config: of somebody\n");
  checkout.put("examples/mail/node_modules/left.js", "");
  checkout.put("examples/rules/package.json", JSON.stringify({ name: "rules", dependencies: { one: "^1.0.0" } }));
  checkout.put("examples/rules/PulumiPolicy.yaml", "name: rules\n");
  const packages = {
    "": { name: "pulumi-cisco-ctr", version: "1.2.3", dependencies: { one: "^1.0.0" }, devDependencies: { two: "^2.0.0" } },
    "node_modules/one": { version: "1.0.1", integrity: "sha512-one" },
    "node_modules/pulumi-cisco-ctr": { link: true },
  };
  checkout.put("package-lock.json", JSON.stringify({ name: "pulumi-cisco-ctr", version: "1.2.3", lockfileVersion: 3, packages }));
  checkout.put("node_modules/.package-lock.json", JSON.stringify({ packages }));
  checkout.put("node_modules/typescript/bin/tsc", `require("node:fs").mkdirSync("dist", { recursive: true });`);
  for (const program of ["basename", "sh"]) checkout.program(program, `exec ${program} "$@"`);
  npmEnds();
});
afterEach(() => {
  checkout.remove();
  fs.rmSync(outside, { recursive: true });
});

const make = (...args: string[]) => checkout.run(tool, args, { INIT_CWD: outside, PATH: `${checkout.path}:/usr/bin:/bin` });
const made = (file: string) => JSON.parse(fs.readFileSync(path.join(project, file), "utf8")) as Record<string, unknown>;

test("makes a project from an example: the tarball in it, the lock of what is tested, a name of its own", async () => {
  const { code, stdout } = await make("My Gateways", "mail");
  expect(stdout).toBe(`${project} is a project of your own now, made from examples/mail. Go on there, as its README.md says.\n`);
  expect(code).toBe(0);
  const files = [".gitignore", "Pulumi.yaml", "package-lock.json", "package.json", "pulumi-cisco-ctr-1.2.3.tgz"];
  expect(fs.readdirSync(project).sort()).toEqual(files);
  expect(fs.readFileSync(path.join(project, "Pulumi.yaml"), "utf8")).toBe("name: my-gateways\nruntime: nodejs\n");
  const ordinary = path.join(outside, "ordinary");
  fs.mkdirSync(ordinary);
  expect(fs.statSync(project).mode).toBe(fs.statSync(ordinary).mode);
  const manifest = { name: "my-gateways", dependencies: { "pulumi-cisco-ctr": "file:./pulumi-cisco-ctr-1.2.3.tgz" } };
  expect(made("package.json")).toMatchObject(manifest);
  expect(made("package-lock.json")).toEqual({
    name: "my-gateways",
    lockfileVersion: 3,
    packages: {
      "": made("package.json"),
      "node_modules/one": { version: "1.0.1", integrity: "sha512-one" },
      "node_modules/pulumi-cisco-ctr": {
        version: "1.2.3",
        resolved: "file:pulumi-cisco-ctr-1.2.3.tgz",
        integrity: expect.stringMatching(/^sha512-.{86}==$/),
        dependencies: { one: "^1.0.0" },
      },
    },
  });
  const [pack, install] = checkout.read("asked").trim().split("\n");
  expect(pack).toMatch(/^tool-checkout-\w+ pack --pack-destination \S+ --ignore-scripts /);
  expect(install).toMatch(
    /^cisco-ctr-new-\w+ install --package-lock-only --offline --omit-lockfile-registry-resolved --ignore-scripts /,
  );
});

test("an example that does not use the package gets no tarball", async () => {
  fs.mkdirSync(project);
  expect(await make(project, "rules")).toMatchObject({ code: 0 });
  expect(fs.readdirSync(project).sort()).toEqual([".gitignore", "PulumiPolicy.yaml", "package-lock.json", "package.json"]);
  expect(checkout.read("asked")).not.toContain(" pack ");
});

describe("leaves nothing behind when", () => {
  const choice = "the examples are mail, rules.";
  test.each([
    ["there are no words", [], `Give a folder and an example: npm run new -- DIR EXAMPLE; ${choice}`],
    ["there are too many", ["a", "mail", "b"], `Give a folder and an example: npm run new -- DIR EXAMPLE; ${choice}`],
    ["the example is unknown", ["a", "post"], `There is no example "post"; ${choice}`],
    ["the folder is not empty", ["full", "mail"], "full is there already and is not an empty folder: choose another."],
    ["it is a file", ["full/file", "mail"], "full/file is there already and is not an empty folder: choose another."],
    [
      "it is the checkout",
      ["CHECKOUT", "mail"],
      "is inside this repository: choose a folder outside it, such as ../my-gateways.",
    ],
    [
      "it is in the checkout",
      ["CHECKOUT/a/b", "mail"],
      "is inside this repository: choose a folder outside it, such as ../my-gateways.",
    ],
    ["a link leads there", ["link/a", "mail"], "is inside this repository: choose a folder outside it, such as ../my-gateways."],
  ])("%s", async (_case, words, message) => {
    fs.mkdirSync(path.join(outside, "full"));
    fs.writeFileSync(path.join(outside, "full", "file"), "");
    fs.symlinkSync(checkout.folder, path.join(outside, "link"));
    const before = [fs.readdirSync(outside), fs.readdirSync(checkout.folder)];
    const { code, stderr } = await make(...words.map((word) => word.replace("CHECKOUT", checkout.folder)));
    expect(stderr.trimEnd().endsWith(message)).toBe(true);
    expect(code).toBe(1);
    expect([fs.readdirSync(outside), fs.readdirSync(checkout.folder)]).toEqual(before);
  });

  test.each([[{ pack: 1 }], [{ install: 1 }]])("npm fails: %j", async (codes) => {
    npmEnds(codes);
    const { code, stderr } = await make("My Gateways", "mail");
    expect(stderr).toMatch(/npm (pack|install) fails \(exit 1\)/);
    expect(code).toBe(1);
    expect(fs.readdirSync(outside)).toEqual([]);
  });
});
