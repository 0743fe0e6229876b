/** `cisco-ctr doctor --contract`: what it says, what it writes down, and that an emulator which begins with that says the same. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Ajv from "ajv";
import type { ContractReport } from "../../cli/contract";
import { startEmulator, type RequestEntry, type RunningEmulator } from "../../emulator";
import { ciscoCtr, clientWith, readScopes, type Ended } from "../support/command-line";
import { furnish, own } from "../support/contract-bench";
import { RegionApi, send, type RegionState, type WorldState } from "../support/emulator-api";

const scratch = mkdtempSync(join(tmpdir(), "ciscoctr-contract-"));
const bundle = join(scratch, "bundle");
let emulator: RunningEmulator;
let env: Record<string, string>;
let recorded: { ended: Ended; report: ContractReport };

const validator = (name: string) => {
  const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "schema", `${name}.schema.json`), "utf8")) as object;
  return new Ajv({ strict: false, formats: { "date-time": true } }).compile(schema);
};
const [isReport, isRecording] = [validator("contract-report"), validator("contract-bundle")];

/** Variables for a client of each region that holds read scopes alone. */
async function readersOf(of: RunningEmulator): Promise<Record<string, string>> {
  const entries = await Promise.all(
    (["us", "eu"] as const).map(async (region) => {
      const { id, password } = await clientWith(await RegionApi.open(of, region), readScopes);
      const prefix = `CISCO_CTR_${region.toUpperCase()}`;
      return [
        [`${prefix}_CLIENT_ID`, id],
        [`${prefix}_CLIENT_PASSWORD`, password],
        [`${prefix}_URL`, of.regions[region].url],
      ];
    }),
  );
  return Object.fromEntries(entries.flat()) as Record<string, string>;
}

const doctor = (variables: Record<string, string>, ...words: string[]) => ciscoCtr(variables, "doctor", "--contract", ...words);

async function inJson(variables: Record<string, string>, ...words: string[]): Promise<{ ended: Ended; report: ContractReport }> {
  const ended = await doctor(variables, "--json", ...words);
  const report = JSON.parse(ended.stdout) as ContractReport;
  isReport(report);
  expect(isReport.errors ?? []).toEqual([]);
  return { ended, report };
}

const admin = async <T>(of: RunningEmulator, path: string): Promise<T> => (await send(`${of.admin}${path}`)).body as T;

/** Everything that changes something, but for the token call. */
async function writes(of: RunningEmulator): Promise<RequestEntry[]> {
  const requests = await admin<RequestEntry[]>(of, "/requests");
  expect(requests.length).toBeGreaterThan(50);
  return requests.filter(({ method, path }) => method !== "GET" && path !== "/iroh/oauth2/token");
}

beforeAll(async () => {
  emulator = await startEmulator();
  for (const region of ["us", "eu"] as const) await furnish(emulator, region);
  env = await readersOf(emulator);
  await send(`${emulator.admin}/requests`, "DELETE");
  recorded = await inJson(env, "--record", bundle);
});
afterAll(async () => {
  await emulator.close();
  rmSync(scratch, { recursive: true });
});

describe("an organisation that is as this provider takes it", () => {
  test("differs in nothing, leaves open what only a change or an appliance shows, and ends with 0", () => {
    const { ended, report } = recorded;
    expect([ended.code, ended.stderr]).toEqual([0, ""]);
    const open = report.assumptions.filter(({ verdict }) => verdict === "open");
    expect(report.counts).toEqual({ confirmed: report.assumptions.length - open.length, differs: 0, open: open.length });
    const checked = open.filter(({ findings }) => findings.length > 0).map(({ says }) => says);
    expect(checked).toEqual(["Without a scope, 403 `missing_scope` with the scopes that are missing, needed and there."]);
    expect(open.filter(({ why, findings }) => why === undefined && findings.length === 0)).toEqual([]);
  });

  test("is asked by GET and for a token alone, by a client that holds read scopes", async () => {
    expect(await writes(emulator)).toEqual([]);
  });

  test("is told as a text, verdict by verdict", async () => {
    const { code, stdout } = await doctor(env);
    expect(code).toBe(0);
    expect(stdout.split("\n").filter((line) => /^\S/.test(line))).toEqual([
      "Confirmed",
      "Open",
      expect.stringMatching(/^\d+ confirmed, 0 different, \d+ open: us, eu$/),
    ]);
    expect(stdout).toMatch(/^ {2}2\.4 assumed {5}A device has these members\.$/m);
    expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});

describe("what is recorded", () => {
  const texts = () => readdirSync(bundle).map((name) => readFileSync(join(bundle, name), "utf8"));

  test("is one file a region, for its owner alone, as the schema says", () => {
    expect(readdirSync(bundle).sort()).toEqual(["eu.json", "us.json"]);
    for (const name of readdirSync(bundle)) expect(statSync(join(bundle, name)).mode & 0o777).toBe(0o600);
    for (const text of texts()) {
      isRecording(JSON.parse(text));
      expect(isRecording.errors ?? []).toEqual([]);
    }
  });

  /** What Cisco itself says is everybody's: its catalogue, and two ids that are public. */
  const isCiscos = (regions: WorldState["regions"]) => {
    const catalogue = Object.values(regions).flatMap(({ moduleTypes }) =>
      moduleTypes.filter((type) => type.visibility === "global"),
    );
    const words = catalogue.flatMap((type) => [type.title, type.default_name, type.former_title]);
    const ids = ["a14ae422-01b6-5013-9876-695ff1b0ebe0", "2c8b4134-c521-5be5-aaf8-af06e5e27cbb"];
    return (text: string) => words.includes(text) || ids.includes(text);
  };

  const textsIn = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
  };

  test("holds no secret, no id, no name and no other word of the organisation's", async () => {
    const { regions } = await admin<WorldState>(emulator, "/state");
    const secrets = await admin<{ value: string }[]>(emulator, "/secrets");
    const objects = ({ devices, modules, clients, moduleTypes }: RegionState) => {
      const types = moduleTypes.map((type) =>
        type.visibility === "org" ? type : { id: type.id, description: type.description },
      );
      return [...devices, ...modules, ...clients, ...types];
    };
    const named = textsIn(Object.values(regions).map(objects)).filter((text) => /[\s.@:]|-.*-|acme|wilma/i.test(text));
    const wanted = [...named, ...Object.values(own), ...own.owner.split("/"), ...secrets.map(({ value }) => value)];
    const variables = [...Object.values(env), ...Object.values(emulator.regions).map(({ url }) => new URL(url).host)];
    const whole = texts().join("\n");
    const passes = isCiscos(regions);
    const isTime = (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);
    const isScope = (text: string) => /^[a-z-]+:(?:read|write)$/.test(text);
    const theirs = [...wanted, ...variables].filter((text) => !passes(text) && !isTime(text) && !isScope(text));
    expect(theirs.length).toBeGreaterThan(150);
    const labels = [
      "client-creds",
      "pulumi-cisco-ctr",
      "authorization-header",
      "private-intel",
      "relay-module.module/RelayModule",
    ];
    expect([...new Set(theirs)].filter((text) => whole.includes(text) && !labels.includes(text))).toEqual([]);
    expect(whole).not.toMatch(/acme|wilma|flint|10\.20\.30|127\.0\.0\.1|emulat/i);
  });

  test("keeps what objects have to do with each other, and marks", () => {
    const [file = ""] = texts();
    const { answers } = JSON.parse(file) as { answers: { path: string; status: number; body: Record<string, unknown>[] }[] };
    const listed = (path: string) => answers.find((each) => each.path === path && each.status === 200)?.body ?? [];
    const [device] = listed("/iroh/iroh-sse/device");
    const module = listed("/iroh/iroh-int/module-instance").find(({ settings }) => "device-id" in (settings as object));
    expect(module?.["settings"]).toEqual({ "device-id": device?.["id"], "request-timeframe": 45 });
    const marks = [
      device?.["description"],
      ...((module?.["external_references"] ?? []) as { external_id?: string }[]).map((one) => one.external_id),
    ];
    const owners = marks.flatMap(
      (text) => /\[ciscoctr:\w+ (\S+) #[0-9a-f]{12} ~mf00zzzz @(\S+)\]$/.exec(String(text))?.slice(1) ?? [],
    );
    expect(owners).toEqual([owners[0], device?.["name"], owners[0], device?.["name"]]);
    const desk = listed("/iroh/iroh-int/module-type").find(({ visibility }) => visibility === "org");
    const [{ key }] = desk?.["configuration_spec"] as [{ key: string }];
    const ofDesk = listed("/iroh/iroh-int/module-instance").find(({ module_type_id: id }) => id === desk?.["id"]);
    expect(ofDesk?.["settings"]).toEqual({ [key]: device?.["name"] });
  });
});

describe("an emulator that begins with it", () => {
  let second: RunningEmulator;
  beforeAll(async () => {
    second = await startEmulator({ seed: 4711, load: bundle });
  });
  afterAll(() => second.close());

  test("says the same, and is asked by GET and for a token alone", async () => {
    const readers = await readersOf(second);
    await send(`${second.admin}/requests`, "DELETE");
    const again = await inJson(readers);
    expect(again.ended.code).toBe(0);
    expect({ ...again.report, at: "" }).toEqual({ ...recorded.report, at: "" });
    expect(await writes(second)).toEqual([]);
  });

  test("tells the same to people", async () => {
    const [before, after] = [await doctor(env), await doctor(await readersOf(second))];
    expect(after.stdout).toBe(before.stdout);
  });
});

describe("how it ends", () => {
  test("with 1 where something differs: expected and seen are told, in that region", async () => {
    const rule = { kind: "status", region: "eu", path: "/clouds.json", status: 404, body: { error: "not_found" } };
    const other = { kind: "status", region: "eu", path: "/iroh/session", status: 404, body: { error: "not_found" } };
    await send(`${emulator.admin}/faults`, "POST", [rule, other]);
    const { ended, report } = await inJson(env);
    await send(`${emulator.admin}/faults`, "DELETE");
    expect([ended.code, report.counts.differs]).toEqual([1, 1]);
    const [differing] = report.assumptions.filter(({ verdict }) => verdict === "differs");
    expect(differing?.findings).toEqual([
      { region: "us", verdict: "confirmed" },
      { region: "eu", verdict: "differs", expected: "GET /iroh/session/session-status -> 200", seen: "404 not_found" },
    ]);
  });

  test("with 3 where every region refuses its client, and everything is open", async () => {
    const wrong = { ...env, CISCO_CTR_US_CLIENT_PASSWORD: "wrong", CISCO_CTR_EU_CLIENT_PASSWORD: "wrong" };
    const { ended, report } = await inJson(wrong);
    expect([ended.code, report.counts.open]).toEqual([3, report.assumptions.length]);
    expect(report.regions).toEqual([
      { region: "us", problem: expect.stringMatching(/^region "us" refuses the API client's id and password/) },
      { region: "eu", problem: expect.stringMatching(/CISCO_CTR_EU_CLIENT_ID/) },
    ]);
    expect((await doctor(wrong)).stdout).toMatch(/^us: region "us" refuses[^]*no region could be asked[^]*open: no region\n$/);
  });

  test("with 0 where one region of two is as it should be, and the other one's problem is told", async () => {
    const { ended, report } = await inJson({ ...env, CISCO_CTR_US_CLIENT_PASSWORD: "wrong" });
    expect([ended.code, report.regions.map(({ region }) => region)]).toEqual([0, ["us", "eu"]]);
  });

  test("with 2, before anything is asked, where it may not record there", async () => {
    writeFileSync(join(scratch, "file"), "");
    mkdirSync(join(scratch, "full", "sub"), { recursive: true });
    await send(`${emulator.admin}/requests`, "DELETE");
    const record = (folder: string) => doctor(env, "--record", join(scratch, folder));
    expect(await record("full")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/it is not empty; give a new or an empty folder\n$/),
    });
    expect(await record("file")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/it cannot be made or read \(EEXIST\)\n$/),
    });
    expect(await ciscoCtr(env, "doctor", "--record", "x")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/give --contract with it/),
    });
    expect(await doctor(env, "--fmc", "x")).toMatchObject({ code: 2, stderr: expect.stringMatching(/leave out --fmc/) });
    expect(await admin(emulator, "/requests")).toEqual([]);
  });
});
