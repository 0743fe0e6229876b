import { describe, expect, test } from "@jest/globals";
import { paintFor } from "../../../../cli/terminal/colour";
import { displayWidth, table, wrapped } from "../../../../cli/terminal/table";

const terminal = { isTTY: true, hasColors: () => true };

describe("a table", () => {
  test("aligns columns under their titles, numbers at their ends, and leaves no blanks behind", () => {
    const rows = [
      ["esa1", "9", "ok"],
      ["a-longer-name", "1200", ""],
    ];
    expect(table(rows, { titles: ["NAME", "CALLS", "STATE"], right: [1], indent: "  " }).split("\n")).toEqual([
      "  NAME           CALLS  STATE",
      "  esa1               9  ok",
      "  a-longer-name   1200",
    ]);
  });

  test("is empty without rows", () => {
    expect(table([])).toBe("");
  });

  test("measures what a terminal shows: colours, accents and wide characters", () => {
    const lines = table([
      [{ text: "日本", style: "red" }, "|"],
      ["e\u0301te\u0301", "|"],
      ["📧 x", "|"],
    ]).split("\n");
    expect(lines).toEqual(["日本  |", "e\u0301te\u0301   |", "📧 x  |"]);
    expect(displayWidth("ｱﾝ ＡＢ")).toBe(7);
  });

  test("has nothing of the other side that steers a terminal or a pipeline", () => {
    const shown = table([["\u001b[31mred\u001b[0m\n::error::boo", "\u202eabc"]], { paint: paintFor(terminal, {}) });
    expect(shown).toBe(" [31mred [0m : :error: :boo   abc");
  });

  test("keeps within a screen by breaking its last column, unless that has hardly any room", () => {
    const rows = [
      ["host", "one two three four five six seven eight nine"],
      ["clock", "fine"],
    ];
    expect(table(rows, { indent: "  ", width: 44 }).split("\n")).toEqual([
      "  host   one two three four five six seven",
      "         eight nine",
      "  clock  fine",
    ]);
    expect(table([["a".repeat(40), "one two three four"]], { width: 50 })).toBe(`${"a".repeat(40)}  one two three four`);
  });

  test("breaks between words only", () => {
    expect(wrapped("one two https://a.long.address.example three", 12)).toEqual([
      "one two",
      "https://a.long.address.example",
      "three",
    ]);
  });
});

describe("colour", () => {
  const shown = (screen: Parameters<typeof paintFor>[0], env: Record<string, string> = {}) =>
    table([[{ text: "bad", style: ["red", "bold"] }]], { paint: paintFor(screen, env) });

  test("is for a terminal that has it", () => {
    expect(shown(terminal)).toBe("\u001b[1m\u001b[31mbad\u001b[39m\u001b[22m");
    expect(shown({ isTTY: true, hasColors: () => false })).toBe("bad");
    expect(shown({ isTTY: false, hasColors: () => true })).toBe("bad");
    expect(shown({})).toBe("bad");
  });

  test("is off with NO_COLOR, unless that is empty", () => {
    expect(shown(terminal, { NO_COLOR: "1" })).toBe("bad");
    expect(shown(terminal, { NO_COLOR: "" })).toContain("\u001b[31m");
  });
});
