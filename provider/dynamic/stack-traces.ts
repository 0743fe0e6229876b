/**
 * Spares a resource the traces of Pulumi's promises: four for each of its properties, each mapped to TypeScript by ts-node, which take
 * longer than all else in a program (docs/decisions/0001), and are for who looks for promises that never end.
 *
 * @returns what takes them up again; an error that came meanwhile gets its trace then, which begins where `maker` is called
 */
export function withoutStackTraces(maker: NewableFunction): (error?: unknown) => void {
  if (process.env["PULUMI_DEBUG_PROMISE_LEAKS"]) return () => undefined;
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  return (error) => {
    Error.stackTraceLimit = limit;
    if (error instanceof Error) Error.captureStackTrace(error, maker);
  };
}
