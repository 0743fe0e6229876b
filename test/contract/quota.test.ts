/** What `cisco-ctr quota` calculates is what the request log shows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import Ajv from "ajv";
import type { RequestEntry } from "../../emulator";
import { callsOfRun, type Run } from "../../cli/quota/calls";
import type { ResourceName } from "../../provider/generated/schemas";
import { inventory } from "../../provider/core/inventory";
import { ciscoCtr } from "../support/command-line";
import type { RegionApi, RegionState } from "../support/emulator-api";
import { Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();
const paths = {
  token: "/iroh/oauth2/token",
  devices: "/iroh/iroh-sse/device",
  modules: "/iroh/iroh-int/module-instance",
  moduleTypes: "/iroh/iroh-int/module-type",
  clients: "/iroh/oauth2-clients/clients",
};
const owner = "workbench/dev/one";

/** Calls to each list; anything else would be missing in the total. */
async function logged(): Promise<Run> {
  const entries = await bench.admin<RequestEntry[]>("GET", "/requests");
  const to = (path: string) => entries.filter((each) => each.path === path).length;
  const { token, devices, modules, moduleTypes, clients } = paths;
  return {
    ...{ token: to(token), devices: to(devices), modules: to(modules), moduleTypes: to(moduleTypes), clients: to(clients) },
    total: entries.length,
  };
}

/** Makes so many of each. */
async function grow(api: RegionApi, size: number): Promise<RegionState> {
  const { devices, modules, clients, moduleTypes } = await bench.in("us");
  const type = moduleTypes.find(({ title }) => title === "Talos Intelligence")?.id;
  const fill = async (there: number, make: (n: number) => Promise<unknown>) => {
    for (let n = there; n < size; n++) await make(n);
  };
  await fill(devices.length, (n) => bench.admin("POST", "/tenants/us/devices", { name: `ftd${n}`, type: "FTD" }));
  await fill(modules.length, (n) =>
    api.expect(201, "POST", paths.modules, { name: `m${n}`, module_type_id: type, visibility: "org", settings: {} }),
  );
  await fill(clients.length, (n) =>
    api.expect(201, "POST", paths.clients, { name: `c${n}`, scopes: ["casebook"], grants: ["client-creds"] }),
  );
  return bench.in("us");
}

test("a run that reads everything makes the calls of the formula, whatever the size", async () => {
  const api = await bench.api("us");
  for (const size of [1, 99, 100, 101, 199, 200]) {
    const state = await grow(api, size);
    const [devices, modules, moduleTypes, clients] = [state.devices, state.modules, state.moduleTypes, state.clients];
    const expected = callsOfRun({
      ...{ devices: devices.length, modules: modules.length, moduleTypes: moduleTypes.length, clients: clients.length },
    });
    await bench.forgetRequests();
    const { lifecycles } = bench.core();
    const read = (kind: ResourceName, all: { id: string }[]) =>
      all.map(({ id }) => lifecycles[kind].read(id, {}, { region: "us", owner }));
    const found = await Promise.all([
      ...read("DeviceRegistration", devices),
      ...read("CtrModule", modules),
      ...read("ApiClient", clients),
      ...read("CtrModuleType", moduleTypes),
    ]);
    expect(found.filter((each) => each === undefined)).toEqual([]);
    expect(await logged()).toEqual(expected);
    await bench.forgetRequests();
    const { access } = bench.core();
    await inventory(access.cloud("us"), access.call(60_000));
    expect(await logged()).toEqual(expected);
  }
});

test("the command prints it, as its schema says, and asks nobody", async () => {
  const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "schema", "quota.schema.json"), "utf8")) as object;
  const isAsSchemaSays = new Ajv({ strict: false }).compile(schema);
  const words = ["quota", "--stacks", "40", "--devices", "10000", "--every", "15m"];
  const shown = JSON.parse((await ciscoCtr({}, ...words, "--json")).stdout) as object;
  isAsSchemaSays(shown);
  expect(isAsSchemaSays.errors ?? []).toEqual([]);
  expect(shown).toMatchObject({
    callsPerRun: { token: 1, devices: 102, modules: 102, moduleTypes: 2, clients: 2, total: 209 },
    separate: { runsPerHour: 160, callsPerHour: 33_440, share: 4.18, shortestMinutes: 126 },
    together: { runsPerHour: 4, callsPerHour: 836, share: 0.1045, shortestMinutes: 4 },
  });
  const { stdout, stderr, code } = await ciscoCtr({}, ...words, "--share", "100");
  expect(stdout).toMatch(
    /40 runs, one for each stack +160 +33,440 +418 % +1 h 3 min\n1 run for all, as drift --all +4 +836 +10\.5 % +2 min/,
  );
  expect([stderr, code]).toEqual(["", 0]);
});

test.each([
  [["--devices", "x"], /It must be a whole number from 0 to 10000000/],
  [["--devices", "1", "--every", "15"], /It must be a whole number with s, m, h or d/],
  [["--devices", "1", "--every", "0m"], /It must be a whole number with s, m, h or d/],
  [["--devices", "1", "--share", "0"], /from 1 to 100/],
  [[], /--devices is missing: say how many/],
])("quota %j is a matter of usage", async (words, message) => {
  expect(await ciscoCtr({}, "quota", ...words)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(message) });
});
