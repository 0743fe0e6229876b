import { createHash } from "node:crypto";
import { findingKinds, kindTitles, type DriftReport } from "../../drift/findings";
import { looks } from "../../map/appearance";
import { layOut, leastScale, type Layout } from "../../map/layout";
import { mapModel } from "../../map/model";
import { standingWords, type Standing } from "../../map/standing";
import { drawMap } from "../../map/svg";
import { tellBox } from "../../map/tell";
import { markup } from "../../map/text";
import { inOrder } from "../groups";
import { counted, countsOf, lookedAt, lookedHow } from "../summary";
import { inertJson, pageData } from "./data";
import { pageScript } from "./script";
import { pageStyle } from "./style";

/** What a page is to have beside the map. */
export interface PageOptions {
  title: string;
  /** False for the map alone. */
  findings: boolean;
}

/** The report as one page that needs nothing else: it works from a file, asks for nothing, and obeys no text of the report. */
export function page(found: DriftReport, { title, findings }: PageOptions): string {
  const report = { ...found, findings: inOrder(found.findings), ignored: inOrder(found.ignored) };
  const layout = layOut(mapModel(report));
  const svg = drawMap(layout, { embedded: true, title: "Map", description: "", tell: tellBox(report) });
  const script = pageScript();
  const style = `${pageStyle}\n${mapWidth(layout)}`;
  const policy = `default-src 'none';style-src '${hashOf(style)}';script-src '${hashOf(script)}';base-uri 'none';form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}: ${verdictText(report)}</title>
<style>${style}</style>
</head>
<body>
<div class="page">
${head(report, title)}
<main>
${summary(report)}
<section class="panel" aria-labelledby="map-heading">
<div class="title"><h2 id="map-heading">Map</h2><button type="button" id="whole" aria-pressed="false" hidden>Whole map</button></div>
<div class="scroller">${svg}</div>
<div class="choice is-empty" id="choice" role="status"></div>
</section>
${findings && report.findings.length > 0 ? findingsPanel : ""}
${findings && report.ignored.length > 0 ? ignoredPanel(report.ignored.length) : ""}
</main>
<noscript><p class="nothing">The table needs JavaScript, which is off here. Take another format, such as text or markdown, to read without.</p></noscript>
<footer>Made by cisco-ctr. The page asks for nothing over the network.</footer>
</div>
<script type="application/json" id="data">${inertJson(pageData(report, layout))}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** As wide as the page, but no larger than it is, and no smaller than one can read. */
const mapWidth = ({ width }: Layout): string =>
  `svg.map{max-width:${width}px}@media screen{svg.map{min-width:${Math.round(leastScale * width)}px}}`;

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** What could not be checked is no drift. */
function verdictText({ findings }: DriftReport): string {
  const unchecked = findings.filter(({ kind }) => kind === "could-not-check").length;
  const drift = findings.length - unchecked;
  const rest = unchecked === 0 ? "" : `${unchecked} could not be checked`;
  if (drift > 0) return `${counted(drift, "finding")}${rest && `, and ${rest}`}`;
  return rest || "Everything is as the stacks say";
}

function verdictStanding({ findings }: DriftReport): Standing {
  return findingKinds.find((kind) => findings.some((finding) => finding.kind === kind)) ?? "clean";
}

function icon(standing: Standing): string {
  const { badge, sign } = looks[standing];
  return `<svg class="icon s-${standing}" viewBox="0 0 16 16" aria-hidden="true"><path class="badge" d="${badge}"/><path class="sign" d="${sign}"/></svg>`;
}

function head(report: DriftReport, title: string): string {
  return `<header>
<div>
<h1>${title}</h1>
<p class="verdict">${icon(verdictStanding(report))}${verdictText(report)}</p>
<p class="about">${markup(lookedAt(report))} · checked ${markup(lookedHow(report))}</p>
</div>
<div class="controls"><button type="button" id="theme">Dark</button><button type="button" id="print">Print</button></div>
</header>`;
}

function summary({ findings }: DriftReport): string {
  const tiles = countsOf(findings).map(
    ([kind, count]) =>
      `<li><button type="button" class="s-${kind}" data-kind="${kind}" aria-pressed="false">${icon(kind)}<span class="number">${count}</span><span class="word">${standingWords[kind]}</span><span class="says">${kindTitles[kind]}</span></button></li>`,
  );
  return tiles.length === 0 ? "" : `<ul class="tiles" aria-label="Findings by kind: choose those to see">${tiles.join("")}</ul>`;
}

/** Laid out as a grid, a table has to say that it is one. */
const tableOf = (id: string, titles: readonly string[], sorted: boolean): string => {
  const heads = titles.map((title, index) =>
    sorted
      ? `<th scope="col" role="columnheader" aria-sort="${index === 0 ? "ascending" : "none"}"><button type="button">${title}</button></th>`
      : `<th scope="col" role="columnheader">${title}</th>`,
  );
  return `<table class="list" id="${id}" role="table"><thead role="rowgroup"><tr role="row">${heads.join("")}</tr></thead><tbody role="rowgroup"></tbody></table>`;
};

const findingsPanel = `<section class="panel" aria-labelledby="findings-heading">
<h2 id="findings-heading">Findings</h2>
<div class="tools">
<input type="search" id="search" placeholder="Filter by any text" aria-label="Filter by any text" autocomplete="off" spellcheck="false">
<label>Region <select id="region"><option value="">all</option></select></label>
<label>Stack <select id="stack"><option value="">all</option></select></label>
<button type="button" id="reset" hidden>Show all</button>
<span id="count" role="status"></span>
</div>
${tableOf("findings", ["Finding", "Name", "What is the matter", "Place", "Stack", "When, who"], true)}
<p class="nothing" id="nothing" hidden>No finding for this choice.</p>
</section>`;

const ignoredPanel = (count: number): string => `<section class="panel" aria-labelledby="ignored-heading">
<h2 id="ignored-heading">Let pass by the ignore file (${count})</h2>
${tableOf("ignored", ["Finding", "Name", "What is the matter", "Why it may be so", "Until"], false)}
</section>`;
