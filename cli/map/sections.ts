import type { Box, Cluster } from "./model";
import { cellsOf, hubsOf } from "./tree";

/** Very many of one kind, as tiles: a cell has those that hang together. */
export interface TileGroup {
  title: string;
  hub?: Box;
  cells: Cluster[];
}

/** What gets a card each, and what only a tile. */
export interface Section {
  cards: Cluster[];
  groups: TileGroup[];
}

/** Up to `most` boxes all have cards. Of more than that, some of those with findings do. */
export interface Budget {
  most: number;
  ofMany: number;
}

const count = (clusters: readonly Cluster[]): number => clusters.reduce((sum, { boxes }) => sum + boxes.length, 0);

/** Divides what is to be shown by how much of it there is. */
export function sectionOf(clusters: readonly Cluster[], { most, ofMany }: Budget, titleOf: (box: Box) => string): Section {
  if (count(clusters) <= most) return { cards: [...clusters], groups: [] };
  const cards: Cluster[] = [];
  const rest: Cluster[] = [];
  for (const cluster of clusters) {
    const fits = cluster.standing !== "clean" && count(cards) + cluster.boxes.length <= ofMany;
    (fits ? cards : rest).push(cluster);
  }
  return { cards, groups: groupsOf(rest, titleOf) };
}

function groupsOf(clusters: readonly Cluster[], titleOf: (box: Box) => string): TileGroup[] {
  const groups = new Map<string, TileGroup>();
  const ofHubs: TileGroup[] = [];
  for (const cluster of clusters) {
    const [hub] = hubsOf(cluster);
    if (hub === undefined) {
      const title = titleOf(cluster.boxes[0] as Box);
      const group = groups.get(title) ?? { title, cells: [] };
      groups.set(title, group);
      group.cells.push(...inCells(cluster));
    } else {
      ofHubs.push({ title: hub.name, hub, cells: without(cluster, hub).flatMap(inCells) });
    }
  }
  return [...ofHubs, ...[...groups.values()].sort((one, other) => (one.title < other.title ? -1 : 1))];
}

/** What hangs together still when one of it is taken out. */
function without({ boxes, lines }: Cluster, hub: Box): Cluster[] {
  const parts = new Map<Box, Set<Box>>(boxes.filter((box) => box !== hub).map((box) => [box, new Set([box])]));
  for (const { from, to } of lines) {
    const [one, other] = [parts.get(from), parts.get(to)];
    if (one === undefined || other === undefined || one === other) continue;
    for (const box of other) parts.set(box, one.add(box));
  }
  return [...new Set(parts.values())].map((part) => {
    const members = boxes.filter((box) => part.has(box));
    return { boxes: members, lines: lines.filter(({ from, to }) => part.has(from) && part.has(to)), standing: "clean" };
  });
}

const mostInCell = 6;

/** A cell is no wider than a few tiles, which stand as their cards would: what leads before what it leads to. */
function inCells(cluster: Cluster): Cluster[] {
  const { lines, standing } = cluster;
  const boxes = cellsOf(cluster).map(({ box }) => box);
  const cells: Cluster[] = [];
  for (let first = 0; first < boxes.length; first += mostInCell) {
    const some = boxes.slice(first, first + mostInCell);
    cells.push({ boxes: some, lines: lines.filter(({ from, to }) => some.includes(from) && some.includes(to)), standing });
  }
  return cells;
}
