import type { Secrets } from "./redact";

/** Says things to the person who runs `pulumi up`; each line is redacted. */
export interface Log {
  /** Shown only with `CISCO_CTR_LOG=debug`. */
  debug(text: string): void;
  info(text: string): void;
  warn(text: string): void;
}

/** A log that writes redacted lines; standard output and error of a provider process both end up before the user's eyes. */
export function lineLog(write: (line: string) => void, secrets: Secrets, level: "debug" | "info"): Log {
  const say = (prefix: string) => (text: string) => {
    write(`${prefix}${secrets.redact(text)}`);
  };
  return {
    debug: level === "debug" ? say("cisco-ctr debug: ") : () => undefined,
    info: say("cisco-ctr: "),
    warn: say("cisco-ctr warning: "),
  };
}
