import { describe, expect, test } from "@jest/globals";
import { blocks, names, pages, read, section, table } from "../support/pages";

const readme = read("README.md");

describe("the README", () => {
  test("has at most 150 lines and 8 kB", () => {
    expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(150);
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(8000);
  });

  test("begins with two commands", () => {
    expect(blocks(readme, "sh")[0]).toBe("npm start\nnpm test\n");
  });

  test("has one program of five lines below its import, which is the example that a new project begins with", () => {
    const programs = blocks(readme, "ts");
    expect(programs).toEqual([read("examples", "first", "index.ts")]);
    const [imported, empty, ...lines] = programs[0]?.trimEnd().split("\n") ?? [];
    expect(imported).toMatch(/^import /);
    expect(empty).toBe("");
    expect(lines).toHaveLength(5);
    expect(section("README.md", "Install it")).toContain("npm run new -- ../mail-gateways first\n");
  });

  test("names every resource with its page", () => {
    const rows = table(section("README.md", "What there is")).map(([link]) => link);
    const linked = [...names, "ApplianceIntegration"].map((name) => `[${name}](docs/resources/${name}.md)`);
    expect([...rows].sort()).toEqual(linked.sort());
  });

  test("says which versions are needed, as the package does", () => {
    const { engines } = JSON.parse(read("package.json")) as { engines: { node: string } };
    const tryIt = section("README.md", "Try it");
    expect(tryIt).toContain(`Node ${engines.node.replace(">=", "")} or newer`);
    expect(tryIt).toContain(`Go ${/^go (\d+\.\d+)/m.exec(read("tools", "pulumi", "go.mod"))?.[1] ?? ""} or newer`);
    expect(tryIt).toContain(`Pulumi 3.${/oldestMinor = (\d+)/.exec(read("tools", "pulumi-cli.mjs"))?.[1] ?? ""} or newer`);
  });
});

describe("what a person wrote on one page", () => {
  const generated = ["emulator-calls", "functions", "support-matrix", "troubleshooting"].map((name) => `docs/${name}.md`);

  /** Whole sentences of prose, without code, tables and headings. */
  const sentences = (page: string): string[] =>
    read(page)
      .replace(/^```.*?^```$/gms, "")
      .split("\n")
      .filter((line) => !/^(?:#|\|)/.test(line))
      .flatMap((line) => line.replace(/^[-*\d. ]+/, "").split(/(?<=[.:]) /))
      .filter((sentence) => sentence.length > 50);

  test("stands on no other", () => {
    const own = pages.filter((page) => page === "README.md" || (/^docs\/[^/]+\.md$/.test(page) && !generated.includes(page)));
    const places = new Map<string, string[]>();
    for (const page of own) for (const each of sentences(page)) places.set(each, [...(places.get(each) ?? []), page]);
    expect(places.size).toBeGreaterThan(100);
    expect([...places].filter(([, at]) => at.length > 1)).toEqual([]);
  });
});
