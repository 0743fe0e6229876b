/** What a person can ask of the tool in front of the provider; each front end has its own words for it. */
export type Command =
  /** Bring everything to what the program says. */
  | "apply"
  /** The same, after a look at what is there. */
  | "refresh-and-apply"
  /** Compare the state with what is there. */
  | "refresh"
  /** Make one resource anew. */
  | "replace"
  | "export-state"
  | "import-state"
  /** Take one resource out of the state. */
  | "forget"
  /** Tell where a resource was before it was renamed. */
  | "name-before"
  /** Let a refresh or a destroy read the program's configuration anew. */
  | "read-configuration"
  /** The configuration itself. */
  | "configuration";

/** Stands in a sentence for the words of the tool. */
export interface CommandWord {
  readonly command: Command;
}

/** A text for a person that does not know yet which tool the person uses. */
export type Sentence = string | readonly (string | CommandWord)[];

export type Wording = (command: Command) => string;

export const commandWord = (command: Command): CommandWord => ({ command });

/** A template of texts, other sentences and commands. */
export function sentence(texts: TemplateStringsArray, ...parts: (string | number | CommandWord | Sentence)[]): Sentence {
  return texts.flatMap((text, index) => {
    const part = parts[index];
    if (part === undefined) return [text];
    return Array.isArray(part)
      ? [text, ...(part as readonly (string | CommandWord)[])]
      : [text, wordOf(part as string | number | CommandWord)];
  });
}

const wordOf = (part: string | number | CommandWord): string | CommandWord => (typeof part === "object" ? part : String(part));

/** The sentence as the users of a tool read it. */
export function inWords(given: Sentence, wording: Wording): string {
  if (typeof given === "string") return given;
  return given.map((part) => (typeof part === "string" ? part : wording(part.command))).join("");
}

/** Before a front end has its say, a command is called by its own name. */
export const ownNames: Wording = (command) => `\`${command}\``;
