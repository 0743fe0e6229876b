import { describe, expect, test } from "@jest/globals";
import { LineEditor, pages } from "../../../emulator/appliance/terminal";
import { Transcript } from "../../../emulator/appliance/transcript";

describe("the terminal", () => {
  test("edits a line", () => {
    const editor = new LineEditor();
    const typed = Array.from("xy\x15abd\x7fc\t\r", (character) => editor.type(character));
    expect(typed.map(({ echo }) => echo).join("")).toBe("xy\b \b\b \babd\b \bc\n");
    expect(typed.at(-1)?.key).toEqual({ kind: "line", line: "abc" });
    expect(editor.type("\x04").key.kind).toBe("end");
  });

  test("breaks a screen of more than 24 lines", () => {
    const lines = Array.from({ length: 25 }, (_, index) => `line ${index}`);
    expect(pages(lines.slice(1)).map(({ length }) => length)).toEqual([24]);
    expect(pages(lines).map(({ length }) => length)).toEqual([23, 2]);
    expect(pages(lines).flat()).toEqual(lines);
    expect(pages([])).toEqual([]);
  });
});

describe("the transcript", () => {
  test("holds neither the password nor a token", () => {
    const transcript = new Transcript("Sesame-1");
    transcript.hide("de7c55f3ff0absdfsf4a25aae94dfb064642");
    transcript.add("register\n[]> de7c55f3ff0absdfsf4a25aae94dfb064642\n00112233445566778899aabbccddeeff> Sesame-1\n");
    expect(transcript.text()).toBe("register\n[]> [token]\n[token]> [password]\n");
    transcript.clear();
    expect(transcript.text()).toBe("");
  });
});
