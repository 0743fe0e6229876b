import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageProblem } from "../../../../cli/exit-codes";
import { formatNamed, formatNames, formatOfFile, rendered, type FormatName } from "../../../../cli/reports";
import { outputsFor, saveNewFile, writeReport } from "../../../../cli/reports/output";
import { cleanReport, sampleReport } from "../../../support/drift-report";

const root = mkdtempSync(join(tmpdir(), "reports-"));
let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(root, "case-"));
  printed = [];
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

const place = (stepSummary?: string) => ({
  print: (text: string) => void printed.push(text),
  surroundings: { colour: true },
  ...(stepSummary === undefined ? {} : { stepSummary }),
});

const write = (formats: string[], files: string[], report = sampleReport(), stepSummary?: string): void => {
  writeReport(report, outputsFor(formats, files), place(stepSummary));
};

const plainly = (name: FormatName, report = sampleReport()): string => rendered(name, report, { colour: false });

describe("where a report goes", () => {
  test.each([
    ["report.txt", "text"],
    ["a/b/report.json", "json"],
    ["REPORT.MD", "markdown"],
    ["junit.xml", "junit"],
    ["drift.sarif", "sarif"],
    ["drift.sarif.json", "sarif"],
    ["/var/lib/node_exporter/cisco_ctr.prom", "prometheus"],
    ["index.html", "html"],
  ])("%s asks for %s", (file, format) => {
    expect(formatOfFile(file)).toBe(format);
  });

  test("every format but that of annotations has an end, and no end has two", () => {
    const ends = [".txt", ".json", ".md", ".xml", ".sarif", ".prom", ".html"];
    expect([...ends.map((end) => formatOfFile(`x${end}`)), "github"].sort()).toEqual([...formatNames].sort());
  });

  test.each([
    ["a format that there is not", () => formatNamed("pdf"), 'there is no format "pdf"; choose one of text, json, markdown,'],
    [
      "a file whose end says nothing",
      () => outputsFor([], ["report"]),
      'cannot tell the format of "report" by its name; let it end in one of .txt, .json, .md, .xml, .sarif, .prom, .html',
    ],
    [
      "a folder that is not there",
      () => outputsFor([], [join(folder, "no", "report.json")]),
      /^cannot write ".*report\.json": there is no folder ".*no"; make it first$/,
    ],
    [
      "a folder in place of a file",
      () => outputsFor([], [folderNamed("x.json")]),
      /x\.json": it is a folder; name a file in it$/,
    ],
    ["the same file twice", () => outputsFor([], ["a.json", "./a.json"]), '--output names "./a.json" twice; name each file once'],
  ])("%s is said before anything was looked at", (_, act, sentence) => {
    expect(act).toThrow(UsageProblem);
    expect(act).toThrow(sentence);
  });

  const folderNamed = (name: string): string => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };
});

describe("writing a report", () => {
  test("several formats at once: coloured on the screen, and files without colour by their ends", () => {
    const files = ["json", "sarif", "xml", "md", "prom", "txt"].map((end) => join(folder, `r.${end}`));
    write(["text"], files);
    expect(printed).toEqual([rendered("text", sampleReport(), { colour: true })]);
    const formats = ["json", "sarif", "junit", "markdown", "prometheus", "text"] as const;
    expect(files.map((file) => readFileSync(file, "utf8"))).toEqual(formats.map((name) => plainly(name)));
    expect(readdirSync(folder)).toHaveLength(files.length);
  });

  test("a file that was there is replaced in one step, through a link too", () => {
    const file = join(folder, "r.json");
    const link = join(folder, "link.json");
    writeFileSync(file, "old");
    symlinkSync(file, link);
    const before = statSync(file).ino;
    write([], [link]);
    expect(readFileSync(file, "utf8")).toBe(plainly("json"));
    expect(statSync(file).ino).not.toBe(before);
    expect(readdirSync(folder).sort()).toEqual(["link.json", "r.json"]);
  });

  test("a full disk is said in a sentence, and nothing was printed before", () => {
    const full = join(folder, "full.json");
    symlinkSync("/dev/full", full);
    expect(() => {
      write(["text"], [full]);
    }).toThrow(`cannot write "${full}": the disk is full; make room, or write somewhere else`);
    expect(printed).toEqual([]);
  });

  test("a folder that went meanwhile is said in a sentence", () => {
    const file = join(folder, "gone", "r.json");
    mkdirSync(join(folder, "gone"));
    const outputs = outputsFor([], [file]);
    rmSync(join(folder, "gone"), { recursive: true });
    expect(() => {
      writeReport(sampleReport(), outputs, place());
    }).toThrow(`cannot write "${file}": its folder is not there; make it first`);
  });

  test("what stands in the way of the draft leaves the old file as it was", () => {
    const file = join(folder, "r.json");
    writeFileSync(file, "old");
    mkdirSync(join(folder, `.r.json.${process.pid}.tmp`));
    expect(() => {
      write([], [file]);
    }).toThrow(`cannot write "${file}": `);
    expect(readFileSync(file, "utf8")).toBe("old");
  });

  test("annotations come with the job's summary, after what other steps wrote", () => {
    const summary = join(folder, "summary");
    writeFileSync(summary, "before\n");
    write(["github"], [], sampleReport(), summary);
    expect(printed).toEqual([plainly("github")]);
    expect(readFileSync(summary, "utf8")).toBe(`before\n${plainly("markdown")}`);
  });

  test("the job's summary of a clean run is a sentence, and without annotations there is none", () => {
    const summary = join(folder, "summary");
    write(["text"], [], cleanReport(), summary);
    expect(readdirSync(folder)).toEqual([]);
    write(["github"], [], cleanReport(), summary);
    expect(readFileSync(summary, "utf8")).toBe("No drift: everything is as the stacks say.\n");
  });

  test("a new file is never written over an old one", () => {
    const file = join(folder, ".cisco-ctr-ignore.yaml");
    saveNewFile(file, "rules: []\n");
    expect(() => {
      saveNewFile(file, "other");
    }).toThrow(`cannot write "${file}": it is there already; move it away, or name another file`);
    expect(readFileSync(file, "utf8")).toBe("rules: []\n");
  });
});
