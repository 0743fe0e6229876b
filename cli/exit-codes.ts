/** How the command ends. Drift has the code that Pulumi gives it. */
export const exitCodes = {
  clean: 0,
  failure: 1,
  /** Usage or configuration. */
  usage: 2,
  /** A region refuses its API client, or there are no credentials for it. */
  authentication: 3,
  /** With `--strict`: not everything could be checked. */
  unchecked: 4,
  drift: 7,
  /** As a shell says of SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** True for failures that end a command with `authentication`. */
export const isOfLogin = (code: string | undefined): boolean => code === "authentication" || code === "missing-credentials";

/** What was asked for cannot be done as it was asked: bad options, a bad file. Its message is one sentence for a person. */
export class UsageProblem extends Error {}
