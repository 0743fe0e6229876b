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

/** How wide a text may be, in ems. */
export const emsOf = (text: string): number => Array.from(plain(text)).reduce((sum, character) => sum + widthOf(character), 0);

const ending = 7;

/**
 * The text where it fits, else its beginning and its end: names of a fleet differ at the end. Only names of hosts end alike.
 */
export function fitted(text: string, ems: number): string {
  // Of a very long one, what lies beyond cannot be seen.
  const characters = Array.from(plain(text).slice(0, 1_000));
  const clean = characters.join("");
  if (emsOf(clean) <= ems) return clean;
  const isHost = /^[\w-]+(\.[\w-]+)+$/.test(clean);
  const end = isHost ? "" : characters.slice(-ending).join("");
  let room = ems - emsOf(end) - 1;
  const start = characters.filter((character) => {
    room -= widthOf(character);
    return room >= 0;
  });
  return `${start.join("")}…${end}`;
}
