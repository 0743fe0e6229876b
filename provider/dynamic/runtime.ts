import { systemClock } from "../base/clock";
import { inLines } from "../base/log";
import { createProviders, type Providers } from "./provider";
import { CallsInHand, endWithEngine, lineWriter } from "./engine-watch";

const engineGone = new AbortController();
const calls = new CallsInHand();

const providers = createProviders({
  env: process.env,
  clock: systemClock,
  signal: engineGone.signal,
  say: inLines(lineWriter(process.stderr)),
});

// Whoever else loads this module keeps its own standard input and output.
if (require.main?.path.includes("dynamic-provider")) {
  // What Pulumi prints there is read by the engine alone, too.
  process.stdout.on("error", () => undefined);
  endWithEngine(
    process.stdin,
    calls,
    () => {
      engineGone.abort();
    },
    () => process.exit(1),
  );
}

/**
 * What the `__provider` text of every stack's state asks for, by the name of a resource: `require("pulumi-cisco-ctr/runtime").SseToken`.
 * This path and these names must stay for ever.
 */
export = Object.fromEntries(Object.entries(providers).map(([name, provider]) => [name, calls.counted(provider)])) as Providers;
