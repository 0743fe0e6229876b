/** The pipelines of examples/gitops, each run from its very file: its own commands, with the real engine, against the emulator. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { runStage, stagesOf } from "../pipelines/azure";
import {
  azureStages,
  cronJobObject,
  deploymentsProgram,
  gitlabFile,
  stackObject,
  text,
  workflow,
  type GitLabJob,
} from "../pipelines/files";
import { GitHubJob, type Contexts } from "../pipelines/github";
import { jobsOf, runJob } from "../pipelines/gitlab";
import { runCronJob, runStack, type Secrets } from "../pipelines/kubernetes";
import { runCron, runDriftSchedule } from "../pipelines/others";
import { GitOpsBench } from "../support/gitops-bench";

const bench = GitOpsBench.ofThisFile();

/** What the previews of GitLab and Azure write. */
const [comment = ""] = (gitlabFile()["preview"] as GitLabJob).artifacts?.paths ?? [];

interface Repository {
  comments: { id: number; login: string; body: string }[];
  issues: { number: number; body: string; state: string; comments: string[] }[];
  labels: string[];
}

describe("GitHub", () => {
  let repository: string;

  const kept = (): Repository => JSON.parse(readFileSync(repository, "utf8")) as Repository;

  beforeAll(() => {
    const comments = [{ id: 1, login: "mallory", body: "<!-- ciscoctr preview --> of mine" }];
    repository = bench.machine.file("repository.json", JSON.stringify({ comments, issues: [], labels: [] }));
  });

  function job(role: "reader" | "writer"): GitHubJob {
    const { reader, writer, passphrase, fleet } = bench;
    const secrets = {
      "ciscoctr/reader": { value: reader.password, roles: ["reader"] },
      "ciscoctr/writer": { value: writer.password, roles: ["writer"] },
      "ciscoctr/passphrase": { value: passphrase, roles: ["reader", "writer"] },
      "ciscoctr/appliances": { value: fleet.password, roles: ["writer"] },
    };
    const standIns = {
      STAND_IN_SECRETS: bench.machine.file("secrets.json", JSON.stringify(secrets)),
      STAND_IN_REPOSITORY: repository,
    };
    const vars = { ...bench.variables(bench[role]), AWS_ROLE: role, AWS_REGION: "eu-central-1" };
    const own = "example/mail-gateways";
    const event = { pull_request: { number: 7, head: { repo: { full_name: own } } } };
    const contexts: Contexts = { vars, github: { repository: own, token: "of the job", event } };
    return new GitHubJob(bench.machine, contexts, standIns);
  }

  test("apply joins the appliance that was merged", async () => {
    const run = await job("writer").finish(workflow("apply"));
    expect(run).toMatchObject({ failed: false, outcomes: { Apply: "success", "Forget secrets": "success" } });
    // Every line that Pulumi printed is text to the runner.
    expect(run.log.split("\n").filter((line) => line !== "" && !line.startsWith("| "))).toEqual([]);
    const { devices, modules } = await bench.us();
    expect(devices).toMatchObject([{ name: "esa1.example.com", status: "Registered" }]);
    expect(modules.map(({ name }) => name)).toContain("esa1-esa");
    await bench.letsPassWhatIsThere();
  });

  test("preview writes one comment, with read scopes alone, and writes it anew", async () => {
    const run = job("reader");
    expect(await run.finish(workflow("preview"))).toMatchObject({ failed: false, summary: expect.stringContaining("merging") });
    await job("reader").finish(workflow("preview"), ["Comment"]);
    const [mallorys, ours, ...others] = kept().comments;
    expect(mallorys?.body).toContain("of mine");
    expect(ours).toMatchObject({
      login: "github-actions[bot]",
      body: expect.stringMatching(/^<!-- ciscoctr preview -->\n### What/),
    });
    expect(ours?.body).toMatch(/^ {4}.*unchanged$/m);
    expect(others).toEqual([]);
    expect(await bench.changes()).toEqual([]);
  });

  test("a pull request of a fork runs nothing", async () => {
    const event = { pull_request: { number: 8, head: { repo: { full_name: "mallory/mail-gateways" } } } };
    const fork = new GitHubJob(bench.machine, {
      vars: bench.variables(bench.reader),
      github: { repository: "example/mail-gateways", event },
    });
    expect((await fork.finish(workflow("preview"))).outcomes).toEqual({});
  });

  test("drift is quiet on a clean night, tells of a change in one issue and in SARIF, and closes the issue", async () => {
    const clean = await job("reader").finish(workflow("drift"));
    expect(clean.failed).toBe(false);
    expect(kept().issues).toEqual([]);
    expect(clean.uploads).toEqual({ sarif: expect.stringContaining('"results": []') });

    await bench.byHand(false);
    const drifted = await job("reader").finish(workflow("drift"));
    expect(drifted.outcomes).toMatchObject({ Look: "success", "Fail when there is something to do": "failure" });
    expect(drifted.log).toMatch(/^::(error|warning)/m);
    expect(drifted.summary).toContain("esa1-esa");
    expect(drifted.uploads).toMatchObject({
      sarif: expect.stringContaining("esa1-esa"),
      drift: expect.stringContaining("<html"),
    });
    expect(kept()).toMatchObject({ issues: [{ state: "open", body: expect.stringContaining("enabled") }], labels: ["drift"] });
    expect(await bench.changes()).toEqual([]);

    await job("writer").finish(workflow("apply"));
    await job("reader").finish(workflow("drift"));
    expect(kept().issues).toMatchObject([{ state: "closed" }]);
  });
});

describe("GitLab", () => {
  const file = gitlabFile();
  const branch = { CI_COMMIT_BRANCH: "main", CI_DEFAULT_BRANCH: "main" };

  test("runs each job when it is due", () => {
    expect(jobsOf(file, { CI_PIPELINE_SOURCE: "merge_request_event", CI_DEFAULT_BRANCH: "main" })).toEqual(["preview"]);
    expect(jobsOf(file, { CI_PIPELINE_SOURCE: "push", ...branch })).toEqual(["apply"]);
    expect(jobsOf(file, { CI_PIPELINE_SOURCE: "schedule", ...branch })).toEqual(["drift"]);
    expect(jobsOf(file, { CI_PIPELINE_SOURCE: "push", ...branch, CI_COMMIT_BRANCH: "topic" })).toEqual([]);
  });

  test("previews and looks with read scopes alone, and apply puts back what was changed", async () => {
    const { machine, reader, writer, passphrase, fleet } = bench;
    const shared = { "ciscoctr/stack/passphrase@secrets": passphrase };
    const looking = { ...shared, "ciscoctr/reader/password@secrets": reader.password };
    const run = (job: string) => runJob(machine, file, job, looking, bench.variables(reader));
    await bench.byHand(false);
    machine.forget("drift.xml", "drift.html", comment);

    const preview = await run("preview");
    expect({ code: preview.code, comment: machine.left(comment) }).toEqual({
      code: 0,
      comment: expect.stringContaining("enabled"),
    });
    expect((await run("drift")).code).toBe(7);
    expect(machine.left("drift.xml")).toMatch(/<testsuites?[\s\S]*<failure/);
    expect(machine.left("drift.html")).toContain("<html");
    expect(await bench.changes()).toEqual([]);

    const writing = {
      "ciscoctr/writer/password@secrets": writer.password,
      "ciscoctr/appliances/password@secrets": fleet.password,
    };
    const applied = await runJob(machine, file, "apply", { ...shared, ...writing }, bench.variables(writer));
    expect(applied.code).toBe(0);
    expect((await bench.us()).modules.find(({ name }) => name === "esa1-esa")).toMatchObject({ enabled: true });
  });
});

describe("Azure", () => {
  const stages = azureStages();
  const main = { "Build.SourceBranch": "refs/heads/main" };

  async function run(name: string) {
    const { machine, reader, writer, passphrase, fleet } = bench;
    const vaults = {
      "ciscoctr-reader": { "reader-password": reader.password, passphrase },
      "ciscoctr-writer": { "writer-password": writer.password, passphrase, "fleet-password": fleet.password },
    };
    const stage = stages.find((each) => each.stage === name);
    if (stage === undefined) throw new Error(`no stage ${name}`);
    return runStage(machine, stage, vaults, bench.variables(name === "apply" ? writer : reader));
  }

  test("runs each stage when it is due", () => {
    expect(stagesOf(stages, { "Build.Reason": "PullRequest", "System.PullRequest.IsFork": "False" })).toEqual(["preview"]);
    expect(stagesOf(stages, { "Build.Reason": "PullRequest", "System.PullRequest.IsFork": "True" })).toEqual([]);
    expect(stagesOf(stages, { "Build.Reason": "IndividualCI", ...main })).toEqual(["apply"]);
    expect(stagesOf(stages, { "Build.Reason": "IndividualCI", "Build.SourceBranch": "refs/heads/topic" })).toEqual([]);
    expect(stagesOf(stages, { "Build.Reason": "Schedule", ...main })).toEqual(["drift"]);
  });

  test("previews, looks, publishes what it found, and applies", async () => {
    await bench.byHand(false);
    bench.machine.forget("drift.xml", "drift.html", comment);
    const preview = await run("preview");
    expect(preview).toMatchObject({ failed: false, log: expect.stringContaining("##vso[task.uploadsummary]") });
    expect(bench.machine.left(comment)).toContain("enabled");
    const drift = await run("drift");
    expect(drift).toMatchObject({
      failed: true,
      published: { "drift.xml": expect.stringContaining("<failure"), "drift.html": expect.stringContaining("<html") },
    });
    expect(await bench.changes()).toEqual([]);
    expect(await run("apply")).toMatchObject({ failed: false });
    expect((await bench.us()).modules.find(({ name }) => name === "esa1-esa")).toMatchObject({ enabled: true });
  });
});

describe("the operator, Pulumi Deployments and cron", () => {
  const clients = (): Secrets => ({
    "ciscoctr-reader": { "client-id": bench.reader.id, "client-password": bench.reader.password },
    "ciscoctr-writer": { "client-id": bench.writer.id, "client-password": bench.writer.password, passphrase: bench.passphrase },
    "ciscoctr-appliances": bench.fleet,
  });
  const cronJob = () => runCronJob(bench.machine, cronJobObject(), clients(), bench.backend, "ciscoctr-reader");

  test("the operator's stack applies, and its job looks", async () => {
    expect((await cronJob()).code).toBe(0);
    await bench.byHand(false);
    const drifted = await cronJob();
    expect(drifted).toMatchObject({ code: 7, text: expect.stringContaining("esa1-esa") });
    expect(await bench.changes()).toEqual([]);
    expect((await runStack(bench.machine, stackObject(), clients(), bench.backend)).code).toBe(0);
    expect((await bench.us()).modules.find(({ name }) => name === "esa1-esa")).toMatchObject({ enabled: true });
  });

  test("Pulumi Deployments sees what differs, and cron mails it", async () => {
    const { machine, reader, passphrase } = bench;
    const environment = {
      ...bench.variables(reader),
      CISCO_CTR_US_CLIENT_PASSWORD_FILE: machine.file("reader-password", reader.password),
    };
    const cron = () =>
      runCron(machine, text("cron/crontab"), { ...environment, TEXTFILES: machine.scratch, PATH: String(process.env["PATH"]) });
    expect(await cron()).toEqual({ code: 0, text: "" });
    await bench.byHand(false);
    const cloud = { ...environment, PULUMI_CONFIG_PASSPHRASE: passphrase };
    const scheduled = await runDriftSchedule(machine, deploymentsProgram(), cloud);
    expect(scheduled).toMatchObject({ code: expect.not.stringMatching("0"), text: expect.stringContaining("esa1-esa") });
    expect(await cron()).toMatchObject({ code: 7, text: expect.stringContaining("esa1-esa") });
    expect(readFileSync(`${machine.scratch}/ciscoctr.prom`, "utf8")).toMatch(/^[a-z_]+(\{.*\})? \d/m);
    expect(await bench.changes()).toEqual([]);
    await bench.byHand(true);
  });
});
