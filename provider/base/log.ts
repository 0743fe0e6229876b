import { isProviderError } from "./errors";
import type { Secrets } from "./known-secrets";
import { printable } from "./screen";
import { inWords, type Sentence, type Wording } from "./sentence";

/** Says things to the person at the front end; each line is redacted, plain and not longer than a screen. */
export interface Log {
  /** Shown only with `CISCO_CTR_LOG=debug`. */
  debug(text: Sentence): void;
  info(text: Sentence): void;
  warn(text: Sentence): void;
}

export type Severity = keyof Log;

/** Where lines go. */
export type Sink = (severity: Severity, line: string) => void;

/** Leaves room for what a front end says before it. */
const longestLine = 1_970;

/** @param least the least severity that is shown */
export function logTo(sink: Sink, secrets: Secrets, least: "debug" | "info", wording: Wording): Log {
  const say = (severity: Severity) => (text: Sentence) => {
    sink(
      severity,
      printable(inWords(text, wording), (each) => secrets.redact(each), longestLine),
    );
  };
  return { debug: least === "debug" ? say("debug") : () => undefined, info: say("info"), warn: say("warn") };
}

const prefixes: Record<Severity, string> = {
  debug: "cisco-ctr debug: ",
  info: "cisco-ctr: ",
  warn: "cisco-ctr warning: ",
};

/** For a front end that has only lines: what is severe says so. */
export function inLines(write: (line: string) => void): Sink {
  return (severity, line) => {
    write(`${prefixes[severity]}${line}`);
  };
}

/** What nobody foresaw is a mistake in here: a message has no room for its stack, the debug log has. */
export function traceMistake(log: Log, about: string, error: unknown): void {
  if (isProviderError(error)) return;
  log.debug(`${about} -> unforeseen: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
