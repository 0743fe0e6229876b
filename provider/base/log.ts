import type { Secrets } from "./redact";
import { printable } from "./screen";

/** Says things to the person who runs `pulumi up`; each line is redacted, plain and not longer than a screen. */
export interface Log {
  /** Shown only with `CISCO_CTR_LOG=debug`. */
  debug(text: string): void;
  info(text: string): void;
  warn(text: string): void;
}

const longestLine = 2_000;

/** A log that writes such lines; standard output and error of a provider process both end up before the user's eyes. */
export function lineLog(write: (line: string) => void, secrets: Secrets, level: "debug" | "info"): Log {
  const say = (prefix: string) => (text: string) => {
    write(`${prefix}${printable(text, (each) => secrets.redact(each), longestLine - prefix.length)}`);
  };
  return {
    debug: level === "debug" ? say("cisco-ctr debug: ") : () => undefined,
    info: say("cisco-ctr: "),
    warn: say("cisco-ctr warning: "),
  };
}
