// Charts of what was measured, as SVG in test/bench/charts: the package has no room for them.
import fs from "node:fs";
import path from "node:path";
import * as vega from "vega";
import { compile } from "vega-lite";
import { root } from "../../../tools/progress.mjs";
import { wallOf } from "./rows.mjs";

/** @typedef {import("./rows.mjs").Row} Row */
/** @typedef {import("vega-lite").TopLevelSpec} Spec */

const folder = path.join(root, "test", "bench", "charts");
const who = ["floor", "least", "ours", "usual"];
const order = ["up", "no-op", "preview", "refresh", "change", "move", "destroy"];
/** Told apart also by those who see fewer colours: https://jfly.uni-koeln.de/color/ */
const colours = ["#999999", "#56b4e9", "#d55e00", "#009e73"];

const contestant = { field: "contestant", type: "nominal", title: null, scale: { domain: who, range: colours }, sort: who };
const operation = { field: "operation", type: "nominal", title: null, sort: order };
const config = { background: "white", font: "sans-serif", axis: { titleFontWeight: "normal" } };

/** Seconds of every operation over the number of resources. @param {readonly Row[]} rows */
function growth(rows) {
  const values = rows
    .filter(({ mix, latencyMs }) => mix === "clients" && latencyMs === 0)
    .map((row) => ({ ...row, seconds: wallOf(row) / 1000 }));
  return {
    data: { values },
    facet: operation,
    columns: 4,
    spec: {
      width: 170,
      height: 150,
      mark: { type: "line", point: true },
      encoding: {
        x: { field: "n", type: "quantitative", title: "API clients" },
        y: { field: "seconds", type: "quantitative", title: "seconds" },
        color: contestant,
      },
    },
    resolve: { scale: { y: "independent" } },
  };
}

/** Which process uses the processor. @param {readonly Row[]} rows */
function processes(rows) {
  const values = at400(rows).flatMap((row) =>
    Object.entries(row.cpuMs).map(([process, ms]) => ({ ...row, process, seconds: ms / 1000 })),
  );
  return bars(values, "seconds", "CPU seconds", "process");
}

/** @param {readonly Row[]} rows */
function calls(rows) {
  const values = at400(rows).flatMap((row) => Object.entries(row.calls).map(([kind, count]) => ({ ...row, kind, count })));
  return bars(values, "count", "calls of the API", "kind");
}

/** @param {readonly Row[]} rows */
function state(rows) {
  const values = rows
    .filter(({ stateBytes, latencyMs }) => stateBytes !== undefined && latencyMs === 0)
    .filter(({ mix, n }) => mix === "clients" && n > 1)
    .map((row) => ({ ...row, kilobytes: (row.stateBytes ?? 0) / row.n / 1000 }));
  return {
    data: { values },
    width: { step: 14 },
    height: 180,
    mark: "bar",
    encoding: {
      x: { field: "n", type: "nominal", title: "API clients", axis: { labelAngle: 0 } },
      xOffset: { field: "contestant", sort: who },
      y: { field: "kilobytes", type: "quantitative", title: "kB of state for each" },
      color: contestant,
    },
  };
}

/** @param {readonly Row[]} rows */
const at400 = (rows) => rows.filter(({ mix, n, latencyMs }) => mix === "clients" && n === 400 && latencyMs === 0);

/** @param {readonly object[]} values @param {string} field @param {string} title @param {string} parts */
const bars = (values, field, title, parts) => ({
  data: { values },
  facet: operation,
  columns: 4,
  spec: {
    width: 130,
    height: 150,
    mark: "bar",
    encoding: {
      x: { field: "contestant", type: "nominal", title: null, sort: who, axis: { labelAngle: 0 } },
      y: { field, type: "quantitative", title },
      color: { field: parts, type: "nominal", title: null },
    },
  },
  resolve: { scale: { y: "independent" } },
});

const charts = { growth, processes, calls, state };

/** @param {readonly Row[]} rows */
export async function drawCharts(rows) {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, chart] of Object.entries(charts)) {
    const spec = /** @type {Spec} */ ({ ...chart(rows), config });
    const svg = await new vega.View(vega.parse(compile(spec).spec), { renderer: "none" }).toSVG();
    fs.writeFileSync(path.join(folder, `${name}.svg`), `${svg}\n`);
    console.log(`ops: test/bench/charts/${name}.svg`);
  }
}
