/** The lines of the terminal, and the pager's question. AsyncOS is taken to ignore the size of the client's window [A]. */
const screenRows = 24;
export const more = "-Press Any Key For More-";

/** What overwrites the pager's question. */
export const wipe = `\r${" ".repeat(more.length)}\r`;

/** A screen's lines as the pager shows them: in one piece when they fit, else with room for its question. */
export function pages(lines: readonly string[], height = lines.length > screenRows ? screenRows - 1 : lines.length): string[][] {
  const result: string[][] = [];
  for (let start = 0; start < lines.length; start += height) result.push(lines.slice(start, start + height));
  return result;
}

export type Key = { kind: "text" } | { kind: "line"; line: string } | { kind: "interrupt" } | { kind: "end" };

/** The line being typed: characters in, echo and finished lines out. */
export class LineEditor {
  private line = "";

  type(character: string): { echo: string; key: Key } {
    switch (character) {
      case "\r":
      case "\n": {
        const line = this.line;
        this.line = "";
        return { echo: "\n", key: { kind: "line", line } };
      }
      case "\x03":
        this.line = "";
        return { echo: "^C\n", key: { kind: "interrupt" } };
      case "\x04":
        return { echo: "", key: { kind: this.line === "" ? "end" : "text" } };
      case "\x15": {
        const echo = "\b \b".repeat(this.line.length);
        this.line = "";
        return { echo, key: { kind: "text" } };
      }
      case "\b":
      case "\x7f": {
        const echo = this.line === "" ? "" : "\b \b";
        this.line = this.line.slice(0, -1);
        return { echo, key: { kind: "text" } };
      }
      default:
        if (character < " ") return { echo: "", key: { kind: "text" } };
        this.line += character;
        return { echo: character, key: { kind: "text" } };
    }
  }
}
