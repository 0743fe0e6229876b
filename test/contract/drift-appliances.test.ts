import { describe, expect, test } from "@jest/globals";
import { inspectAppliances } from "../../cli/drift/appliances";
import type { WorldState } from "../support/emulator-api";
import { DriftBench, stackOf } from "../support/drift-bench";
import { esa, sma, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();
const drift = new DriftBench(bench);
const beyond = inspectAppliances;

const registered = (name = esa) => bench.made("DeviceRegistration", { region: "us", appliance: bench.login(name) }, "gate");

const said = async (...[made]: Parameters<typeof drift.findings>) =>
  (await drift.findings(made, { beyond })).filter(({ kind }) => kind !== "unmanaged");

const transcriptOf = async (name: string) =>
  (await bench.admin<WorldState>("GET", "/state")).appliances.find((each) => each.name === name)?.transcript ?? "";

/** Lines that a person at the appliance would have typed. */
const typed = (transcript: string): string[] =>
  [...transcript.matchAll(/(?:> |\[[^\]\n]*\]> )([^\n]*)$/gm)].map(([, line = ""]) => line);

describe("appliances that are looked at", () => {
  test.each([esa, sma])("say nothing when all is well, and nothing is changed on them: %s", async (name) => {
    const made = await registered(name);
    const before = await transcriptOf(name);
    expect(await said([made])).toEqual([]);
    const lines = typed((await transcriptOf(name)).slice(before.length));
    expect(lines).toContain("cloudserviceconfig");
    expect(lines.filter((line) => !/^(version|cloudserviceconfig|threatresponseconfig|settrs|exit|)$/.test(line))).toEqual([]);
  });

  test("show one that was re-imaged, of which the cloud alone shows nothing", async () => {
    const made = await registered();
    await bench.admin("POST", `/appliances/${esa}/reimage`);
    expect(await drift.findings([made])).toEqual([]);
    const found = await said([made]);
    expect(found).toMatchObject([
      {
        kind: "unregistered",
        changes: [{ path: "appliance: registration", before: "registered", after: "not-enabled" }],
        urn: expect.stringContaining("DeviceRegistration::gate"),
        summary: expect.stringContaining("though the cloud shows its entry as registered"),
        repair: [expect.stringContaining("ENABLE"), expect.stringContaining("pulumi up --stack 'dev' --replace ")],
      },
    ]);
  });

  test("are not told of what the cloud tells already", async () => {
    const made = await registered();
    await bench.type(esa, "cloudserviceconfig", "deregister", "yes", "");
    await bench.advance(600);
    expect((await said([made])).map(({ kind }) => kind)).toEqual(["unregistered"]);
  });

  test("are told with their address where nobody can log in", async () => {
    const made = await registered();
    await bench.faults({ kind: "refuse", appliance: esa });
    expect(await said([made])).toMatchObject([
      { kind: "could-not-check", code: "unreachable", place: expect.stringMatching(/^127\.0\.0\.1:\d+$/) },
    ]);
    await bench.noFaults();
    await bench.faults({ kind: "wrongHostKey", appliance: esa });
    expect(await said([made])).toMatchObject([{ kind: "could-not-check", code: "host-key" }]);
  });

  test("need the login that the state holds, and say how to give it", async () => {
    const made = await registered();
    const report = await drift.drift([stackOf([made], { shown: false })], { beyond });
    expect(report.findings.filter(({ kind }) => kind !== "unmanaged")).toMatchObject([
      { kind: "could-not-check", repair: expect.arrayContaining(["Give --show-secrets: the stack's state has it."]) },
    ]);
  });

  test("are not asked for what somebody else registers", async () => {
    const device = await bench.registerByHand(esa, "us");
    const made = await bench.made("DeviceRegistration", { region: "us", method: "external", externalDeviceId: device }, "cloud");
    const before = await transcriptOf(esa);
    expect(await said([made])).toEqual([]);
    expect(await transcriptOf(esa)).toBe(before);
  });
});
