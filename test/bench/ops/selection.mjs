// What of the full product is measured: what was asked for, or a selection that ends within about 80 minutes on a quiet machine with two cores.
import { parseArgs } from "node:util";
import { contestants } from "./contestants.mjs";
import mixes from "./contestants/mixes.cjs";
import { operations } from "./operations.mjs";

/** @typedef {import("./run.mjs").Cell} Cell */
/** @typedef {{ cells: Cell[], contestants: readonly string[], keep?: string, quick: boolean, show?: string, whole: boolean }} Selection */

const all = Object.keys(operations);

const light = all.filter((each) => each !== "move");
/** A program that is captured by value makes the engine write the state for hours. */
const withoutUsual = contestants.filter((each) => each !== "usual");

/** @type {readonly Cell[]} */
const byDefault = [
  { mix: "clients", n: 1, latencyMs: 0, operations: all, rounds: 3 },
  { mix: "clients", n: 100, latencyMs: 0, operations: all, rounds: 3 },
  { mix: "clients", n: 100, latencyMs: 50, operations: all, rounds: 1 },
  { mix: "tokens", n: 100, latencyMs: 0, operations: all, rounds: 1 },
  { mix: "registrations", n: 100, latencyMs: 0, operations: all, rounds: 1 },
  { mix: "list", n: 100, latencyMs: 200, operations: ["up"], rounds: 3 },
  { mix: "clients", n: 400, latencyMs: 0, operations: light, rounds: 3 },
  { mix: "clients", n: 400, latencyMs: 0, operations: ["move"], rounds: 1 },
  { mix: "clients", n: 400, latencyMs: 200, operations: ["up", "refresh", "destroy"], rounds: 1 },
  { mix: "registrations", n: 400, latencyMs: 200, operations: ["up"], rounds: 1, contestants: withoutUsual },
  { mix: "clients", n: 1000, latencyMs: 0, operations: light, rounds: 1, contestants: withoutUsual },
  { mix: "tokens", n: 1000, latencyMs: 200, operations: ["refresh"], rounds: 1, contestants: withoutUsual },
];

export const leftOut =
  "Left out by default: 50 ms and 200 ms for other numbers and operations than these, other numbers of tokens and registrations, a move of 1,000, and the usual way beyond 400.";

const text = { type: /** @type {const} */ ("string") };
const options = {
  n: text,
  latency: text,
  mix: text,
  operations: text,
  rounds: text,
  contestants: text,
  keep: text,
  show: text,
  quick: { type: /** @type {const} */ ("boolean"), default: false },
};

/** @param {readonly string[]} args @returns {Selection} */
export function selected(args) {
  const { values } = parseArgs({ args: [...args], options });
  const chosen = listOf("contestants", values.contestants, contestants) ?? contestants;
  const { quick, keep, show } = values;
  const narrowed = [values.n, values.latency, values.mix, values.operations, values.rounds].some((each) => each !== undefined);
  const rest = {
    contestants: chosen,
    quick,
    whole: !narrowed && values.contestants === undefined,
    ...(keep !== undefined && { keep }),
    ...(show !== undefined && { show }),
  };
  if (!narrowed) return { cells: [...byDefault], ...rest };
  const rounds = numbers("rounds", values.rounds, 1)?.[0] ?? 3;
  const asked = listOf("operations", values.operations, all) ?? all;
  const cells = (listOf("mix", values.mix, mixes.names) ?? ["clients"]).flatMap((mix) =>
    (numbers("n", values.n, 1) ?? [100]).flatMap((n) =>
      (numbers("latency", values.latency, 0) ?? [0]).map((latencyMs) => ({ mix, n, latencyMs, operations: asked, rounds })),
    ),
  );
  return { cells, ...rest };
}

/** A wrong option: one sentence for who gave it. */
export class WrongOption extends Error {}

/** @param {string} option @param {string | undefined} value @param {readonly string[]} choices */
function listOf(option, value, choices) {
  const list = value?.split(",");
  const wrong = list?.find((each) => !choices.includes(each));
  if (wrong !== undefined) throw new WrongOption(`--${option} has no "${wrong}"; it takes some of ${choices.join(",")}`);
  return list;
}

/** @param {string} option @param {string | undefined} value @param {number} least */
export function numbers(option, value, least) {
  const list = value?.split(",").map((each) => (/^\d+$/u.test(each) ? Number(each) : Number.NaN));
  if (list?.some((each) => !(each >= least && each <= 1000))) {
    throw new WrongOption(`--${option} takes whole numbers from ${least} to 1000, with commas between them`);
  }
  return list;
}
