// What shall be reached, and what was.
import { allOf } from "./calls.mjs";
import { find, wallOf, wallRatio } from "./rows.mjs";

/** @typedef {import("./rows.mjs").Row} Row */
/** @typedef {import("./rows.mjs").Place} Place */
/** @typedef {{ rows: readonly Row[], readyMs?: number }} Findings */
/** @typedef {{ measure: string, unit: string, atMost: number, figure: (findings: Findings) => number | undefined }} Target */
/** @typedef {{ measure: string, unit: string, atMost: number, figure?: number, reached?: boolean }} Verdict */

/** @param {string} mix @param {number} n @param {number} latencyMs @param {string} operation @returns {Place} */
const at = (mix, n, latencyMs, operation) => ({ mix, n, latencyMs, operation });

/**
 * @param {Place} place
 * @param {string} other
 * @param {(ours: Row, other: Row) => number} compare
 * @returns {Target["figure"]}
 */
const against =
  (place, other, compare) =>
  ({ rows }) => {
    const [ours, theirs] = [find(rows, place, "ours"), find(rows, place, other)];
    return ours && theirs && compare(ours, theirs);
  };

/** @param {Place} place @param {(row: Row) => number | undefined} read @returns {Target["figure"]} */
const own =
  (place, read) =>
  ({ rows }) => {
    const row = find(rows, place, "ours");
    return row && read(row);
  };

/** @param {Row} row */
const calls = (row) => allOf(row.calls);

/** @param {Row} ours @param {Row} theirs */
const stateRatio = (ours, theirs) => (ours.stateBytes ?? Number.NaN) / (theirs.stateBytes ?? Number.NaN);

/**
 * How much dearer a resource is among many than among few: what the last ones cost each over what the first ones did.
 * @param {string} operation
 * @returns {Target["figure"]}
 */
const growth =
  (operation) =>
  ({ rows }) => {
    const [few, some, many] = [100, 400, 1000].map((n) => find(rows, at("clients", n, 0, operation), "ours"));
    if (!few || !some || !many) return undefined;
    const each = (/** @type {Row} */ less, /** @type {Row} */ more) => (wallOf(more) - wallOf(less)) / (more.n - less.n);
    // Where more of them took less time, the measurement says nothing.
    return each(few, some) > 0 ? each(some, many) / each(few, some) : Number.NaN;
  };

/** Of whatever was done with 1,000. @param {Findings} findings */
function peakOfMany({ rows }) {
  const peaks = rows
    .filter(({ n, contestant }) => n === 1000 && contestant === "ours")
    .flatMap(({ peakMb }) => (peakMb.provider === undefined ? [] : [peakMb.provider]));
  return peaks.length === 0 ? undefined : Math.max(...peaks);
}

const up = at("clients", 400, 0, "up");
const destroy = at("clients", 400, 0, "destroy");
const refresh = at("tokens", 1000, 200, "refresh");

/** @type {readonly Target[]} */
const targets = [
  { measure: "up, 400 resources, 0 ms", unit: "x least", atMost: 1.1, figure: against(up, "least", wallRatio) },
  { measure: "up, 400 resources, 0 ms", unit: "x usual way", atMost: 0.4, figure: against(up, "usual", wallRatio) },
  {
    measure: "up, 400 resources, 200 ms",
    unit: "x least",
    atMost: 1.1,
    figure: against(at("clients", 400, 200, "up"), "least", wallRatio),
  },
  {
    measure: "up, 400 devices and modules, 200 ms",
    unit: "x least",
    atMost: 1.1,
    figure: against(at("registrations", 400, 200, "up"), "least", wallRatio),
  },
  ...["no-op", "preview"].flatMap((operation) => [
    {
      measure: `${operation}, 400 resources`,
      unit: "x floor",
      atMost: 1.05,
      figure: against(at("clients", 400, 0, operation), "floor", wallRatio),
    },
    { measure: `${operation}, 400 resources`, unit: "calls", atMost: 0, figure: own(at("clients", 400, 0, operation), calls) },
  ]),
  { measure: "refresh, 1,000 devices, 200 ms", unit: "x floor", atMost: 1.15, figure: against(refresh, "floor", wallRatio) },
  { measure: "refresh, 1,000 devices, 200 ms", unit: "calls", atMost: 12, figure: own(refresh, calls) },
  { measure: "destroy, 400 resources", unit: "x least", atMost: 1.15, figure: against(destroy, "least", wallRatio) },
  {
    measure: "destroy, 400 resources",
    unit: "calls a resource",
    atMost: 1.05,
    figure: own(destroy, (row) => calls(row) / row.n),
  },
  {
    measure: "SseToken with devices: 100, 200 ms",
    unit: "s",
    atMost: 6,
    figure: own(at("list", 100, 200, "up"), (row) => wallOf(row) / 1000),
  },
  { measure: "state, 400 resources", unit: "x floor", atMost: 1.2, figure: against(up, "floor", stateRatio) },
  { measure: "state, 400 resources", unit: "x usual way", atMost: 0.3, figure: against(up, "usual", stateRatio) },
  { measure: "provider process ready, over bare @pulumi/pulumi", unit: "ms", atMost: 100, figure: ({ readyMs }) => readyMs },
  { measure: "peak memory of the provider process, 1,000 resources", unit: "MB", atMost: 150, figure: peakOfMany },
  ...["up", "no-op", "preview", "refresh", "change", "destroy"].map((operation) => ({
    measure: `growth of ${operation}: from 400 to 1,000 over from 100 to 400`,
    unit: "x linear",
    // A tenth for what a measurement is unsure of.
    atMost: 1.1,
    figure: growth(operation),
  })),
];

/** @param {Findings} findings @returns {Verdict[]} without a figure where it was not measured */
export function judged(findings) {
  return targets.map(({ measure, unit, atMost, figure }) => {
    const found = figure(findings);
    return { measure, unit, atMost, ...(found !== undefined && { figure: found, reached: found <= atMost }) };
  });
}
