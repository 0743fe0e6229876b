import type { DriftReport } from "../drift/findings";
import { masked } from "../reports/masked";
import { inOneLine } from "../reports/summary";
import { layOut } from "./layout";
import { mermaidMap } from "./mermaid";
import { mapModel } from "./model";
import { drawMap } from "./svg";
import { tellBox } from "./tell";

/** The map of what a report found, as a picture of its own. */
export function svgMap(report: DriftReport): string {
  const shown = masked(report);
  const drawing = { embedded: false, title: "Map of appliances, devices and modules", description: inOneLine(shown) };
  return `${drawMap(layOut(mapModel(shown)), { ...drawing, tell: tellBox(shown) })}\n`;
}

/** The map of what a report found, as text that Mermaid draws. */
export const mermaidText = (report: DriftReport): string => mermaidMap(mapModel(masked(report)));
