import { below, caption, framed, inRow, together, wrapped, type Block } from "./block";
import type { Box, Cluster, RegionPart } from "./model";
import { sectionOf, type Section, type TileGroup } from "./sections";
import { cellsOf } from "./tree";

/** Sizes, in the map's own units. */
export const sizes = {
  card: { width: 184, height: 40 },
  tile: 16,
  laneGap: 26,
  rowGap: 10,
  stripGap: 34,
  padding: 16,
} as const;

const laneTitles = ["Appliances", "Devices", "Modules"] as const;

const shelfTitles: Readonly<Partial<Record<Box["noun"], string>>> = {
  client: "API clients",
  token: "Registration tokens",
  "module-type": "Module types",
};

/** A column of the map without its frame, of about the width that is wanted. */
export function regionBlock(part: RegionPart, wanted: number): Block {
  const shelf = sectionOf(part.shelf, { most: 12, ofMany: 8 }, ({ noun }) => shelfTitles[noun] ?? noun);
  const managed = sectionOf(part.managed, { most: 48, ofMany: 24 }, ({ stack }) => stack ?? "No stack");
  const apart = sectionOf(part.beside, { most: 16, ofMany: 8 }, ({ owner }) => owner ?? "No mark");
  const narrow = besideBlock(apart, sizes.card.width + 2 * sizes.padding);
  const strips = stripsOf(managed.cards, wanted);
  const dense = [shelf, managed, apart].some(({ groups }) => groups.length > 0);
  const width = Math.max(strips.width, dense ? 2 * sizes.card.width + sizes.laneGap : sizes.card.width);
  const main = below(
    [
      caption(part.title, "region"),
      cardGrid(shelf.cards, width),
      tileGroups(shelf.groups, width),
      strips,
      tileGroups(managed.groups, width),
      isEmpty(part) ? caption("Nothing was found here", "note") : undefined,
    ],
    14,
  );
  const fits = main.width + sizes.stripGap + narrow.width <= wanted;
  return fits ? inRow([main, narrow], sizes.stripGap) : below([main, besideBlock(apart, width)], 18);
}

const isEmpty = ({ shelf, managed, beside }: RegionPart): boolean => shelf.length + managed.length + beside.length === 0;

function besideBlock({ cards, groups }: Section, width: number): Block {
  const room = width - 2 * sizes.padding;
  const content = below([stripsOf(cards, room), tileGroups(groups, room)], 12);
  if (content.height === 0) return content;
  return framed(below([caption("In no stack", "section"), content], 8), { kind: "beside" }, sizes.padding, { width });
}

/** Cards with lines between them, in as many strips as the width has room for; single ones of a kind in a grid. */
function stripsOf(clusters: readonly Cluster[], width: number): Block {
  if (clusters.every(({ boxes }) => boxes.length === 1) && new Set(clusters.map(({ boxes }) => boxes[0]?.noun)).size === 1) {
    return cardGrid(clusters, width);
  }
  const placed = clusters.map((cluster) => cellsOf(cluster));
  const lanes = [...new Set(placed.flat().map(({ lane }) => lane))].sort();
  const stripWidth = lanes.length * sizes.card.width + (lanes.length - 1) * sizes.laneGap;
  const rows = placed.reduce((sum, cells) => sum + rowsOf(cells), 0);
  const room = Math.max(1, Math.floor((width + sizes.stripGap) / (stripWidth + sizes.stripGap)));
  const count = Math.max(1, Math.min(room, Math.ceil(rows / 4)));
  return inRow(
    shared(placed, rows / count).map((part) => strip(part, lanes)),
    sizes.stripGap,
  );
}

type Cells = ReturnType<typeof cellsOf>;

const rowsOf = (cells: Cells): number => 1 + Math.max(...cells.map(({ row }) => row));

/** In their order, each share with about so many rows. */
function shared(clusters: readonly Cells[], rows: number): Cells[][] {
  const shares: Cells[][] = [];
  let before = 0;
  for (const cells of clusters) {
    const at = Math.floor(before / rows);
    (shares[at] ??= []).push(cells);
    before += rowsOf(cells);
  }
  return shares.filter((share) => share.length > 0);
}

/** Clusters below each other, closer where they use different lanes. */
function strip(clusters: readonly Cells[], lanes: readonly number[]): Block {
  const { width, height } = sizes.card;
  const xOf = (lane: number) => lanes.indexOf(lane) * (width + sizes.laneGap);
  const headings = lanes.map((lane) => ({ block: caption(laneTitles[lane] ?? "", "lane"), x: xOf(lane), y: 0 }));
  const top = 20;
  const free = lanes.map(() => top);
  const cards = clusters.flatMap((cells) => {
    const used = cells.map(({ lane }) => lanes.indexOf(lane));
    const [first, last] = [Math.min(...used), Math.max(...used)];
    const y = Math.max(...free.slice(first, last + 1));
    free.fill(y + rowsOf(cells) * (height + sizes.rowGap), first, last + 1);
    return cells.map(({ box, lane, row }) => ({ block: one(box, "card"), x: xOf(lane), y: y + row * (height + sizes.rowGap) }));
  });
  return together([...headings, ...cards]);
}

function one(box: Box, form: "card" | "tile"): Block {
  const { width, height } = form === "card" ? sizes.card : { width: sizes.tile, height: sizes.tile };
  return { width, height, boxes: [{ box, form, x: 0, y: 0, width, height }], frames: [], captions: [] };
}

function cardGrid(clusters: readonly Cluster[], width: number): Block {
  const cards = clusters.flatMap(({ boxes }) => boxes.map((box) => one(box, "card")));
  return wrapped(cards, width, { x: sizes.rowGap, y: sizes.rowGap });
}

const tileGroups = (groups: readonly TileGroup[], width: number): Block =>
  below(
    groups.map((group) => tileGroup(group, width)),
    12,
  );

/** Tiles that hang together stand closer; what all of a group hang on stands before them. */
function tileGroup({ title, hub, cells }: TileGroup, width: number): Block {
  const room = hub === undefined ? width : Math.max(width - sizes.card.width - sizes.laneGap - 16, 8 * sizes.tile);
  const tiles = wrapped(
    cells.map(({ boxes }) =>
      inRow(
        boxes.map((box) => one(box, "tile")),
        6,
      ),
    ),
    room,
    { x: 12, y: 8 },
  );
  if (hub === undefined) return below([caption(`${title} · ${cells.flatMap(({ boxes }) => boxes).length}`, "section"), tiles], 4);
  return inRow([one(hub, "card"), framed(tiles, { kind: "group", hub }, 8)], sizes.laneGap);
}
