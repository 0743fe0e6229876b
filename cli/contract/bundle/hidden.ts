/**
 * Made-up values in place of an organisation's own: the same text in, the same text out, in a whole bundle, so that references between
 * objects still hold.
 */
import { isIP } from "node:net";
import { schemas } from "../../../provider/generated/schemas";
import { isObject } from "../settle";

const kinds: ReadonlySet<string> = new Set(Object.keys(schemas));

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const moment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?$/;
const markForm = /\[ciscoctr:([A-Za-z]{1,40}) ([^\s\]]+) #([0-9a-f]{12})([^\]]*)\]/g;
/** What may stand behind the hash of a mark: which of several, when it was made, what it is at, and whose host. */
const markDetails = /^(\/\d+)?( ~[0-9a-z]{1,10})?( new)?( used)?(?: @(\S+))?$/;

/** Kinds of text, each with what a made-up one looks like. */
const forms: readonly { fits: (text: string) => boolean; make: (count: number) => string }[] = [
  { fits: (text) => uuid.test(text), make: (count) => `00000000-0000-4000-8000-${String(count).padStart(12, "0")}` },
  { fits: (text) => isIP(text) === 4, make: (count) => `192.0.${2 + (count >> 8)}.${count & 255}` },
  { fits: (text) => isIP(text) === 6, make: (count) => `2001:db8::${count.toString(16)}` },
  { fits: (text) => /^[^\s@]+@[^\s@]+$/.test(text), make: (count) => `user-${count}@example.com` },
  { fits: (text) => /^\d+(?:[.-]\d+)+$/.test(text), make: (count) => `0.0.${count}` },
  { fits: (text) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text), make: (count) => `host-${count}.example.com` },
  { fits: () => true, make: (count) => `text-${count}` },
];

export class Hidden {
  private readonly texts = new Map<string, string>();
  private readonly numbers = new Map<number, number>();
  private readonly counts = new Map<object, number>();

  /** A made-up text of the same form; times, and what is empty or but a mask, stay. */
  text(text: string): string {
    if (moment.test(text) || /^(?:\*+|•+|)$/.test(text)) return text;
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const made = this.make(text);
    this.texts.set(text, made);
    return made;
  }

  number(value: number): number {
    const made = this.numbers.get(value) ?? this.numbers.size + 1;
    this.numbers.set(value, made);
    return made;
  }

  /** A value of which nothing is known but that it is JSON: names of members are hidden too. */
  value(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (typeof value === "number") return this.number(value);
    if (Array.isArray(value)) return value.map((each) => this.value(each));
    if (isObject(value))
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [this.text(key), this.value(inner)]));
    return value;
  }

  private make(text: string): string {
    if (text.search(markForm) >= 0) return this.description(text);
    const client = /^client-(.+)$/.exec(text)?.[1];
    if (client !== undefined && uuid.test(client)) return `client-${this.text(client)}`;
    if (/^[a-z][a-z+.-]*:\/\//i.test(text) && URL.canParse(text)) return this.address(new URL(text));
    return this.next(text);
  }

  private next(text: string): string {
    const form = forms.find(({ fits }) => fits(text)) ?? forms[forms.length - 1];
    if (!form) return "";
    const count = (this.counts.get(form) ?? 0) + 1;
    this.counts.set(form, count);
    return form.make(count);
  }

  /** A text with marks in it: they stay marks, of the same kind, of somebody made up. */
  private description(text: string): string {
    let made = "";
    let end = 0;
    for (const { 0: mark, 1: kind = "", 2: owner = "", 3: hash = "", 4: details = "", index } of text.matchAll(markForm)) {
      const parts = owner.split("/").map((part) => encodeURIComponent(this.text(decoded(part))));
      made += this.spaced(text.slice(end, index));
      made += `[ciscoctr:${kinds.has(kind) ? kind : "Unknown"} ${parts.join("/")} #${this.hash(hash)}${this.details(details)}]`;
      end = index + mark.length;
    }
    return made + this.spaced(text.slice(end));
  }

  private details(text: string): string {
    const [, item = "", claim = "", fresh = "", used = "", host] = markDetails.exec(text) ?? [];
    const at = parseInt(claim.slice(2), 36);
    const time = at > Date.UTC(2015) && at < Date.UTC(2100) ? claim : "";
    return `${item}${time}${fresh}${used}${host === undefined ? "" : ` @${this.text(host)}`}`;
  }

  private hash(hash: string): string {
    return this.number(parseInt(hash, 16)).toString(16).padStart(12, "0");
  }

  private spaced(text: string): string {
    const bare = text.trim();
    return bare === "" ? text : text.replace(bare, () => this.text(bare));
  }

  private address({ protocol, hostname, port, pathname, search }: URL): string {
    const rest = pathname + search === "/" || pathname === "" ? pathname : `/${this.text(pathname + search)}`;
    return `${/^https?:$/.test(protocol) ? protocol : "https:"}//${this.named(hostname)}${port && ":443"}${rest}`;
  }

  private named(host: string): string {
    const made = this.text(host);
    return /^[\w.-]+$/.test(made) && !made.startsWith("text-") ? made : `${made.replace(/[^\w-]/g, "-")}.example.com`;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
