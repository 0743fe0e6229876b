// Which fleets are measured: what was asked for, or some that end within five minutes.
import { parseArgs } from "node:util";
import { numbers } from "../ops/selection.mjs";

/** @typedef {{ n: number, parallelisms: readonly number[], wave: readonly number[], keep?: string }} Selection wave: with so many at a time also while the region is down for a minute */

const text = { type: /** @type {const} */ ("string") };
const options = { n: text, parallel: text, wave: text, keep: text };

/** @param {readonly string[]} args @returns {Selection} */
export function selected(args) {
  const { values } = parseArgs({ args: [...args], options });
  const parallelisms = numbers("parallel", values.parallel, 1) ?? [8, 32, 100];
  const wave = values.wave === "none" ? [] : (numbers("wave", values.wave, 1) ?? parallelisms.slice(0, 1));
  return {
    n: numbers("n", values.n, 1)?.[0] ?? 100,
    parallelisms: [...new Set([...parallelisms, ...wave])],
    wave,
    ...(values.keep !== undefined && { keep: values.keep }),
  };
}
