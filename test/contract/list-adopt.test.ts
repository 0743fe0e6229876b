/** The program that `cisco-ctr list --adopt` prints, compiled and run: it takes over what it says, and writes what it says. */
import { beforeEach, describe, expect, test } from "@jest/globals";
import type { ResourceName } from "../../provider/generated/schemas";
import { ciscoCtr, clientWith, readScopes } from "../support/command-line";
import { compilerFindings } from "../support/compiler";
import type { RegionState } from "../support/emulator-api";
import { hostileWords } from "../support/hostile-text";
import { runProgram } from "../support/run-program";
import { esa, sma, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();
const hostile = `\`"'; process.exit(1); // */ \${x} ${hostileWords.slice(0, -1).join(" ")}`.slice(0, 250);
const ids: Record<string, string> = {};

async function typeId(title: string): Promise<string> {
  return (await bench.in("us")).moduleTypes.find((type) => type.title === title)?.id ?? "";
}

async function moduleByHand(name: string, title: string, settings: object, more: object = {}): Promise<string> {
  const body = { name, module_type_id: await typeId(title), visibility: "org", settings, ...more };
  const made = await (await bench.api("us")).expect<{ id: string }>(201, "POST", "/iroh/iroh-int/module-instance", body);
  return made.id;
}

/** The settings that name the device in such a module: each type spells them its own way. */
async function asking(title: string, deviceId: string, days: number): Promise<object> {
  const spec = (await bench.in("us")).moduleTypes.find((type) => type.title === title)?.configuration_spec ?? [];
  const values: Record<string, unknown> = { device: deviceId, integer: days };
  return Object.fromEntries(spec.map(({ key, type }): [string, unknown] => [key, values[type]]));
}

/** Somebody has set up an SMA with its modules, an FTD with one, a device and a module of hostile names, and one that is not registered. */
beforeEach(async () => {
  ids["sma"] = await bench.registerByHand(sma, "us");
  const outside = (name: string) => bench.admin<{ id: string }>("POST", "/tenants/us/devices", { name, type: "FTD" });
  ids["ftd"] = (await outside("ftd9")).id;
  ids["hostile"] = (await outside(hostile)).id;
  const api = await bench.api("us");
  await api.expect(201, "POST", "/iroh/iroh-sse/device", { name: "planned" });
  for (const [title, name, device, days, more] of [
    ["Secure Email and Web Manager", "SMA mail", "sma", 60, {}],
    ["SMA Web - Cisco Content Security Management Appliance - Web", "SMA web", "sma", 30, { enabled: false }],
    ["Secure Firewall", "ftd9", "ftd", 30, {}],
    ["Secure Firewall", hostile, "hostile", 30, { visibility: "user" }],
  ] as const) {
    await moduleByHand(name, title, await asking(title, ids[device] ?? "", days), more);
  }
  ids["talos"] = await moduleByHand("talos", "Talos Intelligence", {});
  await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) }, "gateway");
});

/** The command, as a client that holds read scopes alone. */
async function adopt(...words: string[]): Promise<string> {
  const { id, password } = await clientWith(await bench.api("us"), readScopes);
  const own = { CISCO_CTR_US_CLIENT_ID: id, CISCO_CTR_US_CLIENT_PASSWORD: bench.secret(password) };
  const before = await bench.state();
  const env = { ...own, CISCO_CTR_US_URL: bench.env["CISCO_CTR_US_URL"] };
  const { stdout, stderr, code } = await ciscoCtr(env, "list", ...words, "--adopt");
  expect([code, stderr]).toEqual([0, ""]);
  expect(await bench.state()).toEqual(before);
  bench.shown.push(stdout);
  return stdout;
}

/** Runs the program as a first `up`, each resource by the provider itself. */
async function up(program: string): Promise<string[]> {
  const { host, port, hostKey, username, password } = bench.appliance(sma);
  const login = { SMA1_HOST: host, SMA1_PORT: String(port), SMA1_HOSTKEY: hostKey };
  Object.assign(process.env, login);
  Object.assign(bench.env, { SMA1_USERNAME: username, SMA1_PASSWORD: password });
  const providers = bench.process();
  await runProgram(program, async ({ type, inputs, custom }) => {
    if (!custom) return { id: "", state: {} };
    const provider = providers[type.split(":").pop() as ResourceName];
    const checked = await provider.check?.({}, inputs);
    expect(checked?.failures).toEqual([]);
    const created = (await provider.create(checked?.inputs)) as { id: string; outs: object };
    return { id: created.id, state: created.outs };
  });
  for (const name of Object.keys(login)) process.env[name] = undefined;
  return (await bench.changes()).filter((each) => !each.includes("/iroh-enrich/health/")).sort();
}

/** The ids for which the head of the program announces a change. */
function announced(program: string): string[] {
  const lines = program
    .split("\n")
    .filter((line) => /^\/\/ {3}us (?:device|module) /.test(line) && line.includes(": the mark, "));
  return lines.map((line) => {
    const [, noun, id] = /us (device|module) (\S+)/.exec(line) ?? [];
    return `us PATCH ${noun === "device" ? "/iroh/iroh-sse/device" : "/iroh/iroh-int/module-instance"}/${id ?? ""}`;
  });
}

/** Without what a mark changes. */
const unmarked = ({ devices, modules }: RegionState) => ({
  devices: devices.map((each) => ({ ...each, description: each.description.replace(/ ?\[ciscoctr:.*$/, ""), updated_at: "" })),
  modules: modules.map((each) => ({ ...each, external_references: [], updated_at: "" })),
});

describe("the program", () => {
  test("compiles, and takes over what it says by the writes it announces", async () => {
    const program = await adopt("devices");
    // As slow as anything here: one look at all of them.
    expect(compilerFindings([program, await adopt("modules"), await adopt("devices", "--external")])).toEqual([]);
    expect(program).toContain(`new ApplianceIntegration("sma1", {`);
    expect(program).toContain(`const ftd9 = new DeviceRegistration("ftd9", {`);
    expect(program).toContain("planned");
    expect(program).not.toMatch(/[^\n\P{C}]/u);
    const before = await bench.in("us");
    await bench.forgetRequests();
    const changes = await up(program);
    expect(changes).toEqual(announced(program).sort());
    expect(changes).toHaveLength(7);
    const after = await bench.in("us");
    expect(unmarked(after)).toEqual(unmarked(before));
    const rest = await ciscoCtr(bench.env, "list", "devices", "--unmanaged", "--region", "us");
    expect(rest.stdout.split("\n").filter((line) => line.startsWith("us"))).toEqual([expect.stringMatching(/^us +planned /)]);
  });

  test("takes devices over without any login, when it is to", async () => {
    const program = await adopt("devices", "--external");
    expect(program).not.toContain("ApplianceIntegration");
    await bench.forgetRequests();
    expect(await up(program)).toEqual(announced(program).sort());
    expect((await bench.applianceState(sma)).registered).toBe(true);
  });

  test("takes modules over alone", async () => {
    const program = await adopt("modules", "--name", "t*");
    expect(program).toContain(`new CtrModule("talos", {`);
    await bench.forgetRequests();
    expect(await up(program)).toEqual([`us PATCH /iroh/iroh-int/module-instance/${ids["talos"] ?? ""}`]);
  });
});
