import { execFile, execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeProject } from "./made-project";
import { installModules } from "./packed-package";

const root = join(__dirname, "..", "..");

export interface Outcome {
  code: number;
  /** Standard output and error together, as a person sees them. */
  text: string;
}

export interface Checkpoint {
  deployment?: {
    resources?: {
      urn: string;
      type: string;
      id?: string;
      delete?: boolean;
      inputs?: Record<string, unknown>;
      outputs?: Record<string, unknown>;
    }[];
  };
}

/** A Pulumi project in an empty folder with the packed package installed, and a stack on a file backend of its own. */
export class Project {
  /**
   * The first run of a program that ends well has checked its types; until it is rewritten none has to do that again. Those of an example
   * are checked by examples-types.test.ts.
   */
  private typesAreChecked = false;

  private constructor(
    readonly folder: string,
    private readonly home: string,
    public env: Record<string, string>,
    private readonly stack = "dev",
  ) {}

  /**
   * @param source the name of an example, or a program's text
   * @param link how the package is installed: unpacked from the tarball, or as a symbolic link to this repository
   */
  static create(
    source: { example: string } | { program: string },
    env: Record<string, string>,
    link: "packed" | "symlink" = "packed",
  ): Project {
    const home = mkdtempSync(join(tmpdir(), "ciscoctr-engine-"));
    const folder = join(home, "example" in source ? `ciscoctr-${source.example}` : "project");
    mkdirSync(join(home, "state"));
    if ("example" in source) {
      makeProject(folder, source.example);
    } else {
      mkdirSync(folder);
      writeFileSync(join(folder, "Pulumi.yaml"), "name: test-project\nruntime: nodejs\n");
      writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "test-project", main: "index.js" }));
      writeFileSync(join(folder, "index.js"), source.program);
    }
    installModules(join(folder, "node_modules"), link);
    const project = new Project(folder, home, env);
    project.typesAreChecked = "example" in source;
    project.init();
    return project;
  }

  /** A stack of the project at the top of this repository, on a file backend of its own. */
  static atTop(env: Record<string, string>): Project {
    const home = mkdtempSync(join(tmpdir(), "ciscoctr-engine-"));
    mkdirSync(join(home, "state"));
    const project = new Project(root, home, env, `test-${process.pid}`);
    project.init();
    return project;
  }

  /** Puts another program in the place of the present one, or another file beside it. */
  write(text: string, file = "index.js"): void {
    if (file.endsWith(".ts")) this.typesAreChecked = false;
    writeFileSync(join(this.folder, file), text);
  }

  async config(values: Record<string, string | number>): Promise<void> {
    const args = Object.entries(values).flatMap(([key, value]) => ["--plaintext", `${key}=${String(value)}`]);
    await this.must("config", "set-all", ...args);
  }

  up(...args: string[]): Promise<Outcome> {
    return this.run("up", "--yes", "--skip-preview", ...args);
  }

  preview(...args: string[]): Promise<Outcome> {
    return this.run("preview", ...args);
  }

  refresh(...args: string[]): Promise<Outcome> {
    return this.run("refresh", "--yes", "--skip-preview", ...args);
  }

  destroy(...args: string[]): Promise<Outcome> {
    return this.run("destroy", "--yes", "--skip-preview", ...args);
  }

  /** As {@link run}, but a failure is the test's failure. */
  async must(...args: string[]): Promise<Outcome> {
    const outcome = await this.run(...args);
    if (outcome.code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${String(outcome.code)}:\n${outcome.text}`);
    return outcome;
  }

  async run(...args: string[]): Promise<Outcome> {
    const outcome = await this.execute("pulumi", [...args, "--non-interactive", "--color", "never"]);
    if (outcome.code === 0 && ["preview", "up"].includes(args[0] ?? "")) this.typesAreChecked = true;
    return outcome;
  }

  /** Starts a command without waiting for it, in a process group of its own. */
  start(...args: string[]): ChildProcess {
    return spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
      cwd: this.folder,
      env: this.environment(),
      detached: true,
      stdio: "ignore",
    });
  }

  /** The stack's state as `pulumi stack export` gives it: secrets encrypted, unless asked otherwise. */
  async exported(...args: string[]): Promise<Checkpoint> {
    return JSON.parse((await this.must("stack", "export", ...args)).text) as Checkpoint;
  }

  /** Puts a state with its secrets in clear in the place of the stack's own. */
  async imported({ deployment, ...rest }: Checkpoint): Promise<void> {
    const salt = /^encryptionsalt: (.+)$/m.exec(readFileSync(join(this.folder, `Pulumi.${this.stack}.yaml`), "utf8"))?.[1];
    const secrets_providers = { type: "passphrase", state: { salt } };
    this.write(JSON.stringify({ ...rest, deployment: { ...deployment, secrets_providers } }), "checkpoint.json");
    await this.must("stack", "import", "--file", "checkpoint.json");
  }

  async outputs(): Promise<Record<string, unknown>> {
    return JSON.parse((await this.must("stack", "output", "--json", "--show-secrets")).text) as Record<string, unknown>;
  }

  /** Every file the backend has written, history and backups too. */
  stateFiles(): string[] {
    const files = readdirSync(join(this.home, "state"), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    return files.map((each) => readFileSync(join(each.parentPath, each.name), "utf8"));
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
    rmSync(join(this.folder, `Pulumi.${this.stack}.yaml`), { force: true });
  }

  /** Runs a Node program in the project's folder, with the stack's environment; answers as {@link run}. */
  node(...args: string[]): Promise<Outcome> {
    return this.execute(process.execPath, args);
  }

  private execute(file: string, args: string[]): Promise<Outcome> {
    return new Promise((resolve) => {
      const child = execFile(
        file,
        args,
        { cwd: this.folder, env: this.environment(), maxBuffer: 256 * 1024 * 1024 },
        (error, stdout, stderr) => {
          resolve({ code: error ? Number(error.code ?? 1) : 0, text: stdout + stderr });
        },
      );
      child.stdin?.end();
    });
  }

  private init(): void {
    execFileSync("pulumi", ["stack", "init", this.stack], { cwd: this.folder, env: this.environment(), stdio: "ignore" });
  }

  /** What its commands are run with. */
  environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env["PATH"],
      HOME: this.home,
      PULUMI_HOME: join(this.home, "pulumi"),
      PULUMI_BACKEND_URL: `file://${join(this.home, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
      ...(this.typesAreChecked && { PULUMI_NODEJS_TRANSPILE_ONLY: "true" }),
      ...this.env,
    };
  }
}
