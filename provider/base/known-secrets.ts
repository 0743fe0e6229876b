const mask = "[secret]";
/** Below this a value is too common a text to be searched for. */
const shortest = 4;

/** Every secret this process has seen, so that none can leave in a message or a log, wherever it came from. */
export class Secrets {
  private readonly values = new Set<string>();
  /** Made when it is needed: a fleet has thousands, and every line of every appliance is searched for them. */
  private longestFirst: readonly string[] = [];

  /** Takes note of a secret, also in the encodings in which it travels; returns it. */
  remember<T extends string | undefined>(value: T): T {
    if (value !== undefined && value.length >= shortest) {
      for (const form of [
        value,
        encodeURIComponent(Buffer.from(value).toString()), // half a surrogate pair would make it throw
        Buffer.from(value).toString("base64"),
        JSON.stringify(value).slice(1, -1),
      ]) {
        this.values.add(form);
      }
    }
    return value;
  }

  /** `text` with every known secret masked, longer ones first. */
  redact(text: string): string {
    // None is ever forgotten.
    if (this.longestFirst.length < this.values.size) this.longestFirst = [...this.values].sort((a, b) => b.length - a.length);
    let clean = text;
    for (const value of this.longestFirst) if (clean.includes(value)) clean = clean.replaceAll(value, mask);
    return clean;
  }
}
