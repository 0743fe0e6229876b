import { plain } from "../../provider/base/screen";
import { unpainted, type Paint, type Style } from "./colour";

/** A text, or a text with its looks. Whatever is in it, it stands on one line as nothing but text. */
export type Cell = string | { text: string; style: Style | readonly Style[] };

export interface TableOptions {
  /** The words above the columns; none without. */
  titles?: readonly string[];
  /** Columns of numbers, by their index: they end alike. */
  right?: readonly number[];
  /** Stands before each line. */
  indent?: string;
  /** What a screen has room for: the last column is broken between words to keep within it. */
  width?: number;
  paint?: Paint;
}

const gap = "  ";

/** Below this a broken column is no longer read, and is left as it is. */
const narrowest = 30;

/** Rows whose columns are aligned as a terminal shows them, without blanks at the ends of lines. */
export function table(rows: readonly (readonly Cell[])[], options: TableOptions = {}): string {
  return tableRows(rows, options).join("\n");
}

/** The same row by row, the titles first: a row that is broken has several lines. */
export function tableRows(rows: readonly (readonly Cell[])[], options: TableOptions = {}): string[] {
  const { titles, right = [], indent = "", paint = unpainted } = options;
  const lines = [...(titles ? [titles.map((text): Cell => ({ text, style: "bold" }))] : []), ...rows].map((row) =>
    row.map(clean),
  );
  const widths: number[] = [];
  for (const line of lines) line.forEach(({ width }, column) => (widths[column] = Math.max(widths[column] ?? 0, width)));
  const before = indent.length + widths.slice(0, -1).reduce((sum, width) => sum + width + gap.length, 0);
  const room = Math.max(narrowest, (options.width ?? Infinity) - before);
  const shown = ({ text, width, styles }: Clean, column: number, last: boolean): string => {
    const blank = " ".repeat((widths[column] ?? 0) - width);
    if (right.includes(column)) return blank + painted(text, styles);
    if (!last) return painted(text, styles) + blank;
    const parts = column === widths.length - 1 && width > room ? wrapped(text, room) : [text];
    return parts.map((part) => painted(part, styles)).join(`\n${" ".repeat(before)}`);
  };
  const painted = (text: string, looks: readonly Style[]): string => (text === "" ? text : paint(text, ...looks));
  return lines
    .map((line) =>
      line.slice(
        0,
        line.reduce((end, { text }, column) => (text === "" ? end : column + 1), 0),
      ),
    )
    .map((line) => indent + line.map((cell, column) => shown(cell, column, column === line.length - 1)).join(gap));
}

interface Clean {
  text: string;
  width: number;
  styles: readonly Style[];
}

function clean(cell: Cell): Clean {
  const { text, style } = typeof cell === "string" ? { text: cell, style: [] } : cell;
  const shown = plain(text);
  return { text: shown, width: displayWidth(shown), styles: typeof style === "string" ? [style] : style };
}

/** Characters that take no room of their own: accents, and what chooses between two looks. */
const withoutRoom = /\p{Mn}|\p{Me}/u;
/** Characters that take the room of two: East Asian ones and pictures. Unicode's own table is not in JavaScript; its scripts are. */
const widest =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Bopomofo}|\p{Emoji_Presentation}|[\u3001-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
/** Of those scripts, but narrow. */
const halfwidth = /[\uff61-\uffdc]/u;

/** How many columns of a terminal a plain text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (withoutRoom.test(character)) continue;
    width += widest.test(character) && !halfwidth.test(character) ? 2 : 1;
  }
  return width;
}

/** The words of a plain text on lines no wider than `width`; a longer word has a line to itself. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of plain(text).split(/ +/)) {
    const line = lines.at(-1);
    if (line !== undefined && displayWidth(line) + 1 + displayWidth(word) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
