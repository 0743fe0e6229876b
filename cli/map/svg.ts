import { looks, standingRules, variables } from "./appearance";
import type { Caption, Frame, PlacedBox } from "./block";
import type { Layout, PlacedLine } from "./layout";
import type { Box } from "./model";
import { standings, standingWords, type Standing } from "./standing";
import { emsOf, fitted, markup } from "./text";

/** What an element of a page has around it, and a file of its own brings along. */
export interface Drawing {
  /** True in a page that has the map's styles, and makes its boxes buttons. */
  embedded: boolean;
  /** What somebody who cannot see it is told. */
  title: string;
  description: string;
  /** What is said of a box when somebody points at it. */
  tell: (box: Box) => string;
}

const nameSize = 11.5;
const whatSize = 11;

/** Rules for the parts of a map, by the custom properties of a page. */
export const mapStyle = `
.map{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;font-size:12px}
.map text{fill:var(--text)}
.map .region{fill:var(--surface);stroke:var(--line)}
.map .beside,.map .group{fill:none;stroke:var(--wire);stroke-dasharray:5 4}
.map .group{stroke-dasharray:none;stroke:var(--line)}
.map .t-region{font-size:15px;font-weight:650}
.map .t-section{font-size:12px;font-weight:600}
.map .t-lane,.map .t-note{font-size:11px;fill:var(--muted)}
.map .wire{fill:none;stroke:var(--wire);stroke-width:1.5}
.map .crossing{stroke-dasharray:6 4;stroke-width:2}
.map .card{fill:var(--tint);stroke:var(--solid)}
.map .s-clean .card{stroke:var(--line)}
.map .loose .card{stroke-dasharray:4 3}
.map .badge{fill:var(--solid)}
.map .sign{fill:none;stroke:var(--on-solid);stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.map .name{font-size:${nameSize}px;font-weight:600}
.map .what{font-size:${whatSize}px;fill:var(--muted)}
.map .word{font-size:11px;font-weight:600;fill:var(--ink)}
.map .tile{fill:var(--solid)}
.map .s-clean .tile{fill-opacity:.18;stroke:var(--solid);stroke-opacity:.6}
${standingRules}`;

/** The map as SVG that needs nothing else. */
export function drawMap(layout: Layout, drawing: Drawing): string {
  const legend = drawLegend(layout);
  const width = Math.ceil(Math.max(layout.width, legend.width));
  const height = Math.ceil(layout.height + legend.height);
  const { embedded, title, description } = drawing;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="map" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` role="${embedded ? "group" : "img"}" aria-labelledby="map-title map-description">`,
    `<title id="map-title">${markup(title)}</title><desc id="map-description">${markup(description)}</desc>`,
    embedded ? "" : `<style>${ownStyle}</style>`,
    embedded ? "" : `<rect class="ground" width="${width}" height="${height}"/>`,
    ...layout.frames.map(drawFrame),
    ...layout.lines.map(drawLine),
    ...layout.captions.map(drawCaption),
    ...layout.boxes.map((placed, index) => drawBox(placed, index, drawing)),
    `<g transform="translate(0 ${layout.height})" aria-hidden="true">${legend.drawing}</g>`,
    "</svg>",
  ].join("");
}

const ownStyle = `.map{${variables("light")}color-scheme:light dark}
@media (prefers-color-scheme:dark){.map{${variables("dark")}}}
.map .ground{fill:var(--page)}${mapStyle}`;

const drawFrame = ({ kind, x, y, width, height }: Frame): string =>
  `<rect class="${kind}" x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${height - 1}" rx="10"/>`;

const drawCaption = ({ x, y, text, level }: Caption): string =>
  `<text class="t-${level}" x="${x}" y="${y}">${markup(text)}</text>`;

/** From the right side to the left one; where that would lead backwards, from one to the other at their near ends. */
function drawLine({ start, end, crossing }: PlacedLine): string {
  const forwards = start.x + start.width <= end.x;
  const backwards = end.x + end.width <= start.x;
  const middle = (each: typeof start) => each.y + Math.min(each.height, 40) / 2;
  const kind = crossing ? "wire crossing" : "wire";
  if (forwards || backwards) {
    const [left, right] = forwards ? [start, end] : [end, start];
    const [x1, x2] = [left.x + left.width, right.x];
    const bend = (x2 - x1) / 2;
    return `<path class="${kind}" d="M${x1} ${middle(left)}C${x1 + bend} ${middle(left)} ${x2 - bend} ${middle(right)} ${x2} ${middle(right)}"/>`;
  }
  const [upper, lower] = start.y < end.y ? [start, end] : [end, start];
  return `<path class="${kind}" d="M${upper.x + 20} ${upper.y + upper.height}L${lower.x + 20} ${lower.y}"/>`;
}

function drawBox({ box, form, x, y, width, height }: PlacedBox, index: number, { embedded, tell }: Drawing): string {
  const told = markup(tell(box));
  const button = embedded ? ` data-box="${index}" role="button" tabindex="-1" aria-pressed="false"` : "";
  const classes = `box s-${box.standing}${box.unmanaged ? " loose" : ""}`;
  const inside = form === "card" ? drawCard(box, width, height) : drawTile(box);
  return `<g class="${classes}" transform="translate(${x} ${y})"${button}><title>${told}</title>${inside}</g>`;
}

/** The sign of a standing, in the colours of the class around it. */
function badge(standing: Standing, x: number, y: number): string {
  const { badge, sign } = looks[standing];
  return `<g transform="translate(${x} ${y})"><path class="badge" d="${badge}"/><path class="sign" d="${sign}"/></g>`;
}

const textStart = 33;

function drawCard(box: Box, width: number, height: number): string {
  const room = width - textStart - 6;
  return [
    `<rect class="card" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="7"/>`,
    badge(box.standing, 10, (height - 16) / 2),
    `<text class="name" x="${textStart}" y="17">${markup(fitted(box.name, room / nameSize))}</text>`,
    `<text class="what" x="${textStart}" y="32">${whatLine(box, room / whatSize)}</text>`,
  ].join("");
}

/** What it is, and what was found; where there is no room for both, the latter. Only that is bold, and wider. */
function whatLine({ what, standing, findings }: Box, ems: number): string {
  if (standing === "clean") return markup(fitted(what, ems));
  const word = standingWords[standing] + (findings.length > 1 ? ` +${findings.length - 1}` : "");
  const both = 0.9 * emsOf(what) + 1 + emsOf(word) <= ems;
  return `${both ? `${markup(what)} · ` : ""}<tspan class="word">${word}</tspan>`;
}

/** The outline says what it is: a machine is square, a device round, a module has six corners. */
const outlines: Readonly<Partial<Record<Box["noun"], string>>> = {
  device: "M8 1A7 7 0 1 1 8 15A7 7 0 1 1 8 1Z",
  module: "M4.4 1.5H11.6L15.2 8L11.6 14.5H4.4L.8 8Z",
};
const otherOutline = "M3 1H13A2 2 0 0 1 15 3V13A2 2 0 0 1 13 15H3A2 2 0 0 1 1 13V3A2 2 0 0 1 3 1Z";

function drawTile({ noun, standing }: Box): string {
  const outline = `<path class="tile" d="${outlines[noun] ?? otherOutline}"/>`;
  return standing === "clean" ? outline : `${outline}<path class="sign" d="${looks[standing].sign}"/>`;
}

/** Which signs there are; in a page the tiles of its summary say so too. */
function drawLegend({ boxes, width }: Layout): { drawing: string; width: number; height: number } {
  const signs = standings
    .filter((standing) => boxes.some(({ box }) => box.standing === standing))
    .map((standing) => ({ drawing: badge(standing, 0, -2), class: `s-${standing}`, word: standingWords[standing] }));
  const tiles = boxes.some(({ form }) => form === "tile");
  const shapes = (["appliance", "device", "module"] as const)
    .filter((noun) => tiles && boxes.some(({ box, form }) => form === "tile" && box.noun === noun))
    .map((noun) => ({ drawing: `<path class="tile" d="${outlines[noun] ?? otherOutline}"/>`, class: "s-clean", word: noun }));
  let x = 4;
  let y = 14;
  const drawn = [...signs, ...shapes].map((each) => {
    const length = 38 + each.word.length * 6.8;
    if (x > 4 && x + length > Math.max(width, 320)) [x, y] = [4, y + 22];
    const at = `<g class="${each.class}" transform="translate(${x} ${y})">${each.drawing}<text class="t-note" x="20" y="11">${each.word}</text></g>`;
    x += length;
    return at;
  });
  return { drawing: drawn.join(""), width: Math.max(width, 320), height: y + 24 };
}
