/**
 * Readers of what an API answers. They are tolerant: snake_case, kebab-case and camelCase are the same name, a trailing `?` does not
 * count, and a list may stand bare or under `data`.
 */

/** An answer that is not what the contract promises; the client treats it as a cut one: it proves nothing. */
export class UnexpectedShape extends Error {}

const plain = (key: string): string => key.replace(/[-_?]/g, "").toLowerCase();

/** A tolerant reader of one object of an answer. */
export class Answer {
  private readonly fields: ReadonlyMap<string, unknown>;

  constructor(
    readonly json: unknown,
    private readonly what: string,
  ) {
    if (json === null || typeof json !== "object" || Array.isArray(json)) throw new UnexpectedShape(`${what} is not an object`);
    this.fields = new Map(Object.entries(json).map(([key, value]) => [plain(key), value]));
  }

  raw(key: string): unknown {
    return this.fields.get(plain(key)) ?? undefined;
  }

  text(key: string): string {
    const value = this.optionalText(key);
    if (value === undefined || value === "") throw new UnexpectedShape(`${this.what} has no ${key}`);
    return value;
  }

  optionalText(key: string): string | undefined {
    const value = this.raw(key);
    if (value !== undefined && typeof value !== "string") throw new UnexpectedShape(`${key} of ${this.what} is not a text`);
    return value;
  }

  flag(key: string, absent: boolean): boolean {
    const value = this.raw(key) ?? absent;
    if (typeof value !== "boolean") throw new UnexpectedShape(`${key} of ${this.what} is neither true nor false`);
    return value;
  }

  number(key: string): number {
    const value = this.raw(key);
    if (typeof value !== "number") throw new UnexpectedShape(`${key} of ${this.what} is not a number`);
    return value;
  }

  /** An object whose keys are somebody else's; absent is empty. */
  record(key: string): Record<string, unknown> {
    const value = this.raw(key) ?? {};
    if (typeof value !== "object" || Array.isArray(value)) throw new UnexpectedShape(`${key} of ${this.what} is not an object`);
    return value as Record<string, unknown>;
  }

  /** A list of objects, each read as `what`; absent is empty. */
  list(key: string, what: string): Answer[] {
    return toList(this.raw(key) ?? []).map((each) => new Answer(each, what));
  }

  texts(key: string): string[] {
    const value = this.raw(key) ?? [];
    if (!Array.isArray(value) || !value.every((each) => typeof each === "string")) {
      throw new UnexpectedShape(`${key} of ${this.what} is not a list of texts`);
    }
    return value;
  }
}

/** A list, bare or under `data`. */
export function toList(json: unknown): unknown[] {
  const list: unknown = Array.isArray(json) ? json : new Answer(json, "the list").raw("data");
  if (!Array.isArray(list)) throw new UnexpectedShape("the answer is not a list");
  return list as unknown[];
}
