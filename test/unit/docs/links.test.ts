import { describe, expect, test } from "@jest/globals";
import { existsSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import MarkdownIt, { type Token } from "markdown-it";
import { manual, pages, read, root } from "../../support/pages";

/** Whose pages we may send a reader to. */
const hosts = ["semver.org", "www.cisco.com", "www.pulumi.com"];

const markdown = new MarkdownIt({ html: true });

interface Page {
  links: string[];
  anchors: string[];
}

const textOf = (tokens: readonly Token[]): string =>
  tokens.map(({ type, content }) => (type === "text" || type === "code_inline" ? content : "")).join("");

/** The anchor that GitHub gives a heading: what is no letter, digit, hyphen or blank goes. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
    .replaceAll(" ", "-");

function readPage(text: string): Page {
  const tokens = markdown.parse(text, {});
  const links = tokens.flatMap(({ children }) =>
    (children ?? []).flatMap((each) => [each.attrGet("href") ?? each.attrGet("src") ?? []].flat()).map(String),
  );
  const anchors: string[] = [];
  tokens.forEach(({ type }, index) => {
    if (type !== "heading_open") return;
    const base = slug(textOf(tokens[index + 1]?.children ?? []));
    const before = anchors.filter((anchor) => anchor.replace(/-\d+$/, "") === base).length;
    anchors.push(before === 0 ? base : `${base}-${before}`);
  });
  return { links, anchors };
}

const parsed = new Map(pages.map((path) => [path, readPage(read(path))]));
const isAbsolute = (link: string): boolean => /^[a-z][a-z\d+.-]*:|^\/\//i.test(link);

/** Where a relative link of a page leads, from the root. */
function target(page: string, link: string): { path: string; anchor: string } {
  const [path = "", anchor = ""] = decodeURI(link).split("#");
  return { path: path === "" ? page : normalize(join(dirname(page), path)).replace(/\/$/, ""), anchor };
}

/** What is wrong with a link, if anything. */
function objection(page: string, link: string): string | undefined {
  if (isAbsolute(link)) {
    const { protocol, host } = new URL(link, "https://nobody.invalid");
    return protocol === "https:" && hosts.includes(host) ? undefined : `${link}: nobody knows that host`;
  }
  const { path, anchor } = target(page, link);
  if (path.startsWith("..") || !existsSync(join(root, path))) return `${link}: is not there`;
  if (anchor !== "" && !parsed.get(path)?.anchors.includes(anchor)) return `${link}: has no such heading`;
  return undefined;
}

/** The pages to which the links of a page lead; one to a folder leads to what is in it. */
function linkedFrom(page: string): string[] {
  const relative = (parsed.get(page)?.links ?? []).filter((link) => !isAbsolute(link)).map((link) => target(page, link).path);
  return relative.flatMap((path) =>
    existsSync(join(root, path)) && statSync(join(root, path)).isDirectory()
      ? pages.filter((each) => dirname(each) === path)
      : [path],
  );
}

describe("links", () => {
  test.each(pages)("of %s lead to what is there", (page) => {
    const { links } = parsed.get(page) ?? { links: [] };
    expect(links.map((link) => objection(page, link)).filter((each) => each !== undefined)).toEqual([]);
  });

  test.each([
    ["[a](nowhere)", "nowhere: is not there"],
    ["[a](../../outside)", "../../outside: is not there"],
    ["[a](#nothing-of-the-kind)", "#nothing-of-the-kind: has no such heading"],
    ["[a](docs/contracts.md#nothing-of-the-kind)", "docs/contracts.md#nothing-of-the-kind: has no such heading"],
    ["![a](docs/none.svg)", "docs/none.svg: is not there"],
    ["<https://example.com/a>", "https://example.com/a: nobody knows that host"],
    ["[a](http://www.cisco.com/a)", "http://www.cisco.com/a: nobody knows that host"],
  ])("would not be taken: %s", (text, reason) => {
    expect(readPage(text).links.map((link) => objection("README.md", link))).toEqual([reason]);
  });

  test("reach every page of docs/ from the README", () => {
    const reached = new Set(["README.md"]);
    for (const page of reached) for (const next of linkedFrom(page)) if (parsed.has(next)) reached.add(next);
    expect(manual.filter((page) => !reached.has(page))).toEqual([]);
  });
});

describe("anchors are GitHub's", () => {
  test.each([
    ["The host key", "the-host-key"],
    ["What is `assumed`, in short", "what-is-assumed-in-short"],
    ["Pulumi's debug output", "pulumis-debug-output"],
    ["C++ & co", "c--co"],
  ])("%s", (heading, anchor) => {
    expect(readPage(`# ${heading}\n\n## ${heading}\n`).anchors).toEqual([anchor, `${anchor}-1`]);
  });
});
