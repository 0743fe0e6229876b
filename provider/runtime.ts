import { systemClock } from "./base/clock";
import { createProviders, type Providers } from "./dynamic-provider";
import { CallsInHand, endWithEngine } from "./engine-watch";

const engineGone = new AbortController();
const calls = new CallsInHand();

const providers = createProviders({
  env: process.env,
  clock: systemClock,
  signal: engineGone.signal,
  write: (line) => process.stderr.write(`${line}\n`),
});

// Whoever else loads this module keeps its own standard input.
if (require.main?.path.includes("dynamic-provider")) {
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
