import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { schemas } from "../../provider/generated/schemas";
import type { Schema } from "../../provider/lifecycle/keywords";
import { resources } from "../../provider/resources";
import type { Recording } from "../checkpoints/recording";
import { replay } from "../checkpoints/replay";
import { addMachines, configure, program, seed } from "../checkpoints/stack";
import { EmulatorProcess, type World } from "../support/emulator-process";
import { Project, type Checkpoint } from "../support/project";

const folder = join(__dirname, "..", "checkpoints");
/** What a state holds of every resource besides what its schema says. */
const ofEveryResource = ["owner", "claim", "__provider"];
const versions = readdirSync(folder).flatMap((file) => (file.endsWith(".json") ? [file.replace(/\.json$/, "")] : []));

test("is kept of an earlier version", () => {
  expect(versions).not.toEqual([]);
});

/** What a stack may leave behind; the devices of an FMC come and go by themselves. */
function lasting({ regions, appliances, fmcs }: World) {
  const ofRegion = ({ devices, modules, clients, moduleTypes }: World["regions"]["us"]) => ({
    devices: devices.filter(({ name }) => !name.startsWith("ftd")),
    modules,
    clients,
    moduleTypes,
  });
  return {
    us: ofRegion(regions.us),
    eu: ofRegion(regions.eu),
    apjc: ofRegion(regions.apjc),
    appliances: appliances.map(({ name, registered, deviceId }) => ({ name, registered, deviceId })),
    fmcs: fmcs.map(({ name, region, events, securex }) => ({ name, region, events, securex })),
  };
}

describe.each(versions)("the state that %s wrote", (version) => {
  const recording = JSON.parse(readFileSync(join(folder, `${version}.json`), "utf8")) as Recording;
  const emulator = EmulatorProcess.ofThisFile("--seed", String(seed));
  let before: World;
  let given: Checkpoint;
  let project: Project;

  beforeAll(async () => {
    const machines = await addMachines((method, path, body) => emulator.admin(method, path, body));
    before = await emulator.state();
    const now = await replay(emulator, machines, recording);
    project = Project.create({ program }, emulator.environment());
    await configure(project, machines);
    given = now.apply(recording.checkpoint);
    await project.imported(given);
    await emulator.forgetRequests();
  });
  afterAll(() => {
    project.remove();
  });

  const ours = ({ deployment }: Checkpoint) =>
    (deployment?.resources ?? [])
      .filter(({ type }) => type.includes("ciscoctr:"))
      .map(({ urn, type, id, inputs, outputs }) => ({ urn, type, id, inputs, outputs }));
  const kept = async () => ours(await project.exported("--show-secrets"));
  const idOf = (resource: string) => ours(given).find(({ urn }) => urn.endsWith(`:${resource}`))?.id ?? "";

  /** Requests that change something; that an FMC is logged in to is no change. */
  async function changes(): Promise<string[]> {
    const requests = await emulator.requests();
    return requests
      .filter(({ method, path }) => method !== "GET" && !/\/oauth2\/token|\/auth\/|\/iroh-enrich\//.test(path))
      .map(({ method, path }) => `${method} ${path}`);
  }

  test("has every resource of the registry", () => {
    const types = new Set(ours(given).map(({ type }) => type.split(":").at(-1)));
    expect([...types]).toEqual(expect.arrayContaining(Object.keys(resources)));
  });

  test("has no property that the schemas of today do not know", () => {
    const unknown = ours(given).flatMap(({ type, outputs = {} }) => {
      const schema = (schemas as Record<string, Schema>)[type.split(":").at(-1) ?? ""];
      const known = { ...schema?.properties, ...schema?.definitions?.["outputs"]?.properties };
      return schema ? Object.keys(outputs).filter((key) => !(key in known || ofEveryResource.includes(key))) : [];
    });
    expect(unknown).toEqual([]);
  });

  test("is what the program asks for, and the plan makes no change", async () => {
    await project.must("preview", "--expect-no-changes");
    expect(await changes()).toEqual([]);
  });

  test("is what a refresh finds, and the refresh makes no change", async () => {
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    expect((await emulator.requests()).map(({ region, fmc }) => region ?? fmc)).toEqual(expect.arrayContaining(["us", "eu"]));
    expect(await changes()).toEqual([]);
  });

  test("is updated in place", async () => {
    const [outputs, world] = [await project.outputs(), await emulator.state()];
    await project.must("config", "set", "turn", "second");
    const { text } = await project.must("up", "--yes", "--skip-preview");
    expect(text).not.toMatch(/replac|created|deleted/);
    const ids = (of: ReturnType<typeof ours>) => of.map(({ urn, id }) => [urn, id]).sort();
    expect(ids(await kept())).toEqual(ids(ours(given)));
    expect(await project.outputs()).toEqual(outputs);

    const { regions, fmcs } = await emulator.state();
    const { us, eu } = regions;
    const named = (id: string, properties: object) => expect.objectContaining({ id, ...properties });
    const says = (text: string) => expect.stringContaining(text);
    expect(us.devices).toEqual(
      expect.arrayContaining([
        named(idOf("DeviceRegistration::esa"), { status: "Registered", description: says("in rack 1, second [ciscoctr:") }),
        named(idOf("DeviceRegistration::gate"), { status: "Registered", description: says("Somebody else's, second [") }),
      ]),
    );
    expect(eu.devices).toEqual(
      expect.arrayContaining([
        named(idOf("DeviceRegistration::sma"), { status: "Registered", name: "sma, second" }),
        expect.objectContaining({ name: "to come, second-2", status: "Unregistered" }),
      ]),
    );
    expect(eu.devices).toHaveLength(world.regions.eu.devices.length + 1);
    expect(us.modules).toEqual(
      expect.arrayContaining([
        named(idOf("CtrModule::esa-esa"), { settings: expect.objectContaining({ "request-timeframe": 60 }) }),
        named(idOf("CtrModule::desk"), { settings: { custom_queue: "second" } }),
      ]),
    );
    expect(eu.modules).toContainEqual(named(idOf("CtrModule::sma"), { name: "sma, second" }));
    expect(us.moduleTypes).toContainEqual(named(idOf("CtrModuleType::desk"), { tips: "Ask the help desk, second." }));
    expect(us.clients).toContainEqual(named(idOf("ApiClient::esa"), { description: says("for analysts, second [ciscoctr:") }));
    expect(eu.clients).toContainEqual(named(idOf("ApiClient::ribbon"), { description: says("second [ciscoctr:") }));
    expect(fmcs).toContainEqual(
      expect.objectContaining({ name: "fmc5.example.com", events: { intrusion: true, file: true, connection: true } }),
    );
    await project.must("preview", "--refresh", "--expect-no-changes");
  });

  test("is destroyed, and nothing of it is left", async () => {
    await project.must("destroy", "--yes", "--skip-preview");
    const [was, is] = [before, await emulator.state()].map(lasting);
    // What somebody else registered stays, and is nobody's now.
    expect(is?.us.devices).toEqual([
      expect.objectContaining({ name: "gate.example.com", description: "Somebody else's, second" }),
    ]);
    expect({ ...is, us: { ...is?.us, devices: [] } }).toEqual(was);
  });
});
