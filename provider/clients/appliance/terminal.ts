type State = "text" | "escape" | "sequence" | "string" | "string-escape";

/** Whatever a terminal acts upon instead of showing it; also the invisible characters that reorder or hide text. */
const invisible = /[\p{C}\u2028\u2029]/u;

/**
 * Takes the language of terminals out of a stream, one character after the other: colours, titles, cursor moves.
 * What is left is text, and the three movements that change what a line says: CR, LF and BS.
 */
export class TerminalFilter {
  private state: State = "text";

  /** The character as far as it concerns the text: itself, a blank for a tab, or nothing. */
  pass(char: string): string {
    switch (this.state) {
      case "text":
        return this.inText(char);
      case "escape":
        return this.inEscape(char);
      case "sequence":
        if (/[\x40-\x7e]/.test(char)) this.state = "text";
        else if (!/[\x20-\x3f]/.test(char)) return this.broken(char);
        return "";
      case "string":
        if (char === "\x07" || char === "\x9c") this.state = "text";
        else if (char === "\x1b") this.state = "string-escape";
        else if (char === "\n") return this.broken(char);
        return "";
      case "string-escape":
        if (char !== "\\") return this.inEscape(char);
        this.state = "text";
        return "";
    }
  }

  private inText(char: string): string {
    if (char === "\r" || char === "\n" || char === "\b") return char;
    if (char === "\t") return " ";
    if (char === "\x1b") this.state = "escape";
    else if (char === "\x9b") this.state = "sequence";
    else if (/[\x90\x98\x9d-\x9f]/.test(char)) this.state = "string";
    return invisible.test(char) ? "" : char;
  }

  private inEscape(char: string): string {
    if (char === "[") this.state = "sequence";
    else if (/[\]PX^_]/.test(char)) this.state = "string";
    else if (char === "\x1b" || /[\x20-\x2f]/.test(char)) this.state = "escape";
    else if (/[\x30-\x7e]/.test(char)) this.state = "text";
    else return this.broken(char);
    return "";
  }

  /** A sequence that is cut short must not swallow the text behind it. */
  private broken(char: string): string {
    this.state = "text";
    return this.inText(char);
  }
}

/** One line as a terminal would show it: CR and BS move the cursor, what follows overwrites. */
export class TerminalLine {
  private cells: string[] = [];
  private cursor = 0;

  put(char: string): void {
    if (char === "\r") this.cursor = 0;
    else if (char === "\b") this.cursor = Math.max(0, this.cursor - 1);
    else this.cells[this.cursor++] = char;
  }

  /** The last `count` characters before the cursor. */
  tail(count: number): string {
    return this.cells.slice(Math.max(0, this.cursor - count), this.cursor).join("");
  }

  /** The text up to the cursor, provided that nothing but blanks stands behind it and that it is no longer than `limit`. */
  upToCursor(limit: number): string | undefined {
    if (this.cursor > limit || this.cells.slice(this.cursor, this.cursor + limit).some((cell) => cell !== " ")) return undefined;
    return this.cells.slice(0, this.cursor).join("");
  }

  /** Takes the last `count` characters before the cursor away, and everything behind them. */
  cut(count: number): void {
    this.cursor = Math.max(0, this.cursor - count);
    this.cells.length = this.cursor;
  }

  /** The whole line; the next one begins. */
  take(): string {
    const text = this.toString();
    this.cells = [];
    this.cursor = 0;
    return text;
  }

  toString(): string {
    return this.cells.join("").trimEnd();
  }
}
