/** Somebody's words in Markdown: nothing in them is a link, an image, a mention, a table or HTML. They come without line ends. */

/** As it is, in a span of code: no reader of Markdown looks into one. */
export function code(text: string): string {
  const fence = "`".repeat(longestRun(text) + 1);
  const pad = /^`|`$|^\s|\s$|^$/.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** The same in a row of a table, where a bar would end the cell. Before a bar, a backslash is moved away, as readers differ about both. */
export const codeInCell = (text: string): string => code(text.replace(/\\(?=\|)/g, "\\ ").replaceAll("|", "\\|"));

/** A block of commands. */
export function fenced(lines: readonly string[]): string {
  const fence = "`".repeat(Math.max(3, longestRun(lines.join("\n")) + 1));
  return [`${fence}sh`, ...lines, fence].join("\n");
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));

/** Letters, perhaps in quotes or brackets, or a short number: no mention, no number of an issue, no address, no list. */
const word = /^["'(]*\p{L}+(?:['’-]\p{L}+)*["')]*[.,:;!?]*$|^\d{1,6}[,;]?$|^>$/u;
/** What GitHub takes for a commit. */
const commit = /[0-9a-f]{7,}/i;

/** A sentence: its plain words as they are, everything else as code. */
export function prose(sentence: string, span = code): string {
  if (sentence.trim() === "") return span(sentence);
  const parts: { plain: boolean; text: string }[] = [];
  for (const text of sentence.split(/ +/)) {
    const plain = text === "" || (word.test(text) && !commit.test(text));
    const last = parts.at(-1);
    if (last?.plain === plain) last.text += ` ${text}`;
    else parts.push({ plain, text });
  }
  return parts.map(({ plain, text }) => (plain ? text.replaceAll(">", "&gt;") : marked(text, span))).join(" ");
}

/** A comma or a full stop at the end stays outside. */
function marked(text: string, span: (text: string) => string): string {
  const [, inner = text, end = ""] = /^(.+?)([.,:;]?)$/su.exec(text) ?? [];
  return span(inner) + end;
}
