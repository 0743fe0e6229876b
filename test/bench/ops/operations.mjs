// What is done with a stack, in this order: each finds what those before it have left.

/** @typedef {{ args: readonly string[], region?: string, changed?: boolean }} Operation */

const up = ["up", "--yes", "--skip-preview"];

/** @type {Readonly<Record<string, Operation>>} */
export const operations = {
  up: { args: up },
  "no-op": { args: [...up, "--expect-no-changes"] },
  preview: { args: ["preview", "--expect-no-changes"] },
  refresh: { args: ["refresh", "--yes", "--skip-preview", "--expect-no-changes"] },
  change: { args: up, changed: true },
  move: { args: up, changed: true, region: "eu" },
  destroy: { args: ["destroy", "--yes", "--skip-preview"] },
};

/** Without these the others have nothing to work with, or leave something behind. */
export const always = ["up", "destroy"];
