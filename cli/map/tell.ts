import type { DriftReport } from "../drift/findings";
import { kindTitles } from "../drift/findings";
import type { Box } from "./model";

const mostTold = 4;

/** What is said of a box when somebody points at it, a line each. */
export function tellBox({ findings }: DriftReport): (box: Box) => string {
  return ({ name, what, stack, owner, findings: mine }) => {
    const told = mine.slice(0, mostTold).flatMap((index) => {
      const finding = findings[index];
      return finding === undefined ? [] : [`${kindTitles[finding.kind]}: ${finding.summary}`];
    });
    const more = mine.length > mostTold ? [`and ${mine.length - mostTold} more findings`] : [];
    const whose = stack === undefined ? (owner === undefined ? "in no stack" : `marked by ${owner}`) : `of ${stack}`;
    return [`${name}, ${what} ${whose}`, ...(told.length === 0 ? ["as the stack says"] : told), ...more].join(". ");
  };
}
