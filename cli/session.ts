import { systemClock } from "../provider/base/clock";
import { inLines } from "../provider/base/log";
import { compose, type Composition, type StackConfig } from "../provider/core/compose";
import { pulumiWording } from "../provider/pulumi/wording";
import { progress } from "./progress";
import { heedSignals } from "./signals";
import type { Progress } from "./terminal/progress";

/** The core, and when to end. */
export interface Core extends Composition {
  /** Aborts at the first Ctrl-C or SIGTERM. */
  signal: AbortSignal;
}

/** The core as a command uses it: this process's environment, and everything that is said on standard error. */
export interface Session extends Core {
  /** Who hears what the command is at. */
  progress: Progress;
}

/** @param config where the stacks have configuration of their own; the environment goes first */
export function openSession(config?: StackConfig): Session {
  const signal = heedSignals();
  const say = inLines((line) => {
    progress.say(line);
  });
  const core = compose({ env: process.env, clock: systemClock, signal, say }, pulumiWording);
  if (config) core.configure(config);
  return { ...core, signal, progress };
}
