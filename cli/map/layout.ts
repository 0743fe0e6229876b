import { framed, inRow, type Block, type PlacedBox, type Rectangle } from "./block";
import type { Box, Line, MapModel } from "./model";
import { regionBlock, sizes, type Sizes } from "./region";

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
/** Smaller than that, nobody can read it. */
export const leastScale = 0.83;
const regionGap = 16;

/** Places everything. The same model always gets the same places. */
export function layOut(model: MapModel): Layout {
  const wide = placed(model, sizes.wide);
  return wide.width * leastScale <= wantedWidth ? wide : placed(model, sizes.narrow);
}

function placed(model: MapModel, size: Sizes): Layout {
  const count = Math.max(1, model.regions.length);
  const { padding } = size;
  const wanted = (wantedWidth - (count - 1) * regionGap) / count - 2 * padding;
  const columns = model.regions.map((part) => regionBlock(part, wanted, size));
  const height = Math.max(0, ...columns.map((each) => each.height)) + 2 * padding;
  const spare = Math.max(0, wanted * count - columns.reduce((sum, { width }) => sum + width, 0)) / count;
  const map = inRow(
    columns.map((column) =>
      framed(column, { kind: "region" }, padding, { height, width: Math.floor(column.width + spare) + 2 * padding }),
    ),
    regionGap,
  );
  return { ...map, lines: linesOf(model, map, size) };
}

function linesOf({ regions, crossings }: MapModel, { boxes, frames }: Block, { tile }: Sizes): PlacedLine[] {
  const places = new Map<Box, PlacedBox>(boxes.map((placed) => [placed.box, placed]));
  const placed = (lines: readonly Line[], crossing: boolean) =>
    lines.flatMap(({ from, to }): PlacedLine[] => {
      const [start, end] = [places.get(from), places.get(to)];
      return start && end && (crossing ? isCrossingDrawn(start, end) : isDrawn(start, end, 2 * tile))
        ? [{ from, to, start, end, crossing }]
        : [];
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
const isDrawn = (start: PlacedBox, end: PlacedBox, near: number): boolean =>
  start.form === end.form && (start.form === "card" || (start.y === end.y && Math.abs(end.x - start.x) < near));

const isCrossingDrawn = (start: PlacedBox, end: PlacedBox): boolean => start.form === "card" || end.form === "card";
