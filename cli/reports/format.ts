import type { DriftReport } from "../drift/findings";

/** What a format may know of where it is printed. */
export interface Surroundings {
  /** True on a terminal that may be coloured. */
  colour: boolean;
  /** Characters of a line; undefined where nothing wraps. */
  width?: number;
}

/** A report as text. It is given without secrets; names and values in it are anybody's. */
export type Format = (report: DriftReport, surroundings: Surroundings) => string;
