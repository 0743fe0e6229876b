/** The pipelines of examples/gitops as files: in their formats, and with defaults that one can copy. */
import { describe, expect, test } from "@jest/globals";
import Ajv, { type ValidateFunction } from "ajv";
import Ajv2020 from "ajv/dist/2020";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readScopes } from "../../provider/clients/cloud/access-token";
import { resources } from "../../provider/resources";
import {
  azureStages,
  cronJobObject,
  deploymentsProgram,
  documentOf,
  example,
  gitlabFile,
  stepsOf,
  text,
  workflow,
  workflows,
  yamlProblems,
} from "../pipelines/files";

const root = join(__dirname, "..", "..");
const options = { strict: false, validateFormats: false, allErrors: true, allowUnionTypes: true, unicodeRegExp: false } as const;

interface Edition {
  edition?: typeof Ajv | typeof Ajv2020;
  /** For a format whose own parser reads every scalar as a text. */
  coerceTypes?: boolean;
}

function validatorOf(schema: string, { edition = Ajv, coerceTypes = false }: Edition = {}): ValidateFunction {
  const parsed = JSON.parse(readFileSync(join(root, "test", "pipelines", "schemas", `${schema}.json`), "utf8")) as object;
  return new edition({ ...options, coerceTypes }).compile(parsed);
}

const formats = [
  ...workflows.map((name) => ({ file: `.github/workflows/${name}.yml`, validate: validatorOf("github-workflows") })),
  { file: ".gitlab-ci.yml", validate: validatorOf("gitlab-ci") },
  { file: "azure-pipelines.yml", validate: validatorOf("azure-pipelines", { coerceTypes: true }) },
  { file: "kubernetes/stack.yaml", validate: validatorOf("pulumi-stack") },
  { file: "kubernetes/drift.yaml", validate: validatorOf("kubernetes-cronjob", { edition: Ajv2020 }) },
];

describe.each(formats)("$file", ({ file, validate }) => {
  const parsed = documentOf(file);

  test("is of its format, by the published schema", () => {
    expect(yamlProblems(file)).toEqual([]);
    expect({ valid: validate(parsed), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  test("would not be with a word too many", () => {
    expect(validate({ ...parsed, jobs: "none", stages: 1, spec: { surplus: true } })).toBe(false);
  });
});

describe("pulumi-deployments/Pulumi.yaml", () => {
  const schema = JSON.parse(readFileSync(join(root, "test", "pipelines", "schemas", "pulumiservice.json"), "utf8")) as {
    definitions: object;
    properties: Record<string, object>;
  };
  const { resources: declared } = deploymentsProgram();
  const findings = (type: string, properties: unknown) => {
    const validate = new Ajv(options).compile({ ...schema.properties[type], definitions: schema.definitions });
    return validate(properties) ? [] : validate.errors;
  };

  test.each(Object.values(declared))("gives $type what Pulumi Cloud's package takes", ({ type, properties }) => {
    expect(Object.keys(schema.properties)).toContain(type);
    expect(findings(type, properties)).toEqual([]);
    expect(findings(type, { ...properties, surplus: true })).not.toEqual([]);
  });

  test("looks for drift and repairs nothing by itself", () => {
    expect(declared["drift"]?.properties).toMatchObject({ autoRemediate: false });
  });
});

describe("GitHub's workflows", () => {
  const all = workflows.map((name) => workflow(name));
  const jobs = all.flatMap(({ jobs }) => Object.values(jobs));
  const steps = jobs.flatMap((job) => job.steps);

  test("have no permission but those that a job lists", () => {
    expect(all.map(({ permissions }) => permissions)).toEqual([{}, {}, {}]);
    expect(jobs.map(({ permissions }) => permissions)).toEqual([
      { contents: "read", "id-token": "write", "pull-requests": "write" },
      { contents: "read", "id-token": "write" },
      { contents: "read", "id-token": "write", issues: "write", "security-events": "write" },
    ]);
  });

  test("put nothing into a script but by the environment", () => {
    expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
  });

  test("take actions of a known owner at a fixed version, and leave no credential in the checkout", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((each) => !/^(actions|github|pulumi|aws-actions)\/[\w/-]+@(v\d+|[0-9a-f]{40})$/.test(each))).toEqual([]);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with)).toEqual(jobs.map(() => ({ "persist-credentials": false })));
  });

  test("give a fork nothing, and nobody's pull request the rights of the branch", () => {
    expect(all.flatMap(({ on }) => Object.keys(on))).not.toContain("pull_request_target");
    expect(jobs[0]?.if).toBe("github.event.pull_request.head.repo.full_name == github.repository");
  });

  test("never run two applies at once, and end none for another", () => {
    const [preview, apply, drift] = all.map(({ concurrency }) => concurrency);
    expect(apply).toEqual({ group: "apply", "cancel-in-progress": false });
    expect([preview?.group, drift?.group]).not.toContain("apply");
  });
});

describe("GitLab's jobs and Azure's stages", () => {
  const gitlab = gitlabFile();
  const stages = azureStages();

  test("never run two applies at once", () => {
    expect(gitlab["apply"]).toMatchObject({ resource_group: "production" });
    const apply = stages.find(({ stage }) => stage === "apply");
    expect(apply).toMatchObject({ lockBehavior: "sequential", jobs: [{ deployment: "apply" }] });
    expect(cronJobObject().spec.concurrencyPolicy).toBe("Forbid");
  });

  test("put nothing into a script but by the environment", () => {
    const scripts = stages.flatMap(stepsOf).flatMap(({ bash }) => bash ?? []);
    // Azure puts a variable of its own into a script by $(name) and ${{ }}.
    expect(scripts.filter((script) => /\$\([\w.-]+\)|\$\{\{/.test(script))).toEqual([]);
  });
});

describe("who only looks", () => {
  const looking = [
    ...(["preview", "drift"] as const).map((name) => text(`.github/workflows/${name}.yml`)),
    text("kubernetes/drift.yaml"),
    text("cron/drift.sh"),
    JSON.stringify([gitlabFile()["drift"], gitlabFile()["preview"]]),
  ];

  test("has neither the client that may change things nor the appliances' password", () => {
    expect(looking.filter((each) => /ciscoctr[/-](writer|appliances)|FLEET_/.test(each))).toEqual([]);
  });

  test("holds the read scopes of all resources, as the page on CI says", () => {
    const scopes = [...new Set(Object.values(resources).flatMap((each) => readScopes(each.scopes)))].sort();
    const row = /^\| drift, preview +\| ([^|]+)\|/m.exec(readFileSync(join(root, "docs", "ci-and-drift.md"), "utf8"))?.[1] ?? "";
    expect([...row.matchAll(/`([^`]+)`/g)].map(([, scope]) => scope).sort()).toEqual(scopes);
  });
});

test("no line that is printed is a command to GitHub or Azure, whatever name stands in it", () => {
  const input = "::error::gotcha\n  ::add-mask::x\nesa1 ##vso[task.setvariable variable=x]y\n##[command]z\n";
  const printed = execFileSync(join(example, "ci", "as-text.sh"), { input, encoding: "utf8" });
  // GitHub: :: at the beginning of a line, or ##[ anywhere. Azure: ##vso[ and ##[ anywhere.
  expect(printed).not.toMatch(/^\s*::|##/m);
  expect(printed.split("\n")).toHaveLength(5);
});

test("every pipeline takes the Pulumi CLI that is tested here", () => {
  const version = /pulumi\/pkg\/v3 v(\S+)/.exec(readFileSync(join(root, "tools", "pulumi", "go.mod"), "utf8"))?.[1];
  const files = [...formats.map(({ file }) => file), "kubernetes/Dockerfile"];
  const named = files.flatMap((file) =>
    [...text(file).matchAll(/(?:pulumi-nodejs:|pulumi-version: )(\S+)/g)].map(([, each]) => each),
  );
  expect(named).toHaveLength(6);
  expect([...new Set(named)]).toEqual([version]);
});
