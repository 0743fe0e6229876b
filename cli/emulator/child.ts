import { spawn } from "node:child_process";
import { constants } from "node:os";
import { isatty } from "node:tty";
import { UsageProblem } from "../exit-codes";

const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];

/** A terminal sends these to the command too. Twice would not be the same: Pulumi, for one, breaks off at the second Ctrl-C. */
function comesFromTerminal(signal: NodeJS.Signals): boolean {
  return (signal === "SIGINT" || signal === "SIGQUIT") && [0, 1, 2].some((descriptor) => isatty(descriptor));
}

/**
 * Runs a command to its end with this process's input and output, and passes signals on to it.
 * @returns its exit code; 128 and the signal's number when a signal ended it
 * @throws UsageProblem when it cannot be started
 */
export function runCommand([command = "", ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: "inherit", shell: process.platform === "win32" });
    const pass = (signal: NodeJS.Signals) => {
      if (!comesFromTerminal(signal)) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, pass);
    const end = (settle: () => void) => {
      for (const signal of signals) process.off(signal, pass);
      settle();
    };
    child.once("error", ({ message }) => {
      end(() => {
        reject(new UsageProblem(`cannot run ${command}: ${message}`));
      });
    });
    child.once("close", (code, signal) => {
      end(() => {
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    });
  });
}
