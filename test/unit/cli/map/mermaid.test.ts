import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { mermaidText } from "../../../../cli/map";
import { reportOf, sampleReport } from "../../../support/drift-report";
import { anyReport, fleetReport, findingOf, objectOf, reportWith, strayOf } from "../../../support/fleet-report";
import { hostileText } from "../../../support/hostile-text";

/** Every line that there may be. A label has letters, digits, some signs, and other characters by their numbers. */
const label = String.raw`"(?:[\p{L}\p{N} .,_-]|#\d+;|<br>|:)+"`;
const grammar = new RegExp(
  [
    "flowchart LR",
    "    direction LR",
    `  subgraph r\\d+\\[${label}\\]`,
    String.raw`    subgraph r\d+x\["In no stack"\]`,
    ` +b\\d+(?:\\[${label}\\]|\\(${label}\\)|\\{\\{${label}\\}\\}|\\[/${label}/\\]):::[a-z-]+`,
    String.raw`    r\d+more\["and \d+ more"\]`,
    " +end",
    String.raw`  b\d+ --> b\d+`,
    String.raw`  classDef [a-z-]+ fill:#\w+,stroke:#\w+,color:#\w+(?:,stroke-dasharray:5 3)?`,
    "",
  ]
    .map((line) => `^${line}$`)
    .join("|"),
  "u",
);

const strangeLines = (text: string) => text.split("\n").filter((line) => !grammar.test(line));

describe("the map for Mermaid", () => {
  test("has regions with boxes and lines, and says what was found", () => {
    const text = mermaidText(
      reportWith(
        [
          objectOf("appliance", "esa1", { type: "ESA", leadsTo: ["device1"] }),
          objectOf("device", "device1", { leadsTo: ["module1"] }),
          objectOf("module", "module1"),
          strayOf("module", "by hand"),
        ],
        [findingOf("missing", "module1"), findingOf("unmanaged", "by hand")],
      ),
    );
    expect(text.split("\n").slice(0, -4)).toEqual([
      "flowchart LR",
      `  subgraph r0["Americas #40;NAM#41;"]`,
      "    direction LR",
      `    b0{{"module1<br>module: missing"}}:::missing`,
      `    b2["esa1<br>ESA"]:::clean`,
      `    b3("device1<br>device"):::clean`,
      `    subgraph r0x["In no stack"]`,
      `      b1{{"by hand<br>module: unmanaged"}}:::unmanaged`,
      "    end",
      "  end",
      "  b3 --> b0",
      "  b2 --> b3",
    ]);
    expect(strangeLines(text)).toEqual([]);
  });

  test("has no syntax of anybody's names", () => {
    fc.assert(
      fc.property(
        fc.oneof(hostileText, fc.constantFrom('"]; click b0 "javascript:x"', "%%{init: {}}%%", "`md`", "#quot;", "end")),
        (word) => {
          expect(strangeLines(mermaidText(reportOf(word)))).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("is well formed whatever a report says", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = mermaidText(report);
        expect(strangeLines(text)).toEqual([]);
        expect(text.match(/subgraph/g)?.length ?? 0).toBe(text.match(/^ +end$/gm)?.length ?? 0);
      }),
      { numRuns: 50 },
    );
  });

  test("of a large fleet has what was found, and says how many more there are", () => {
    const text = mermaidText(fleetReport(400, [findingOf("missing", "module3")]));
    expect(text).toContain("module3<br>module: missing");
    expect(text).toContain("and 600 more");
    expect(text).toContain("and 597 more");
    expect(text.length).toBeLessThan(50_000);
  });

  test("stays within what renderers take when everything is found wrong", () => {
    const fleet = fleetReport(400);
    const text = mermaidText({ ...fleet, findings: fleet.objects.map(({ key }) => findingOf("changed", key)) });
    expect(text.length).toBeLessThan(50_000);
    expect(text.match(/-->/g)?.length).toBeLessThan(500);
  });

  test("of a sample is made of its lines alone", () => {
    expect(strangeLines(mermaidText(sampleReport()))).toEqual([]);
  });
});
