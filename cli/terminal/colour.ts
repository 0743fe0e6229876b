import { inspect } from "node:util";

/** What a text can look like: names of Node's own list. */
export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan";

/** Gives a text its looks, where there is a screen for them. */
export type Paint = (text: string, ...styles: readonly Style[]) => string;

/** Where a command writes to, such as `process.stdout`. */
export interface Screen {
  isTTY?: boolean;
  columns?: number;
  hasColors?: (env?: object) => boolean;
}

/** The text as it is. */
export const unpainted: Paint = (text) => text;

/** The text with its looks. */
export const painted: Paint = (text, ...styles) =>
  styles.reduce((inner, style) => {
    const [on, off] = inspect.colors[style] ?? [0, 0];
    return `\u001b[${on}m${inner}\u001b[${off}m`;
  }, text);

/** Colour is for a terminal that has it, and whose user has not set `NO_COLOR`. */
export function paintFor(screen: Screen, env: Readonly<Record<string, string | undefined>> = process.env): Paint {
  return screen.isTTY === true && !env["NO_COLOR"] && screen.hasColors?.(env) === true ? painted : unpainted;
}
