import type { Box, Cluster } from "./model";

/** Where a box stands in its cluster: lanes go from left to right, rows downwards. */
export interface Cell {
  box: Box;
  lane: number;
  row: number;
}

const laneOf: Readonly<Record<Box["noun"], number>> = {
  fmc: 0,
  appliance: 0,
  token: 0,
  client: 0,
  "module-type": 0,
  device: 1,
  module: 2,
};

/** What leads to more than this many others is a hub. */
const manyLines = 6;

/** Boxes that so much hangs on that each has a group of its own. */
export function hubsOf({ boxes, lines }: Cluster): Box[] {
  const counts = new Map<Box, number>();
  for (const { from, to } of lines) for (const box of [from, to]) counts.set(box, (counts.get(box) ?? 0) + 1);
  return boxes.filter((box) => (counts.get(box) ?? 0) > manyLines);
}

/** Rows for a cluster: what a box leads to begins beside it and goes on below. No two boxes get the same place. */
export function cellsOf({ boxes, lines }: Cluster): Cell[] {
  const next = new Map<Box, Box[]>(boxes.map((box) => [box, []]));
  const led = new Set<Box>();
  for (const { from, to } of lines) {
    next.get(from)?.push(to);
    led.add(to);
  }
  const cells: Cell[] = [];
  const placed = new Set<Box>();
  let free = 0;
  const place = (box: Box, row: number): void => {
    placed.add(box);
    const lane = laneOf[box.noun];
    cells.push({ box, lane, row });
    free = Math.max(free, row + 1);
    let below = row;
    for (const child of next.get(box) ?? []) {
      if (placed.has(child)) continue;
      const beside = below === row && laneOf[child.noun] > lane;
      place(child, beside ? row : free);
      below = free;
    }
  };
  const roots = boxes.filter((box) => !led.has(box));
  // In a circle there is no beginning: it begins with the first.
  for (const box of [...roots, ...boxes]) if (!placed.has(box)) place(box, free);
  return cells;
}
