import { below, caption, framed, inRow, together, wrapped, type Block } from "./block";
import type { Box, Cluster, RegionPart } from "./model";
import { sectionOf, type Section, type TileGroup } from "./sections";
import { cellsOf } from "./tree";

/** Sizes, in the map's own units. */
export interface Sizes {
  card: { width: number; height: number };
  tile: number;
  laneGap: number;
  rowGap: number;
  stripGap: number;
  padding: number;
}

const usual: Sizes = { card: { width: 198, height: 40 }, tile: 16, laneGap: 26, rowGap: 10, stripGap: 34, padding: 16 };

/** Where columns would not fit beside each other, each is narrower. */
export const sizes = {
  wide: usual,
  narrow: { ...usual, card: { width: 158, height: 40 }, laneGap: 18, padding: 13 },
} as const satisfies Record<string, Sizes>;

const laneTitles = ["Appliances", "Devices", "Modules"] as const;

const shelfTitles: Readonly<Partial<Record<Box["noun"], string>>> = {
  client: "API clients",
  token: "Registration tokens",
  "module-type": "Module types",
};

/** A column of the map without its frame, of about the width that is wanted. */
export function regionBlock(part: RegionPart, wanted: number, size: Sizes): Block {
  const shelf = sectionOf(part.shelf, { most: 12, ofMany: 8 }, ({ noun }) => shelfTitles[noun] ?? noun);
  const managed = sectionOf(part.managed, { most: 48, ofMany: 24 }, ({ stack }) => stack ?? "No stack");
  const apart = sectionOf(part.beside, { most: 16, ofMany: 8 }, ({ owner }) => owner ?? "No mark");
  const narrow = besideBlock(apart, size.card.width + 2 * size.padding, size);
  const strips = stripsOf(managed.cards, wanted, size);
  const dense = [shelf, managed, apart].some(({ groups }) => groups.length > 0);
  const width = Math.max(strips.width, dense ? 2 * size.card.width + size.laneGap : size.card.width);
  const main = below(
    [
      caption(part.title, "region"),
      cardGrid(shelf.cards, width, size),
      tileGroups(shelf.groups, width, size),
      strips,
      tileGroups(managed.groups, width, size),
      isEmpty(part) ? caption("Nothing was found here", "note") : undefined,
    ],
    14,
  );
  const fits = main.width + size.stripGap + narrow.width <= wanted;
  return fits ? inRow([main, narrow], size.stripGap) : below([main, besideBlock(apart, width, size)], 18);
}

const isEmpty = ({ shelf, managed, beside }: RegionPart): boolean => shelf.length + managed.length + beside.length === 0;

function besideBlock({ cards, groups }: Section, width: number, size: Sizes): Block {
  const room = width - 2 * size.padding;
  const content = below([stripsOf(cards, room, size), tileGroups(groups, room, size)], 12);
  if (content.height === 0) return content;
  return framed(below([caption("In no stack", "section"), content], 8), { kind: "beside" }, size.padding, { width });
}

/** Cards with lines between them, in as many strips as the width has room for; single ones of a kind in a grid. */
function stripsOf(clusters: readonly Cluster[], width: number, size: Sizes): Block {
  if (clusters.every(({ boxes }) => boxes.length === 1) && new Set(clusters.map(({ boxes }) => boxes[0]?.noun)).size === 1) {
    return cardGrid(clusters, width, size);
  }
  const placed = clusters.map((cluster) => cellsOf(cluster));
  const lanes = [...new Set(placed.flat().map(({ lane }) => lane))].sort();
  const stripWidth = lanes.length * size.card.width + (lanes.length - 1) * size.laneGap;
  const rows = placed.reduce((sum, cells) => sum + rowsOf(cells), 0);
  const room = Math.max(1, Math.floor((width + size.stripGap) / (stripWidth + size.stripGap)));
  const count = Math.max(1, Math.min(room, Math.ceil(rows / 4)));
  return inRow(
    shared(placed, rows / count).map((part) => strip(part, lanes, size)),
    size.stripGap,
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
function strip(clusters: readonly Cells[], lanes: readonly number[], size: Sizes): Block {
  const { width, height } = size.card;
  const xOf = (lane: number) => lanes.indexOf(lane) * (width + size.laneGap);
  const headings = lanes.map((lane) => ({ block: caption(laneTitles[lane] ?? "", "lane"), x: xOf(lane), y: 0 }));
  const top = 20;
  const free = lanes.map(() => top);
  const cards = clusters.flatMap((cells) => {
    const used = cells.map(({ lane }) => lanes.indexOf(lane));
    const [first, last] = [Math.min(...used), Math.max(...used)];
    const y = Math.max(...free.slice(first, last + 1));
    free.fill(y + rowsOf(cells) * (height + size.rowGap), first, last + 1);
    return cells.map(({ box, lane, row }) => ({
      block: one(box, "card", size),
      x: xOf(lane),
      y: y + row * (height + size.rowGap),
    }));
  });
  return together([...headings, ...cards]);
}

function one(box: Box, form: "card" | "tile", size: Sizes): Block {
  const { width, height } = form === "card" ? size.card : { width: size.tile, height: size.tile };
  return { width, height, boxes: [{ box, form, x: 0, y: 0, width, height }], frames: [], captions: [] };
}

function cardGrid(clusters: readonly Cluster[], width: number, size: Sizes): Block {
  const cards = clusters.flatMap(({ boxes }) => boxes.map((box) => one(box, "card", size)));
  return wrapped(cards, width, { x: size.rowGap, y: size.rowGap });
}

const tileGroups = (groups: readonly TileGroup[], width: number, size: Sizes): Block =>
  below(
    groups.map((group) => tileGroup(group, width, size)),
    12,
  );

/** Tiles that hang together stand closer; what all of a group hang on stands before them. */
function tileGroup({ title, hub, cells }: TileGroup, width: number, size: Sizes): Block {
  const room = hub === undefined ? width : Math.max(width - size.card.width - size.laneGap - 16, 8 * size.tile);
  const tiles = wrapped(
    cells.map(({ boxes }) =>
      inRow(
        boxes.map((box) => one(box, "tile", size)),
        6,
      ),
    ),
    room,
    { x: 12, y: 8 },
  );
  if (hub === undefined) return below([caption(`${title} · ${cells.flatMap(({ boxes }) => boxes).length}`, "section"), tiles], 4);
  return inRow([one(hub, "card", size), framed(tiles, { kind: "group", hub }, 8)], size.laneGap);
}
