/** `cisco-ctr drift` and the engine's refresh agree on states that are drawn: a few of those of `npm run drift-agrees`. */
import { describe, expect, test } from "@jest/globals";
import { agreement, type Stage } from "../drift-agrees/agreement";
import { DriftBench } from "../support/drift-bench";
import { ProviderInProcess } from "../support/provider-in-process";
import { testSeed } from "../support/seed";

const drift = DriftBench.ofThisFile();
const { bench } = drift;

/** The workbench, on which an `up` fails by what the cloud answers: there is no process to be killed. */
const stage = (): Stage => ({
  emulator: bench.emulator,
  env: bench.env,
  open: () => Promise.resolve(new ProviderInProcess(bench.process())),
  arm: async (draw) => {
    if (draw) await bench.faults({ kind: "status", status: 403, method: "POST", path: "/iroh", after: 4 });
    else await bench.noFaults();
  },
  drift: (stack) => drift.drift([stack]),
  settle: () => bench.advance(1),
});

const states = 15;

describe("a drawn state", () => {
  test.each(Array.from({ length: states }, (_, n) => `agrees|${testSeed}|${n}`))(
    "is seen alike by drift and by a refresh: %s",
    async (id) => {
      const { disagreements, story } = await agreement(id, stage());
      expect({ disagreements, story }).toEqual({ disagreements: [], story });
    },
  );
});
