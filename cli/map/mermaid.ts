import { plain } from "../../provider/base/screen";
import { looks } from "./appearance";
import type { Box, Cluster, Line, MapModel, RegionPart } from "./model";
import { standings, standingWords } from "./standing";

/** What renderers take: GitHub's stops at 500 lines between boxes and 50,000 characters. */
const mostBoxes = 150;
const longestName = 60;

/** Letters and digits as they are, anything else as the number that Mermaid shows as a character: nothing of a text is syntax. */
function label(text: string): string {
  const shown = Array.from(plain(text)).slice(0, longestName).join("");
  return shown.replace(/[^\p{L}\p{N} .,_-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`).trim() || "#45;";
}

const shapes: Readonly<Record<Box["noun"], [string, string]>> = {
  appliance: ["[", "]"],
  fmc: ["[", "]"],
  device: ["(", ")"],
  module: ["{{", "}}"],
  client: ["[/", "/]"],
  token: ["[/", "/]"],
  "module-type": ["[/", "/]"],
};

/** The map as text that Mermaid draws, such as in a Markdown page. Of very many boxes, only what has findings and what hangs on it. */
export function mermaidMap({ regions, crossings, boxes }: MapModel): string {
  const few = boxes.length <= mostBoxes;
  const shown = new Set<Box>();
  const ids = new Map(boxes.map((box, index) => [box, `b${index}`]));
  const parts = regions.map((part, index) => {
    const clusters = few ? [...part.shelf, ...part.managed] : chosen([...part.shelf, ...part.managed], mostBoxes / 3);
    const beside = few ? part.beside : chosen(part.beside, mostBoxes / 6);
    for (const { boxes: members } of [...clusters, ...beside]) for (const box of members) shown.add(box);
    return region(part, index, { clusters, beside, ids });
  });
  const lines = [...linesOf(regions), ...crossings].filter(({ from, to }) => shown.has(from) && shown.has(to));
  const classes = standings.map((standing) => {
    const { solid, tint, ink } = looks[standing].light;
    const dashes = standing === "unmanaged" ? ",stroke-dasharray:5 3" : "";
    return `  classDef ${standing} fill:${tint},stroke:${solid},color:${ink}${dashes}`;
  });
  return [
    "flowchart LR",
    ...parts.flat(),
    ...lines.map(({ from, to }) => `  ${ids.get(from) ?? ""} --> ${ids.get(to) ?? ""}`),
    ...classes.filter((_, index) => [...shown].some(({ standing }) => standing === standings[index])),
    "",
  ].join("\n");
}

function linesOf(regions: readonly RegionPart[]): Line[] {
  return regions.flatMap(({ shelf, managed, beside }) => [...shelf, ...managed, ...beside].flatMap(({ lines }) => lines));
}

/** Those with findings, as many as there is room for. */
function chosen(clusters: readonly Cluster[], most: number): Cluster[] {
  let room = most;
  return clusters.filter(({ standing, boxes }) => {
    if (standing === "clean" || boxes.length > room) return false;
    room -= boxes.length;
    return true;
  });
}

interface Shown {
  clusters: readonly Cluster[];
  beside: readonly Cluster[];
  ids: ReadonlyMap<Box, string>;
}

function region(part: RegionPart, index: number, { clusters, beside, ids }: Shown): string[] {
  const boxesOf = (some: readonly Cluster[], indent: string) =>
    some.flatMap((cluster) => cluster.boxes.map((box) => `${indent}${ids.get(box) ?? ""}${shape(box)}:::${box.standing}`));
  const rest = count([...part.shelf, ...part.managed, ...part.beside]) - count(clusters) - count(beside);
  const besideLines =
    beside.length === 0 ? [] : [`    subgraph r${index}x["In no stack"]`, ...boxesOf(beside, "      "), "    end"];
  return [
    `  subgraph r${index}["${label(part.title)}"]`,
    "    direction LR",
    ...boxesOf(clusters, "    "),
    ...besideLines,
    ...(rest > 0 ? [`    r${index}more["and ${rest} more"]`] : []),
    "  end",
  ];
}

const count = (clusters: readonly Cluster[]): number => clusters.reduce((sum, { boxes }) => sum + boxes.length, 0);

function shape({ noun, name, what, standing }: Box): string {
  const [open, close] = shapes[noun];
  const word = standing === "clean" ? "" : `: ${standingWords[standing]}`;
  return `${open}"${label(name)}<br>${label(what)}${word}"${close}`;
}
