import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A checkout in a temporary folder with copies of the tools, on a machine of its own: PATH, home and cache are empty folders in it, and
 * the address of the download answers nothing.
 */
export class ToolCheckout {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "tool-checkout-")));
  readonly path = path.join(this.folder, "path");
  readonly cache = path.join(this.folder, "cache");
  readonly #children = new Set<ChildProcess>();

  constructor() {
    for (const name of fs.readdirSync(path.join(root, "tools"), { recursive: true, encoding: "utf8" })) {
      if (/\.mjs$|go\.mod$|pulumi-run-policy-pack$/u.test(name))
        this.put(`tools/${name}`, fs.readFileSync(path.join(root, "tools", name), "utf8"));
    }
    this.put("node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs", "#!/bin/sh\n# launcher 1\n");
    for (const folder of [this.path, this.cache]) fs.mkdirSync(folder);
  }

  put(file: string, text: string, mode = 0o644): void {
    const target = path.join(this.folder, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text, { mode });
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.folder, file), "utf8");
  }

  has(file: string): boolean {
    return fs.existsSync(path.join(this.folder, file));
  }

  /** A program on this machine's PATH: shell text. It runs with the usual system folders on PATH. */
  program(name: string, script: string): void {
    this.put(`path/${name}`, `#!/bin/sh\nPATH=/usr/bin:/bin\ncd "${this.folder}"\n${script}\n`, 0o755);
  }

  /** Whatever Pulumi needs, on PATH, in a version. */
  pulumiOnPath(version: string): void {
    this.program("pulumi", `echo v${version}`);
    this.program("pulumi-language-nodejs", "");
    this.program("pulumi-resource-pulumi-nodejs", "");
  }

  /** What is in the cache folder, sorted. */
  cached(): string[] {
    const folder = path.join(this.cache, "pulumi-cisco-ctr");
    return fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  }

  start(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Running {
    const child = spawn(process.execPath, [path.join(this.folder, script), ...args], {
      cwd: this.folder,
      env: {
        PATH: this.path,
        HOME: path.join(this.folder, "home"),
        XDG_CACHE_HOME: this.cache,
        CISCO_CTR_PULUMI_DOWNLOAD_URL: "http://127.0.0.1:1/nothing",
        ...env,
      },
    });
    this.#children.add(child);
    return new Running(child);
  }

  run(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return this.start(script, args, env).ended;
  }

  remove(): void {
    for (const child of this.#children) child.kill("SIGKILL");
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A tool that was started and may still run. */
export class Running {
  readonly ended: Promise<Ended>;
  #stdout = "";
  #stderr = "";

  constructor(private readonly child: ChildProcess) {
    child.stdout?.on("data", (chunk: Buffer) => (this.#stdout += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (this.#stderr += chunk.toString()));
    this.ended = new Promise((resolve) => {
      child.on("close", (code) => {
        resolve({ code, stdout: this.#stdout, stderr: this.#stderr });
      });
    });
  }

  /** Until it has said this on stderr. */
  says(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (this.#stderr.includes(text)) resolve();
      };
      look();
      this.child.stderr?.on("data", look);
      void this.ended.then(({ stderr }) => {
        reject(new Error(`it ended without saying "${text}": ${stderr}`));
      });
    });
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}
