import { createHash } from "node:crypto";

/** Reproducible values: the same seed gives the same ids, tokens and passwords, in the same order. */
export class Seeded {
  private drawn = 0;
  private readonly kept = new Map<string, Seeded>();

  constructor(readonly seed: number | string) {}

  private bytes(): Buffer {
    return createHash("sha256").update(`${this.seed}/${this.drawn++}`).digest();
  }

  /** An independent series, so that one part of the emulator does not shift another's values. */
  fork(name: string): Seeded {
    return new Seeded(`${this.seed}:${name}`);
  }

  /** The series of one thing, which goes on where it was: what is drawn for other things, and when, does not change it. */
  of(thing: string): Seeded {
    const series = this.kept.get(thing) ?? this.fork(thing);
    this.kept.set(thing, series);
    return series;
  }

  /** A number in [0, 1). */
  number(): number {
    return this.bytes().readUInt32BE(0) / 2 ** 32;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const bytes = this.bytes().subarray(0, 16);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  /** 32 hexadecimal digits, the shape of a registration token. */
  hex(): string {
    return this.bytes().subarray(0, 16).toString("hex");
  }

  /** `length` characters of A-Z a-z 0-9 _ -, the shape of a client password. */
  password(length: number): string {
    let text = "";
    while (text.length < length) text += this.bytes().toString("base64url");
    return text.slice(0, length);
  }
}
