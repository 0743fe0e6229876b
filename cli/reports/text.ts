import { painted, unpainted } from "../terminal/colour";
import type { Format } from "./format";
import { inOneLine, lookedAt, lookedHow } from "./summary";
import type * as findings from "./text-findings";

/** For a person at a terminal. */
export const text: Format = (report, surroundings) => {
  const paint = surroundings.colour ? painted : unpainted;
  const isEmpty = report.findings.length + report.ignored.length === 0;
  const blocks = isEmpty ? [] : (require("./text-findings") as typeof findings).findingBlocks(report, surroundings);
  const end =
    `${paint(inOneLine(report), "bold", report.findings.length === 0 ? "green" : "yellow")}.\n` +
    paint(`Looked at ${lookedAt(report)}: ${lookedHow(report)}.`, "dim");
  return `${[...blocks, end].join("\n\n")}\n`;
};
