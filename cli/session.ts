import { systemClock } from "../provider/base/clock";
import { inLines } from "../provider/base/log";
import { compose, type Composition, type StackConfig } from "../provider/core/compose";
import { pulumiWording } from "../provider/pulumi/wording";

/** The core as a command uses it: this process's environment, and everything that is said on standard error. */
export interface Session extends Composition {
  /** Aborts at the first Ctrl-C or SIGTERM. */
  signal: AbortSignal;
}

const interrupted = new AbortController();

/** Aborts at the first Ctrl-C or SIGTERM. */
export const interruption = interrupted.signal;

/** The first signal ends what goes on in order; a second one is the system's own. */
export function endOnSignals(): AbortSignal {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      interrupted.abort();
    });
  }
  return interrupted.signal;
}

/** @param config where the stacks have configuration of their own; the environment goes first */
export function openSession(config?: StackConfig): Session {
  const session = compose(
    {
      env: process.env,
      clock: systemClock,
      signal: interrupted.signal,
      say: inLines((line) => process.stderr.write(`${line}\n`)),
    },
    pulumiWording,
  );
  if (config) session.configure(config);
  return { ...session, signal: interrupted.signal };
}
