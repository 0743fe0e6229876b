/** An emulator of its own, and the dynamic provider in the process that the engine starts for it. */
import { setTimeout as delay } from "node:timers/promises";
import { survey } from "../../cli/drift/survey";
import { startEmulator } from "../../emulator";
import { systemClock } from "../../provider/base/clock";
import { inLines } from "../../provider/base/log";
import { compose } from "../../provider/core/compose";
import { pulumiWording } from "../../provider/pulumi/wording";
import { environment } from "../chaos/run-case";
import { Striker } from "../chaos/strikes";
import type { MiniEngine } from "../support/mini-engine";
import { ProviderProcess, type ProviderHome } from "../support/provider-process";
import type { Stage } from "./agreement";

/** Does something on a stage of its own, and clears up. */
export async function onStage<T>(home: ProviderHome, play: (stage: Stage) => Promise<T>): Promise<T> {
  let current: { engine: MiniEngine; provider: ProviderProcess } | undefined;
  const processes: ProviderProcess[] = [];
  const striker = new Striker({
    killEngine: () => current?.engine.die(current.provider),
    killProvider: () => current?.provider.kill(),
    doing: () => {
      const doing = current?.engine.doing;
      return doing ? `${doing.verb} ${doing.type}` : "nothing";
    },
  });
  const emulator = await startEmulator({ interceptor: striker.interceptor });
  const env: Record<string, string | undefined> = environment(emulator);
  const given = () => Object.fromEntries(Object.entries(env).filter((each): each is [string, string] => each[1] !== undefined));
  try {
    return await play({
      emulator,
      env,
      open: async (engine) => {
        await current?.provider.stop();
        const provider = await ProviderProcess.start(home, given());
        processes.push(provider);
        current = { engine, provider };
        return provider;
      },
      arm: (draw) => {
        if (draw) striker.arm([], draw);
        else striker.disarm();
      },
      drift: (stack) => {
        const signal = new AbortController().signal;
        const core = compose({ env: given(), clock: systemClock, signal, say: inLines(() => undefined) }, pulumiWording);
        return survey([stack], { withinMs: 0, now: () => Date.now(), open: () => ({ ...core, signal }) });
      },
      settle: () => delay(300),
    });
  } finally {
    await Promise.all(processes.filter((each) => !each.hasExited).map((each) => each.stop()));
    await emulator.close();
  }
}
