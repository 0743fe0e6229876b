import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import Ajv from "ajv";
import { ciscoCtr, clientWith, readScopes, type Ended } from "../support/command-line";
import { esa, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();
const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "schema", "observe.schema.json"), "utf8")) as object;
const isAsSchemaSays = new Ajv({ strict: false }).compile(schema);
const subject = 'email_subject:"test test"';

interface Shown {
  seen: boolean;
  modules: {
    name: string;
    silence: string[];
    errors: { hint?: string }[];
    sightings: object[];
    verdicts: object[];
    device?: object;
  }[];
}

/** The command, as a client that holds read scopes alone; it must not have changed anything. */
async function observe(...words: string[]): Promise<Ended> {
  const before = await bench.state();
  await bench.forgetRequests();
  const ended = await ciscoCtr({ ...bench.env, CISCO_CTR_LOG: undefined }, "observe", ...words);
  bench.shown.push(ended.stdout, ended.stderr);
  expect((await bench.changes()).filter((each) => !each.endsWith("POST /iroh/iroh-enrich/observe/observables"))).toEqual([]);
  expect(await bench.state()).toEqual(before);
  return ended;
}

async function inJson(...words: string[]): Promise<Shown> {
  const shown = JSON.parse((await observe(...words, "--json")).stdout) as Shown;
  isAsSchemaSays(shown);
  expect(isAsSchemaSays.errors ?? []).toEqual([]);
  return shown;
}

let moduleId: string;
let deviceId: string;

async function asReader(scopes = readScopes): Promise<void> {
  const { id, password } = await clientWith(await bench.api("us"), scopes);
  Object.assign(bench.env, { CISCO_CTR_US_CLIENT_ID: id, CISCO_CTR_US_CLIENT_PASSWORD: bench.secret(password) });
}

beforeEach(async () => {
  ({ deviceId } = (await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) }, "gateway")).outs);
  ({ moduleId } = (await bench.made("CtrModule", { region: "us", type: "esa", deviceId, name: "mail" }, "mail")).outs);
  for (const name of Object.keys(bench.env)) if (/_(?:EU|APJC)_/.test(name)) bench.env[name] = undefined;
  await asReader();
});

describe("observe", () => {
  test("says per module what it saw", async () => {
    const { code, stdout, stderr } = await observe(subject);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME").replace(/ {2,}/g, "|")).toBe(
      `Region|Module|Type|Device|Saw|Last
us|Private Intelligence|Private Intelligence|nothing
us|mail|Email Security Appliance|${esa}|1 sighting|TIME

mail (us)
|TIME|Incoming message (Delivered), severity Low: email_subject:"test test"
|target email:"testingBren@cisco.com"
|cisco_mid:"8" Sent_From email:"mgmt01@cisco.com"
|cisco_mid:"8" Sent_To email:"testingBren@cisco.com"
|cisco_mid:"8" Has_Subject email_subject:"test test"
`,
    );
  });

  test("asks the modules that are named, by name or id", async () => {
    for (const module of ["MAIL", moduleId]) {
      const { seen, modules } = await inJson(subject, "ip:192.0.2.1", "--module", module);
      expect([seen, modules.map(({ name }) => name)]).toEqual([true, ["mail"]]);
    }
    expect(await observe(subject, "--module", "nobody")).toMatchObject({
      code: 2,
      stdout: "",
      stderr:
        'error: no module of us that can be asked has the name or id "nobody"; cisco-ctr list modules shows what there is\n',
    });
  });

  test("says what a silence means, in the guide's order", async () => {
    const { code, stdout } = await observe("email_subject:nobody wrote this");
    expect(code).toBe(1);
    expect(stdout).toMatch(/us +mail +Email Security Appliance +esa1\.example\.com +nothing\n/);
    expect(stdout).toContain("mail (us) has seen nothing. Look in this order:\n  1. Is the syntax of the investigation correct?");
    const [, server, services, days, tracking] = (await inJson("ip:192.0.2.1", "--module", "mail")).modules[0]?.silence ?? [];
    expect(server).toContain('In region "us" it is api-sse.cisco.com');
    expect(services).toContain("under Cloud Services in https://admin.sse.itd.cisco.com/");
    expect(days).toBe("Is it older than the Request Timeframe of 30 days?");
    expect(tracking).toContain("Monitor > Message Tracking");
  });

  test("says what is the matter with a module or its device that cannot answer", async () => {
    await bench.type(esa, "cloudserviceconfig", "deregister", "yes", "");
    const { code, stdout } = await observe(subject);
    expect(code).toBe(1);
    expect(stdout).toContain("could not answer\n");
    expect(stdout).toContain(`-> The device "${esa}" is unregistered. Run \`pulumi refresh\`, then \`pulumi up\`.`);
    const api = await bench.api("us");
    await api.expect(200, "PATCH", `/iroh/iroh-int/module-instance/${moduleId}`, { enabled: false });
    expect((await inJson(subject)).modules.map(({ name }) => name)).toEqual(["Private Intelligence"]);
    expect((await inJson(subject, "--module", "mail")).modules[0]?.errors[0]?.hint).toContain('Enable the module "mail"');
  });

  test("does with the scope for asking alone", async () => {
    await asReader(["enrich:read"]);
    expect((await inJson(subject)).modules).toMatchObject([{ name: "mail", sightings: [{ count: 1 }] }]);
    expect((await inJson("ip:192.0.2.1", "--module", moduleId)).modules).toMatchObject([{ name: moduleId, sightings: [] }]);
  });

  test("is a failure of its own where it may not ask, or is refused", async () => {
    await asReader(["sse:read"]);
    expect(await observe(subject)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^cisco-ctr: cannot ask modules of region "us": .* lacks the scope enrich\/observables\/observe:read/,
      ),
    });
    bench.env["CISCO_CTR_US_CLIENT_PASSWORD"] = bench.secret("another-password");
    expect((await observe(subject)).code).toBe(3);
  });
});

test.each([
  [["4.2.2.2"], /^error: the observable "4\.2\.2\.2" has no type/],
  [["subject:x"], /"subject" is no type of an observable\. Use email_subject/],
  [[], /missing required argument 'observable'/],
])("a wrong observable is a matter of usage: %j", async (words, message) => {
  expect(await observe(...words)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(message) });
});
