import { plain } from "../../provider/base/screen";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text of anybody as nothing but text, for HTML and SVG: in an element or in a quoted attribute. */
export function markup(text: string): string {
  return plain(text).replace(/[&<>"']/g, (character) => escapes[character] ?? "");
}

/** How wide a character is at most in the usual bold faces, in ems. */
function widthOf(character: string): number {
  if (/[\u1100-\uffdc]|[^\u0000-\uffff]/u.test(character)) return 1;
  if (/[mwMW@%]/.test(character)) return 1.04;
  if (/[A-Z_&#]/.test(character)) return 0.77;
  if (/[iIljtfr.,:;'|!()[\] -]/.test(character)) return 0.42;
  return 0.69;
}

const ending = 7;

/** The text where it fits, else its beginning and its end: names of a fleet differ at the end. */
export function fitted(text: string, ems: number): string {
  const characters = Array.from(plain(text));
  const width = (some: readonly string[]) => some.reduce((sum, character) => sum + widthOf(character), 0);
  // Of a very long one, what lies beyond cannot be seen.
  const long = characters.length > 4 * ems;
  if (!long && width(characters) <= ems) return characters.join("");
  const end = characters.slice(-ending);
  let room = ems - width(end) - 1;
  const start: string[] = [];
  for (const character of characters) {
    room -= widthOf(character);
    if (room < 0) break;
    start.push(character);
  }
  return `${start.join("")}…${end.join("")}`;
}
