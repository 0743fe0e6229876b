import { compose, isProviderError } from "../provider/base/errors";
import { pulumiWording } from "../provider/pulumi/wording";
import { exitCodes, isOfLogin, UsageProblem, type ExitCode } from "./exit-codes";

/** What went wrong, in one line for a person. */
export function told(problem: unknown): string {
  if (isProviderError(problem)) return compose(problem.facts, pulumiWording);
  const { message, syscall } = problem as NodeJS.ErrnoException;
  return syscall === "listen" ? `cannot listen: ${message}; choose another --port` : message;
}

/** How a command ends that failed so. */
export function exitCodeOf(problem: unknown): ExitCode {
  if (problem instanceof UsageProblem) return exitCodes.usage;
  return isProviderError(problem) && isOfLogin(problem.code) ? exitCodes.authentication : exitCodes.failure;
}

/** How a command ends of which only parts failed so. */
export function exitCodeOfAll(problems: readonly unknown[]): ExitCode {
  const codes = problems.map(exitCodeOf);
  return codes.find((code) => code === exitCodes.authentication) ?? codes[0] ?? exitCodes.clean;
}
