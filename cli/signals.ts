const ending = new AbortController();
let heeded = false;

/** The first Ctrl-C or SIGTERM aborts what goes on; the next one ends the process at once, as the system does. */
export function endOnSignals(): void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  const end = (): void => {
    for (const signal of signals) process.off(signal, end);
    ending.abort();
  };
  for (const signal of signals) process.on(signal, end);
}

/** For who ends as soon as it aborts. What was then not seen to its end is told by the exit code. */
export function heedSignals(): AbortSignal {
  heeded = true;
  return ending.signal;
}

/** True when a signal has ended what goes on before its time. */
export const wasInterrupted = (failed: boolean): boolean => ending.signal.aborted && (failed || heeded);
