import type { Format } from "../format";
import { page } from "./page";

/** One self-contained page with the map on top and the findings below it. */
export const html: Format = (report) => page(report, { title: "Drift report", findings: true });

/** The map alone, as a page. */
export const htmlMap: Format = (report) => page(report, { title: "Map", findings: false });
