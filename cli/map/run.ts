import type { DriftReport } from "../drift/findings";
import { surveyOf } from "../reports/run";
import { UsageProblem } from "../exit-codes";
import type * as pages from "../reports/html";
import { masked } from "../reports/masked";
import { saveFile } from "../reports/output";
import type { StackFlags } from "../states/options";
import { mermaidText, svgMap } from ".";

export type MapFormat = "svg" | "html" | "mermaid";

export interface MapFlags extends StackFlags {
  format?: MapFormat;
  output?: string;
  /** Milliseconds. */
  within: number;
  appliances?: true;
}

/** Looks, and draws what was found. What cannot be understood is refused before anybody is asked. */
export async function runMap(flags: MapFlags): Promise<void> {
  const draw = drawings[flags.format ?? formatOfFile(flags.output)];
  const map = draw(await surveyOf(flags));
  if (flags.output === undefined) process.stdout.write(map);
  else saveFile(flags.output, map);
}

const drawings: Readonly<Record<MapFormat, (report: DriftReport) => string>> = {
  svg: svgMap,
  mermaid: mermaidText,
  html: (report) => (require("../reports/html") as typeof pages).htmlMap(masked(report), { colour: false }),
};

/** By the end of the file's name; SVG on standard output. */
function formatOfFile(file: string | undefined): MapFormat {
  const [, end] = /\.(\w+)$/.exec(file ?? ".svg") ?? [];
  if (end === "svg" || end === "html") return end;
  if (end === "mmd" || end === "mermaid") return "mermaid";
  throw new UsageProblem(
    `cannot tell the format of "${file ?? ""}" by its name; let it end in .svg, .html or .mmd, or give --format`,
  );
}
