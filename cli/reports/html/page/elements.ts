import type { PageKind } from "./data";

/** Makes the elements of the page. Texts become text nodes: nothing that they say is obeyed. */
export function makeElements(all: readonly PageKind[]) {
  const looks = new Map(all.map((kind) => [kind.kind, kind]));

  /** The text with what steers or hides shown by its number. */
  function shown(text: string): string {
    if (/^[\x20-\x7e]*$/.test(text)) return text;
    return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
      if (character === "\n") return "\u21b5\n";
      return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    });
  }

  function make<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Record<string, string>,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[Tag] {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    for (const child of children) {
      if (typeof child === "string") element.appendChild(document.createTextNode(shown(child)));
      else element.appendChild(child);
    }
    return element;
  }

  function drawn(name: string, attributes: Record<string, string>): SVGElement {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    return element;
  }

  const labels = new Map<string, HTMLElement>();

  function newLabel(kind: string): HTMLElement {
    const look = looks.get(kind);
    const icon = drawn("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" });
    icon.append(drawn("path", { class: "badge", d: look?.badge ?? "" }), drawn("path", { class: "sign", d: look?.sign ?? "" }));
    return make("span", { class: `label s-${kind}` }, icon, make("span", { class: "word" }, look?.word ?? kind));
  }

  /** The sign of a kind, and its word. */
  function label(kind: string): Node {
    const first = labels.get(kind) ?? newLabel(kind);
    labels.set(kind, first);
    return first.cloneNode(true);
  }

  /** What a kind of finding means. */
  const help = (kind: string): string => looks.get(kind)?.help ?? "";

  return { make, label, help, shown };
}

export type Elements = ReturnType<typeof makeElements>;
