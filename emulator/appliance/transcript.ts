/** The whole dialogue of an appliance, all sessions in order, without its secrets. */
export class Transcript {
  private recorded = "";
  private readonly tokens = new Set<string>();

  constructor(private readonly password: string) {}

  add(text: string): void {
    this.recorded += this.masked(text);
  }

  /** From now on this is `[token]`. */
  hide(token: string): void {
    if (token !== "") this.tokens.add(token);
  }

  text(): string {
    return this.recorded;
  }

  clear(): void {
    this.recorded = "";
    this.tokens.clear();
  }

  /** Also whatever looks like a token (32 hexadecimal digits), for one typed at the wrong prompt. */
  private masked(text: string): string {
    let result = text;
    for (const token of this.tokens) result = result.replaceAll(token, "[token]");
    result = result.replace(/\b[0-9a-f]{32}\b/gi, "[token]");
    return this.password === "" ? result : result.replaceAll(this.password, "[password]");
  }
}
