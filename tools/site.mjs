/**
 * The plug-in of TypeDoc by which `npm run site` makes one site of the documents and the API: documents have their headings for names, a
 * link to a folder leads to its README.md, and a link of a page that leads nowhere fails the build. Options: typedoc.json.
 */
import fs from "node:fs";
import path from "node:path";
import { Converter, PageEvent, RendererEvent } from "typedoc";
import { root } from "./progress.mjs";

/** Changesets wants the package's name for a heading there. */
const names = { "CHANGELOG.md": "Changelog" };

/** Where the navigation has the documents of a folder; those of no other folder stand at its top. */
const sections = { "docs/resources": "Resources", "docs/decisions": "Decisions", docs: "Guides", examples: "Examples" };

/** @param {string} file from the root of the repository */
const sectionOf = (file) => Object.entries(sections).find(([folder]) => file.startsWith(`${folder}/`))?.[1];

/**
 * The first heading of a document, as plain text.
 * @param {string} text
 */
const headingOf = (text) => /^# (.+)$/mu.exec(text)?.[1]?.replaceAll(/[`*_]/gu, "").replaceAll("/", " ");

/** @param {import("typedoc").Application} app */
export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const absolute = app.files.getReflectionPath(document) ?? "";
    const file = path.relative(root, absolute).replaceAll("\\", "/");
    const name = Object.entries(names).find(([each]) => each === file)?.[1] ?? headingOf(fs.readFileSync(absolute, "utf8"));
    const section = sectionOf(file);
    if (name !== undefined) document.name = section === undefined ? name : `${section}/${name}`;
  });

  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const child of project.children ?? []) if (child.name === "index") child.name = "API";
  });

  const { files } = app;
  const register = files.register.bind(files);
  files.register = (source, relative) => register(source, withReadme(source, relative));

  // A link to the first page names its file, so that the site can be read from a folder too.
  app.renderer.on(PageEvent.END, (page) => {
    page.contents = page.contents?.replaceAll(/(?<=href="(?:\.\.\/)+)(?=[#"])/gu, "index.html");
  });

  app.renderer.on(RendererEvent.END, ({ outputDirectory }) => {
    for (const link of deadLinks(outputDirectory)) app.logger.error(`A link leads nowhere: ${link}`);
  });
}

/**
 * The path itself, or that of the README.md in the folder that it names.
 * @template {string} Path
 * @param {Path} source
 * @param {Path} relative
 * @returns {Path}
 */
function withReadme(source, relative) {
  const page = `${relative.replace(/\/$/u, "")}/README.md`;
  return fs.existsSync(path.join(path.dirname(source), page)) ? /** @type {Path} */ (page) : relative;
}

/**
 * Links from page to page whose file or place is not there.
 * @param {string} folder
 */
function deadLinks(folder) {
  const pages = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => path.join(folder, file));
  const texts = new Map(pages.map((page) => [page, fs.readFileSync(page, "utf8")]));
  return pages.flatMap((page) => {
    const links = [...(texts.get(page) ?? "").matchAll(/<(?:a|img)\b[^>]*? (?:href|src)="([^"]*)"/gu)].map(
      ([, link = ""]) => link,
    );
    return [...new Set(links)]
      .filter((link) => !leadsSomewhere(link, page, texts))
      .map((link) => `${path.relative(folder, page)} -> ${link}`);
  });
}

/**
 * @param {string} link
 * @param {string} page
 * @param {ReadonlyMap<string, string>} texts
 */
function leadsSomewhere(link, page, texts) {
  if (/^(?:https?|mailto|data):/u.test(link)) return true;
  const [file = "", place = ""] = link.split("#");
  const target = file === "" ? page : path.join(path.dirname(page), decodeURI(file));
  if (!fs.existsSync(target) || fs.statSync(target).isDirectory()) return false;
  return place === "" || (texts.get(target) ?? "").includes(` id="${decodeURIComponent(place)}"`);
}
