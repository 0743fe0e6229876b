import type { Box } from "./model";

/** A rectangle, in the map's own units: pixels at full size. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A card has a name on it; a tile is one of very many. */
export interface PlacedBox extends Rectangle {
  box: Box;
  form: "card" | "tile";
}

/** What goes around things. */
export interface Frame extends Rectangle {
  kind: "region" | "beside" | "group";
  /** What a line leads from to the whole of it. */
  hub?: Box;
}

export interface Caption {
  x: number;
  y: number;
  text: string;
  level: "region" | "section" | "lane" | "note";
}

/** Things with their places, as large as it says: nothing in it reaches beyond. */
export interface Block {
  width: number;
  height: number;
  boxes: PlacedBox[];
  frames: Frame[];
  captions: Caption[];
}

const empty: Block = { width: 0, height: 0, boxes: [], frames: [], captions: [] };

function moved<T extends { x: number; y: number }>(things: readonly T[], x: number, y: number): T[] {
  return things.map((thing) => ({ ...thing, x: thing.x + x, y: thing.y + y }));
}

/** Several blocks as one, each at its place. */
export function together(parts: readonly { block: Block; x: number; y: number }[]): Block {
  const all: Block = { ...empty, boxes: [], frames: [], captions: [] };
  for (const { block, x, y } of parts) {
    all.width = Math.max(all.width, x + block.width);
    all.height = Math.max(all.height, y + block.height);
    all.boxes.push(...moved(block.boxes, x, y));
    all.frames.push(...moved(block.frames, x, y));
    all.captions.push(...moved(block.captions, x, y));
  }
  return all;
}

const there = (blocks: readonly (Block | undefined)[]): Block[] =>
  blocks.filter((block): block is Block => block !== undefined && block.height > 0);

/** One below the other. */
export function below(blocks: readonly (Block | undefined)[], gap: number): Block {
  let y = 0;
  return together(
    there(blocks).map((block) => {
      const at = { block, x: 0, y };
      y += block.height + gap;
      return at;
    }),
  );
}

/** One to the right of the other. */
export function inRow(blocks: readonly (Block | undefined)[], gap: number): Block {
  let x = 0;
  return together(
    there(blocks).map((block) => {
      const at = { block, x, y: 0 };
      x += block.width + gap;
      return at;
    }),
  );
}

/** From left to right, and on the next line where the width ends. */
export function wrapped(blocks: readonly Block[], width: number, gap: { x: number; y: number }): Block {
  let x = 0;
  let y = 0;
  let lineHeight = 0;
  return together(
    there(blocks).map((block) => {
      if (x > 0 && x + block.width > width) {
        x = 0;
        y += lineHeight + gap.y;
        lineHeight = 0;
      }
      const at = { block, x, y };
      x += block.width + gap.x;
      lineHeight = Math.max(lineHeight, block.height);
      return at;
    }),
  );
}

/** With a frame around it, at least as large as it says. */
export function framed(
  block: Block,
  frame: Omit<Frame, keyof Rectangle>,
  padding: number,
  least: Partial<Rectangle> = {},
): Block {
  const width = Math.max(block.width + 2 * padding, least.width ?? 0);
  const height = Math.max(block.height + 2 * padding, least.height ?? 0);
  const inner = together([{ block, x: padding, y: padding }]);
  return { ...inner, width, height, frames: [{ ...frame, x: 0, y: 0, width, height }, ...inner.frames] };
}

/** A line of text. */
export function caption(text: string, level: Caption["level"]): Block {
  const [height, baseline, em] = { region: [24, 17, 9], section: [16, 12, 7.5], lane: [14, 10, 7], note: [16, 12, 6.5] }[
    level
  ] as [number, number, number];
  return { ...empty, width: Math.ceil(Array.from(text).length * em), height, captions: [{ x: 0, y: baseline, text, level }] };
}
