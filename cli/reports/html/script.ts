import { makeDetail } from "./page/detail";
import { makeElements } from "./page/elements";
import { startMap } from "./page/map";
import { makeMatching } from "./page/matching";
import { start, type Parts } from "./page/start";
import { startTable } from "./page/table";
import { startTheme } from "./page/theme";

const parts: Parts = { makeDetail, makeElements, makeMatching, startMap, startTable, startTheme };

/**
 * The page's script. The functions in `page/` are compiled with everything else and written into the page as they are: each stands
 * alone, so it imports only types and gets what it needs as an argument.
 */
export function pageScript(): string {
  const given = Object.entries(parts).map(([name, part]) => `${name}: ${(part as () => unknown).toString()}`);
  return `"use strict";\n(${start.toString()})({\n${given.join(",\n")}\n});\n`;
}
