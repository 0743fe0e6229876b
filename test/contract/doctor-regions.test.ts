import { beforeEach, describe, expect, test } from "@jest/globals";
import { clientWith, readScopes } from "../support/command-line";
import { about, diagnosis, tally } from "../support/doctor-bench";
import { esa, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();

const doctor = (...words: string[]) => diagnosis(bench, ...words);

/** From now on the command is a client that holds only these scopes. */
async function as(scopes: readonly string[]): Promise<void> {
  const { id, password } = await clientWith(await bench.api("us"), scopes);
  Object.assign(bench.env, { CISCO_CTR_US_CLIENT_ID: id, CISCO_CTR_US_CLIENT_PASSWORD: bench.secret(password) });
}

describe("regions that are well", () => {
  test("are fine, one section each, in the usual order", async () => {
    const report = await doctor();
    expect(report).toMatchObject({ level: "ok", exitCode: 0 });
    expect(report.sections.map(({ name }) => name)).toEqual(["us", "eu", "apjc"]);
    expect(tally(report)).toEqual([
      ...["address ok", "host ok", "proxy ok", "clock ok", "credentials ok", "scopes ok"],
      ...["organisation ok", "module-types ok", "cloud-services ok", "quota ok"],
    ]);
  });

  test("say that another address than Cisco's is asked, and look at that one alone", async () => {
    const report = await doctor("--region", "us");
    const { url } = bench.emulator.regions.us;
    expect(about(report, "address")).toMatchObject([
      { says: expect.stringContaining(`CISCO_CTR_US_URL moves the API to ${url}`) },
    ]);
    expect(about(report, "host")).toMatchObject([{ subject: new URL(url).host, says: "answers 401, as it should" }]);
  });

  test("tell who asks, and where from", async () => {
    const report = await doctor("--region", "us");
    const { clientId } = bench.emulator.regions.us;
    expect(about(report, "credentials")).toMatchObject([
      { details: { clientId, idFrom: "CISCO_CTR_US_CLIENT_ID", passwordFrom: "CISCO_CTR_US_CLIENT_PASSWORD" } },
    ]);
    expect(about(report, "organisation")).toMatchObject([
      { details: { organisationName: "Emulated Organisation NAM", role: "admin" } },
    ]);
    expect(about(report, "quota")).toMatchObject([{ details: { limit: 8000 } }]);
    expect(about(report, "module-types", "esa")).toMatchObject([{ details: { titles: ["Email Security Appliance"] } }]);
  });

  test("cost few requests", async () => {
    await doctor("--region", "us");
    expect(await bench.requests()).toHaveLength(7);
  });
});

describe("a client with read scopes alone", () => {
  beforeEach(() => as(readScopes));

  test("sees everything, and is told what it could not change", async () => {
    const report = await doctor("--region", "us");
    expect(report).toMatchObject({ level: "warning", exitCode: 0 });
    expect(tally(report)).toEqual(
      expect.arrayContaining(["organisation ok", "cloud-services ok", "module-types ok", "quota ok"]),
    );
    expect(about(report, "scopes", "SseToken")).toMatchObject([
      { level: "warning", details: { lackedToRead: [], lackedToWrite: ["sse"] } },
    ]);
  });

  test("sees by the health of a module that the switch is on, and that it is off", async () => {
    const owner = { ...bench.env };
    Object.assign(bench.env, {
      CISCO_CTR_US_CLIENT_ID: bench.emulator.regions.us.clientId,
      CISCO_CTR_US_CLIENT_PASSWORD: bench.emulator.regions.us.clientPassword,
    });
    const { deviceId } = (await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) }, "gateway")).outs;
    await bench.made("CtrModule", { region: "us", type: "esa", deviceId, name: "gateway mail" }, "mail");
    Object.assign(bench.env, owner);
    expect(about(await doctor("--region", "us"), "cloud-services")).toMatchObject([
      { level: "ok", says: 'on: the module "gateway mail" reads its device' },
    ]);
    await bench.admin("PATCH", "/tenants/us", { ctrEnabled: false });
    expect(about(await doctor("--region", "us"), "cloud-services")).toMatchObject([
      {
        level: "warning",
        next: "If modules do not see devices, enable Cisco Threat Response under Cloud Services in https://admin.sse.itd.cisco.com/.",
      },
    ]);
  });
});

test("a client that lacks the scopes to look is told which, and that is no failure", async () => {
  await as(["casebook"]);
  const report = await doctor("--region", "us");
  expect(report).toMatchObject({ level: "warning", exitCode: 0 });
  for (const check of ["organisation", "module-types", "cloud-services"] as const) {
    expect(about(report, check)).toMatchObject([
      { level: "warning", code: "missing-scope", says: expect.stringContaining("lacks the scope") },
    ]);
  }
  expect(about(report, "scopes", "ApiClient")).toMatchObject([
    { details: { lackedToRead: ["oauth:read"], lackedToWrite: ["oauth"] } },
  ]);
});

describe("credentials", () => {
  test("that are refused end with 3", async () => {
    bench.env["CISCO_CTR_EU_CLIENT_PASSWORD"] = bench.secret("wrong-password-1");
    const report = await doctor();
    expect(report).toMatchObject({ level: "problem", exitCode: 3 });
    expect(about(report, "credentials").map(({ level }) => level)).toEqual(["ok", "problem", "ok"]);
    expect(about(report, "credentials")[1]).toMatchObject({
      ...{ code: "authentication", says: expect.stringContaining('region "eu" refuses the API client\'s id and password') },
      next: expect.stringContaining("Check CISCO_CTR_EU_CLIENT_ID and CISCO_CTR_EU_CLIENT_PASSWORD"),
    });
  });

  test("that are missing are a problem where the region was asked for, and a warning where it was not", async () => {
    for (const name of ["CISCO_CTR_APJC_CLIENT_ID", "CISCO_CTR_APJC_CLIENT_PASSWORD"]) bench.env[name] = undefined;
    const all = await doctor();
    expect(all).toMatchObject({ level: "warning", exitCode: 0 });
    expect(about(all, "host")).toHaveLength(3);
    expect(about(all, "credentials")[2]).toMatchObject({
      ...{ level: "warning", code: "missing-credentials" },
      next: expect.stringMatching(/^Set CISCO_CTR_APJC_CLIENT_ID and .* If region "apjc" is not used, nothing is missing\.$/),
    });
    expect(await doctor("--region", "apjc")).toMatchObject({ level: "problem", exitCode: 3 });
  });

  test("of which only a half is there are a problem", async () => {
    bench.env["CISCO_CTR_EU_CLIENT_PASSWORD"] = undefined;
    const report = await doctor();
    expect(report.exitCode).toBe(3);
    expect(about(report, "credentials")[1]).toMatchObject({
      next: expect.stringContaining("Set CISCO_CTR_EU_CLIENT_PASSWORD to"),
    });
  });

  test("in a file that is not there are a problem, told by its variable", async () => {
    bench.env["CISCO_CTR_EU_CLIENT_PASSWORD"] = undefined;
    bench.env["CISCO_CTR_EU_CLIENT_PASSWORD_FILE"] = "/nowhere/password";
    const report = await doctor("--region", "eu");
    expect(report.exitCode).toBe(3);
    expect(about(report, "credentials")).toMatchObject([{ says: expect.stringContaining("CISCO_CTR_EU_CLIENT_PASSWORD_FILE") }]);
  });
});

describe("the API", () => {
  test("that is not reached is the problem, and the credentials are not tried", async () => {
    bench.env["CISCO_CTR_US_URL"] = "http://127.0.0.1:9";
    const report = await doctor("--region", "us");
    expect(report).toMatchObject({ level: "problem", exitCode: 1 });
    expect(about(report, "host")).toMatchObject([{ level: "problem", says: "cannot be connected to (ECONNREFUSED)" }]);
    expect(about(report, "credentials")).toMatchObject([{ level: "warning", says: expect.stringContaining("it was not tried") }]);
  });

  test("at an address that is none is a problem", async () => {
    bench.env["CISCO_CTR_US_URL"] = "http://cloud.example.com";
    const report = await doctor("--region", "us");
    expect(report.exitCode).toBe(1);
    expect(about(report, "address")).toMatchObject([
      { level: "problem", code: "invalid-input", says: expect.stringContaining("CISCO_CTR_US_URL does not start with https://") },
    ]);
  });

  test("that answers like a gateway is a problem", async () => {
    await bench.faults({ kind: "status", region: "us", path: "/iroh/profile/whoami", count: 1, status: 502 });
    expect(about(await doctor("--region", "us"), "host")).toMatchObject([{ level: "problem", says: "answers 502" }]);
  });

  test("whose quota is used up says until when", async () => {
    await bench.admin("PATCH", "/tenants/us", { quotaUsed: 8000 });
    const report = await doctor("--region", "us");
    expect(report).toMatchObject({ level: "problem", exitCode: 1 });
    expect(about(report, "credentials")).toMatchObject([
      { code: "quota", next: expect.stringMatching(/^Try again after \d{4}-/) },
    ]);
  });

  test("that has a last request left says so", async () => {
    // Looked at, logged in, five lists and looks: the last of them is the last of the hour.
    await bench.admin("PATCH", "/tenants/us", { quotaUsed: 8000 - 7 });
    expect(about(await doctor("--region", "us"), "quota")).toMatchObject([
      { level: "problem", says: "0 requests left of the organisation's 8000 an hour" },
    ]);
  });
});
