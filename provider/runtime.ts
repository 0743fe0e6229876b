import { systemClock } from "./base/clock";
import { createProviders } from "./composition";

/**
 * What the `__provider` text of every stack's state asks for, by the name of a resource: `require("pulumi-cisco-ctr/runtime").SseToken`.
 * This path and these names must stay for ever.
 */
export = createProviders({
  env: process.env,
  clock: systemClock,
  signal: new AbortController().signal,
  write: (line) => process.stderr.write(`${line}\n`),
});
