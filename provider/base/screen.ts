/** What may stand on somebody's screen. Words of the other side are data: nothing in them steers a terminal or a CI system. */

/** Steers a terminal or hides text: control characters and escapes, formats such as a change of direction, line ends, half characters. */
const steering = /[\p{C}\p{Zl}\p{Zp}]+/gu;

/** What the readers of a job's output take for commands, each with the same text that nobody obeys. */
const commands: readonly [RegExp, string][] = [
  // GitHub: `::error::`, `::set-output name=x::`. An IPv6 address has only hexadecimal digits behind its `::`.
  [/::(?=[a-f]*[g-z-])/gi, ": :"],
  // Azure: `##vso[`, GitHub and Azure: `##[`, TeamCity: `##teamcity[`.
  [/##(?=[a-z]*\[)/gi, "# #"],
  // Pulumi's own colours: `<{%fg 1%}>`.
  [/<\{(?=%)/g, "< {"],
];

/** The text on one line, as nothing but text. */
export function plain(text: string): string {
  return commands.reduce((clean, [command, harmless]) => clean.replace(command, harmless), text.replace(steering, " "));
}

/** The text, or its beginning and an ellipsis. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/\p{Surrogate}$/u, "")}…`;
}

const longestWord = 60;

/** The first words of a list with commas between, and how many more there are. */
export function listed(words: readonly string[], most = 10): string {
  const shown = words.slice(0, most).map((word) => cut(word, longestWord));
  return `${shown.join(", ")}${words.length > most ? ` and ${words.length - most} more` : ""}`;
}

/**
 * Text that may hold secrets and anything else, for the screen. Secrets go first, because a cut would hide half of one; and once more,
 * because what stood between the halves of one may be gone.
 */
export function printable(text: string, redact: (text: string) => string, most: number): string {
  return cut(redact(plain(redact(text))), most);
}
