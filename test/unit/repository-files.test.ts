/** What runs and receives this repository: workflows, forms, bots, containers. In their formats, and with no more rights than they need. */
import { describe, expect, test } from "@jest/globals";
import Ajv from "ajv";
import { accessSync, constants, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { ownWorkflow, root, textOf, type OwnJob } from "../pipelines/own";

const schemas = join("test", "pipelines", "schemas");
const forms = readdirSync(join(root, ".github", "ISSUE_TEMPLATE")).filter((file) => file !== "config.yml");
const workflowFiles = readdirSync(join(root, ".github", "workflows"));

const formats = [
  ...workflowFiles.map((file) => ({ file: `.github/workflows/${file}`, schema: join(schemas, "github-workflows.json") })),
  ...forms.map((file) => ({ file: `.github/ISSUE_TEMPLATE/${file}`, schema: join(schemas, "github-issue-forms.json") })),
  { file: ".github/ISSUE_TEMPLATE/config.yml", schema: join(schemas, "github-issue-config.json") },
  { file: ".github/dependabot.yml", schema: join(schemas, "dependabot.json") },
  { file: ".devcontainer/devcontainer.json", schema: join(schemas, "devcontainer.json") },
  { file: ".changeset/config.json", schema: join("node_modules", "@changesets", "config", "schema.json") },
];

/** What is wrong with a document, by a schema. */
function findings(schema: string, value: unknown): unknown {
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(
    JSON.parse(textOf(schema)) as object,
  );
  return validate(value) ? [] : validate.errors;
}

describe.each(formats)("$file", ({ file, schema }) => {
  const document = parseDocument(textOf(file));

  test("is of its format, by the published schema", () => {
    expect(document.errors).toEqual([]);
    expect(findings(schema, document.toJS())).toEqual([]);
  });

  test("would not be with another value where it counts", () => {
    const wrong = { jobs: "none", body: [{ type: "poem" }], blank_issues_enabled: 1, updates: [{}], image: 1, changelog: 1 };
    const parsed = document.toJS() as object;
    expect(
      findings(schema, { ...parsed, ...Object.fromEntries(Object.entries(wrong).filter(([key]) => key in parsed)) }),
    ).not.toEqual([]);
  });
});

test("every question of a form has an id of its own", () => {
  for (const file of forms) {
    const { body } = parseDocument(textOf(`.github/ISSUE_TEMPLATE/${file}`)).toJS() as { body: { type: string; id?: string }[] };
    const ids = body.filter(({ type }) => type !== "markdown").map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(undefined);
  }
});

describe("the workflows", () => {
  const all = workflowFiles.map((file) => ownWorkflow(file.replace(".yml", "")));
  const jobs: [string, OwnJob][] = all.flatMap((each) => Object.entries(each.jobs));
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);

  test("give no right but those that a job lists, and only a release's jobs may write", () => {
    expect(all.map(({ permissions }) => permissions)).toEqual(all.map(() => ({})));
    expect(Object.fromEntries(jobs.map(([name, { permissions }]) => [name, permissions]))).toEqual({
      check: { contents: "read" },
      matrix: { contents: "read" },
      site: { contents: "read" },
      pack: { contents: "read", "id-token": "write", attestations: "write" },
      github: { contents: "write" },
      npm: { "id-token": "write" },
    });
  });

  test("publish only what somebody has approved, by an identity and not by a token", () => {
    const release = ownWorkflow("release");
    expect(release.on).toEqual({ push: { tags: ["v*"] } });
    expect(release.jobs["npm"]).toMatchObject({ environment: "npm", needs: "github" });
    expect([release.jobs["github"]?.needs, release.jobs["pack"]?.needs]).toEqual(["pack", "check"]);
    expect(release.jobs["check"]?.uses).toBe("./.github/workflows/ci.yml");
    expect(
      workflowFiles.filter((file) => /secrets\.|TOKEN: (?!\$\{\{ github\.token)/.test(textOf(`.github/workflows/${file}`))),
    ).toEqual([]);
  });

  test("run nothing of a stranger with rights, and put nothing into a script but by the environment", () => {
    expect(all.flatMap(({ on }) => Object.keys(on))).not.toContain("pull_request_target");
    expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
  });

  test("take actions of GitHub alone, by their major version, which Dependabot moves", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((each) => !/^actions\/[\w-]+@v\d+$/.test(each))).toEqual([]);
    expect(textOf(".github/dependabot.yml")).toContain("package-ecosystem: github-actions");
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual(checkouts.map(() => false));
  });

  test("end by themselves, and at once only where a newer run takes the place", () => {
    expect(jobs.filter(([, job]) => job.uses === undefined && job["timeout-minutes"] === undefined)).toEqual([]);
    expect(ownWorkflow("release").concurrency).toEqual({ group: "release", "cancel-in-progress": false });
  });

  test("run what is there", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
    const commands = steps.map(({ run = "" }) => run).join("\n");
    const named = (pattern: RegExp) => [...new Set([...commands.matchAll(pattern)].map(([, name = ""]) => name))].sort();
    expect(named(/npm run ([\w-]+)/g)).toEqual(["build", "matrix", "site"]);
    expect(named(/npm run ([\w-]+)/g).filter((name) => !(name in scripts))).toEqual([]);
    for (const tool of named(/node (tools\/[\w-]+\.mjs)/g)) accessSync(join(root, tool));
    accessSync(join(root, ".ci", "run"), constants.X_OK);
  });

  test("check by the command of every CI, every runtime, and the site", () => {
    const runs = Object.entries(ownWorkflow("ci").jobs).map(([name, job]) => [
      name,
      (job.steps ?? []).flatMap(({ run }) => run ?? []),
    ]);
    expect(Object.fromEntries(runs)).toEqual({
      check: [".ci/run"],
      matrix: ["node tools/set-up.mjs", "npm run matrix"],
      site: ["npm ci", "npm run site"],
    });
  });

  test("check the oldest Node that the package takes, and work with the one of .nvmrc", () => {
    const { engines } = JSON.parse(textOf("package.json")) as { engines: { node: string } };
    const { strategy } = ownWorkflow("ci").jobs["check"] as OwnJob & { strategy: { matrix: { node: string[] } } };
    expect(strategy.matrix.node).toEqual(["20.19", "22", "24"]);
    expect(engines.node).toBe(`>=${strategy.matrix.node[0] ?? ""}`);
    expect(strategy.matrix.node).toContain(textOf(".nvmrc").trim());
    expect(textOf(".devcontainer/devcontainer.json")).toContain(`typescript-node:${textOf(".nvmrc").trim()}-`);
  });
});

test("the list of decisions has every decision by its title", () => {
  const files = readdirSync(join(root, "docs", "decisions")).filter((file) => file !== "README.md");
  const lines = files.map((file) => {
    const [number = "", title = ""] = /^# (\d+) (.+)$/m.exec(textOf(`docs/decisions/${file}`))?.slice(1) ?? [];
    return `- [${number}](${file}): ${title}`;
  });
  expect(
    textOf("docs/decisions/README.md")
      .split("\n")
      .filter((line) => line.startsWith("- ")),
  ).toEqual(lines);
});
