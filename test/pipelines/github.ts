/** Runs a job of a GitHub workflow step by step, as a runner does. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { runInNewContext } from "node:vm";
import type { GitHubStep, GitHubWorkflow } from "./files";
import type { Environment, Machine } from "./machine";

/** What expressions can name: `vars`, `github`. Steps come with the run. */
export type Contexts = Record<string, unknown>;

export interface JobRun {
  failed: boolean;
  /** By the step's name, or its action. */
  outcomes: Record<string, "success" | "failure" | "skipped">;
  /** All that was printed. */
  log: string;
  summary: string;
  /** Artefacts by name, and what was uploaded for code scanning as `sarif`. */
  uploads: Record<string, string>;
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
const shells: Record<string, readonly string[]> = {
  "": ["bash", "-e"],
  bash: ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
};

export class GitHubJob {
  private readonly run: JobRun = { failed: false, outcomes: {}, log: "", summary: "", uploads: {} };
  private readonly steps: Record<string, { outcome: string; outputs: Environment }> = {};
  private readonly env: Environment;

  /**
   * @param standIns what the commands need that stand in for others
   * @param artefacts where folders that are uploaded go, and come from in another job
   */
  constructor(
    private readonly machine: Machine,
    private readonly contexts: Contexts,
    standIns: Environment = {},
    private readonly artefacts = join(machine.scratch, "artefacts"),
  ) {
    this.env = { ...standIns };
  }

  /** @param only the names of steps, where not all of them are to run; the others have been successful */
  async finish({ jobs }: GitHubWorkflow, only?: readonly string[]): Promise<JobRun> {
    const [job, ...others] = Object.values(jobs);
    if (job === undefined || others.length > 0) throw new Error("a workflow of the example has one job");
    return this.finishJob(job, only);
  }

  /** One job of several. */
  async finishJob(job: GitHubWorkflow["jobs"][string], only?: readonly string[]): Promise<JobRun> {
    Object.assign(this.env, this.filled(job.env ?? {}));
    if (job.if !== undefined && !this.holds(job.if)) return this.run;
    for (const step of job.steps) {
      if (only === undefined || only.includes(step.name ?? "")) await this.step(step);
      else if (step.id !== undefined) this.steps[step.id] = { outcome: "success", outputs: {} };
    }
    return this.run;
  }

  private async step(step: GitHubStep): Promise<void> {
    const name = step.name ?? step.uses ?? "";
    const runs = step.if === undefined ? !this.run.failed : this.holds(step.if);
    const code = runs ? await (step.uses === undefined ? this.script(step) : this.action(step.uses, step)) : undefined;
    const outcome = code === undefined ? "skipped" : code === 0 ? "success" : "failure";
    this.run.outcomes[name] = outcome;
    this.run.failed ||= outcome === "failure";
    if (step.id !== undefined) this.steps[step.id] = { outcome, outputs: this.valuesIn("output") };
  }

  private async script({ run = "", shell = "", env = {}, ...step }: GitHubStep): Promise<number> {
    const words = shells[shell];
    if (words === undefined) throw new Error(`no stand-in for the shell ${shell}`);
    const files = { GITHUB_ENV: "env", GITHUB_OUTPUT: "output", GITHUB_STEP_SUMMARY: "summary" } as const;
    const paths = Object.entries(files).map(([variable, name]) => [variable, this.machine.file(`github-${name}`)]);
    const own = {
      ...(Object.fromEntries(paths) as Environment),
      RUNNER_TEMP: this.machine.scratch,
      GITHUB_WORKSPACE: this.machine.checkout,
    };
    const github = { GITHUB_REPOSITORY: this.value("github.repository") };
    const given = { ...this.env, ...own, ...github, ...this.filled(env) };
    const { code, text } = await this.machine.script(run, words, given, step["working-directory"]);
    this.run.log += text;
    this.run.summary += readFileSync(join(this.machine.scratch, "github-summary"), "utf8");
    Object.assign(this.env, this.valuesIn("env"));
    return code;
  }

  /** What stands in for an action. One that is not named here fails the test. */
  private action(uses: string, step: GitHubStep): number {
    const given = this.filled(step.with ?? {});
    const actions: Record<string, () => void> = {
      "actions/checkout": () => undefined,
      "actions/setup-node": () => undefined,
      "pulumi/actions": () => undefined,
      "aws-actions/configure-aws-credentials": () => {
        this.env["STAND_IN_ROLE"] = given["role-to-assume"] ?? "";
      },
      "github/codeql-action/upload-sarif": () => {
        this.upload("sarif", given["sarif_file"]);
      },
      "actions/upload-artifact": () => {
        const { name = "", path = "" } = given;
        if (extname(path) === "") this.machine.copy("out", path, join(this.artefacts, name));
        else this.upload(name, path);
      },
      "actions/download-artifact": () => {
        this.machine.copy("in", given["path"] ?? "", join(this.artefacts, given["name"] ?? ""));
      },
      "actions/attest-build-provenance": () => {
        this.upload("attested", given["subject-checksums"]);
      },
    };
    const action = actions[uses.replace(/@.*$/, "")];
    if (action === undefined) throw new Error(`no stand-in for ${uses}`);
    action();
    return 0;
  }

  private upload(name: string, file = ""): void {
    const content = this.machine.left(file);
    if (content === undefined) throw new Error(`${file} was to be uploaded, and is not there`);
    this.run.uploads[name] = content;
  }

  /** Whether a condition holds: the expressions in use are JavaScript's too. Without `always()` a failure before it ends it. */
  private holds(condition: string): boolean {
    if (this.run.failed && !condition.includes("always()")) return false;
    return Boolean(runInNewContext(condition, { ...this.contexts, steps: this.steps, always: () => true }));
  }

  private filled(values: Record<string, unknown>): Environment {
    const fill = (text: string) => text.replace(/\$\{\{ (.*?) \}\}/g, (_, path: string) => this.value(path));
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fill(String(value))]));
  }

  private value(path: string): string {
    const found: unknown = runInNewContext(path, { ...this.contexts, steps: this.steps });
    if (typeof found !== "string" && typeof found !== "number") throw new Error(`nothing is known of \${{ ${path} }}`);
    return String(found);
  }

  private valuesIn(name: string): Environment {
    const file = join(this.machine.scratch, `github-${name}`);
    if (!existsSync(file)) return {};
    const lines = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "");
    writeFileSync(file, "");
    return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  }
}
