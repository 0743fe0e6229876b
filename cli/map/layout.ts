import { framed, inRow, type Block, type PlacedBox, type Rectangle } from "./block";
import type { Box, Line, MapModel } from "./model";
import { regionBlock, sizes } from "./region";

/** A line between two things that are placed. */
export interface PlacedLine {
  from: Box;
  /** Absent where it leads to a frame around many. */
  to?: Box;
  start: Rectangle;
  end: Rectangle;
  /** True from one region to another. */
  crossing: boolean;
}

/** Where everything of a map stands. */
export interface Layout extends Block {
  lines: PlacedLine[];
}

/** What a screen shows without scrolling. */
const wantedWidth = 1376;
const regionGap = 16;

/** Places everything. The same model always gets the same places. */
export function layOut(model: MapModel): Layout {
  const count = Math.max(1, model.regions.length);
  const wanted = (wantedWidth - (count - 1) * regionGap) / count - 2 * sizes.padding;
  const columns = model.regions.map((part) => regionBlock(part, wanted));
  const height = Math.max(0, ...columns.map((each) => each.height)) + 2 * sizes.padding;
  const spare = Math.max(0, wanted * count - columns.reduce((sum, { width }) => sum + width, 0)) / count;
  const map = inRow(
    columns.map((column) =>
      framed(column, { kind: "region" }, sizes.padding, { height, width: Math.floor(column.width + spare) + 2 * sizes.padding }),
    ),
    regionGap,
  );
  return { ...map, lines: linesOf(model, map) };
}

function linesOf({ regions, crossings }: MapModel, { boxes, frames }: Block): PlacedLine[] {
  const places = new Map<Box, PlacedBox>(boxes.map((placed) => [placed.box, placed]));
  const placed = (lines: readonly Line[], crossing: boolean) =>
    lines.flatMap(({ from, to }): PlacedLine[] => {
      const [start, end] = [places.get(from), places.get(to)];
      return start && end && isDrawn(start, end, crossing) ? [{ from, to, start, end, crossing }] : [];
    });
  const clusters = regions.flatMap(({ shelf, managed, beside }) => [...shelf, ...managed, ...beside]);
  const hubs = frames.flatMap((end): PlacedLine[] => {
    const start = end.hub && places.get(end.hub);
    return start && end.hub ? [{ from: end.hub, start, end, crossing: false }] : [];
  });
  return [
    ...placed(
      clusters.flatMap(({ lines }) => lines),
      false,
    ),
    ...hubs,
    ...placed(crossings, true),
  ];
}

/** Tiles show only the lines to their neighbours. */
function isDrawn(start: PlacedBox, end: PlacedBox, crossing: boolean): boolean {
  if (start.form === "card" && end.form === "card") return true;
  if (crossing) return start.form === "card" || end.form === "card";
  return start.form === end.form && start.y === end.y && Math.abs(end.x - start.x) < 2 * sizes.tile;
}
