import { execFile } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export interface Ran {
  code: number;
  /** Standard output and error together, as a log shows them. */
  text: string;
}

export type Environment = Record<string, string>;

const standIns = join(__dirname, "stand-ins");

/**
 * A machine of a CI with a checkout of the project. What is not on it stands in for itself: `npm` that has installed everything,
 * `aws` and `gh` with files behind them. Everything else on its PATH is the real thing.
 */
export class Machine {
  readonly scratch = mkdtempSync(join(tmpdir(), "ciscoctr-ci-"));
  private readonly bin = join(this.scratch, "bin");

  /** @param env what every machine of that kind has set; no secret is among it */
  constructor(
    readonly checkout: string,
    private readonly env: Environment,
  ) {
    mkdirSync(this.bin);
    for (const file of readdirSync(standIns)) {
      const command = join(this.bin, file.replace(".mjs", ""));
      writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(standIns, file)}" "$@"\n`);
      chmodSync(command, 0o755);
    }
  }

  /** A file on the machine and beside the checkout. */
  file(name: string, content = ""): string {
    const file = join(this.scratch, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  }

  /** What a step has left in the checkout; undefined when there is no such file. */
  left(name: string): string | undefined {
    try {
      return readFileSync(join(this.checkout, name), "utf8");
    } catch {
      return undefined;
    }
  }

  forget(...names: string[]): void {
    for (const name of names) rmSync(join(this.checkout, name), { force: true });
  }

  /** Copies a folder of the checkout to another place, or one from there into the checkout. */
  copy(direction: "out" | "in", name: string, other: string): void {
    const [here, there] = [join(this.checkout, name), other];
    if (direction === "out") cpSync(here, there, { recursive: true });
    else cpSync(there, here, { recursive: true });
  }

  /**
   * Runs a script as its CI does.
   *
   * @param folder where, in the checkout
   */
  script(text: string, shell: readonly string[], env: Environment = {}, folder = ""): Promise<Ran> {
    const [command = "", ...args] = shell;
    return this.command([command, ...args, this.file("script.sh", text)], env, folder);
  }

  /** Runs a command without a shell. */
  command([file = "", ...args]: readonly string[], env: Environment = {}, folder = ""): Promise<Ran> {
    const path = [this.bin, this.env["PATH"] ?? ""].join(delimiter);
    return new Promise((resolve) => {
      const options = { cwd: join(this.checkout, folder), env: { ...this.env, ...env, PATH: path }, maxBuffer: 64 * 1024 * 1024 };
      const child = execFile(file, args, options, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, text: stdout + stderr });
      });
      child.stdin?.end();
    });
  }

  remove(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }
}
