/** What the emulator holds, against what a program declares and against what was there at the start. */
import { isDeepStrictEqual } from "node:util";
import type { RunningEmulator } from "../../emulator";
import type { ResourceState } from "../support/mini-engine";
import type { Program } from "../support/program";
import type { RegionName } from "./scenarios";

interface Wire {
  id: string;
  name?: string;
  title?: string;
  status?: string;
  settings?: object;
}

interface FmcSettings {
  name: string;
  region: string | null;
  events: Record<string, boolean>;
  securex: { enabled: boolean; clientId?: string };
  ftds: { deviceId: string | null }[];
}

interface World {
  regions: Record<RegionName, Record<(typeof nouns)[number], Wire[]>>;
  appliances: { name: string; type: string; registered: boolean; region: string | null; deviceId: string | null }[];
  fmcs: FmcSettings[];
}

export type FindingKind = "orphan" | "duplicate" | "unconverged" | "leak" | "survivor";

export interface Finding {
  kind: FindingKind;
  text: string;
}

const regionNames = ["us", "eu", "apjc"] as const;
const nouns = ["devices", "modules", "moduleTypes", "clients"] as const;

export async function admin<T>(emulator: RunningEmulator, path: string): Promise<T> {
  return (await (await fetch(`${emulator.admin}${path}`)).json()) as T;
}

/** Without the entries of FTDs: those come and go by themselves with the settings of their FMC. */
export async function worldOf(emulator: RunningEmulator): Promise<World> {
  const world = await admin<World>(emulator, "/state");
  for (const region of Object.values(world.regions)) {
    region.devices = region.devices.filter(({ name }) => !name?.startsWith("ftd"));
  }
  return world;
}

/** Ids of the objects of each region that a stack's state says are its own. */
function claimed(state: readonly ResourceState[], region: RegionName): Record<(typeof nouns)[number], Set<string>> {
  const outs = state.map((each) => each.outs).filter((each) => each["region"] === region);
  const texts = (key: string) => outs.flatMap((each) => each[key]).filter((each) => typeof each === "string");
  return {
    devices: new Set([
      ...texts("deviceIds"),
      ...outs.filter((each) => "connectorVersion" in each || "server" in each).flatMap((each) => each["deviceId"] as string),
    ]),
    modules: new Set(texts("moduleId")),
    moduleTypes: new Set(texts("moduleTypeId")),
    clients: new Set(texts("clientId")),
  };
}

/** Whether somebody was told that this object stays: such a one is no orphan (decision 0013). */
export type IsNamed = (id: string) => boolean;

/** Answers by everything that was said to people. */
export const namedIn = (text: string): IsNamed => {
  const lines = text.split("\n").filter((line) => /\bstays\b/.test(line));
  return (id) => lines.some((line) => line.includes(id));
};

/** After `up`: exactly what is declared, what was there before, and what was named. */
export function declaredProblems(
  states: readonly ResourceState[],
  program: Program,
  before: World,
  now: World,
  isNamed: IsNamed,
): Finding[] {
  const problems: Finding[] = [];
  const say = (kind: FindingKind, text: string) => void problems.push({ kind, text });
  for (const region of regionNames) {
    const own = claimed(states, region);
    for (const noun of nouns) {
      const there = now.regions[region][noun];
      const already = new Set(before.regions[region][noun].map(({ id }) => id));
      for (const each of there) {
        if (!already.has(each.id) && !own[noun].has(each.id) && !isNamed(each.id))
          say("duplicate", `${region} ${noun} ${JSON.stringify(each)} is nobody's`);
      }
      const ids = new Set(there.map(({ id }) => id));
      for (const id of [...own[noun], ...already]) if (!ids.has(id)) say("unconverged", `${region} ${noun} ${id} is missing`);
    }
  }
  for (const { name, type, inputs } of program) {
    const state = states.find((each) => each.name === name);
    if (!state) {
      say("unconverged", `${name} is not in state`);
      continue;
    }
    if (type === "SseToken" && (state.outs["deviceIds"] as string[]).length !== inputs["devices"]) {
      say("unconverged", `${name} has ${(state.outs["deviceIds"] as string[]).length} entries`);
    }
    if (type === "DeviceRegistration") {
      const appliance = inputs["appliance"] as { type: string } | undefined;
      const box = appliance && now.appliances.find((each) => each.type === appliance.type);
      if (appliance && (!box?.registered || box.deviceId !== state.id || box.region !== inputs["region"]))
        say("unconverged", `appliance of ${name} (${state.id}) is ${JSON.stringify({ ...box, transcript: undefined })}`);
      const region = inputs["region"] as RegionName;
      const entry = now.regions[region].devices.find(({ id }) => id === state.id);
      if (entry?.status !== "Registered") say("unconverged", `entry of ${name} is ${entry?.status ?? "gone"}`);
    }
    if (type === "CtrModule") {
      const region = inputs["region"] as RegionName;
      const module = now.regions[region].modules.find(({ id }) => id === state.id);
      const deviceId = state.inputs["deviceId"] as string;
      if (!JSON.stringify(module?.settings ?? {}).includes(deviceId))
        say("unconverged", `module of ${name} is not of device ${deviceId}`);
    }
    if (type === "FmcCloudIntegration") {
      const { region, events, securex } = now.fmcs[0] ?? {};
      const { events: sent, securex: ribbon } = state.inputs as { events?: object; securex?: { clientId: string } };
      const wanted = { region: inputs["region"], events: { ...events, ...sent }, ribbon: ribbon?.clientId ?? null };
      const found = { region, events, ribbon: securex?.enabled ? securex.clientId : null };
      if (!isDeepStrictEqual(found, wanted))
        say("unconverged", `${name} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
    }
    if (type === "ApiClient" && !state.outs["clientPassword"]) say("unconverged", `${name} has no password`);
  }
  if (states.length !== program.length) say("unconverged", `state holds ${states.length} resources`);
  return problems;
}

/**
 * After `destroy`: as at the start, but for what was named.
 *
 * @param recordLost the provider process itself was killed: what an FMC was set to before may have died with it (decision 0009)
 */
export function leftovers(before: World, now: World, isNamed: IsNamed, recordLost = false): Finding[] {
  const problems: Finding[] = [];
  for (const region of regionNames) {
    for (const noun of nouns) {
      const [was, is] = [before, now].map((each) => new Map(each.regions[region][noun].map((one) => [one.id, one])));
      for (const [id, each] of is ?? [])
        if (!was?.has(id) && !isNamed(id))
          problems.push({ kind: "orphan", text: `${region} ${noun} ${JSON.stringify(each)} stays` });
      for (const id of was?.keys() ?? [])
        if (!is?.has(id)) problems.push({ kind: "unconverged", text: `${region} ${noun} ${id} was taken away` });
    }
  }
  for (const { name, registered, deviceId } of now.appliances) {
    const was = before.appliances.find((each) => each.name === name);
    if (registered !== was?.registered)
      problems.push({ kind: "orphan", text: `${name} is still registered, as ${deviceId ?? ""}` });
  }
  for (const [index, { name, region, events, securex }] of recordLost ? [] : now.fmcs.entries()) {
    const was = before.fmcs[index];
    const put = [
      { region, events, enabled: securex.enabled },
      { region: was?.region, events: was?.events, enabled: was?.securex.enabled },
    ];
    if (!isDeepStrictEqual(...(put as [object, object])))
      problems.push({ kind: "orphan", text: `${name} keeps ${JSON.stringify(put[0])}, not ${JSON.stringify(put[1])}` });
  }
  return problems;
}

/** Secrets of the emulator, in clear or in base64, in what a person may see. */
export async function leaks(emulator: RunningEmulator, text: string): Promise<Finding[]> {
  const secrets = await admin<{ kind: string; value: string }[]>(emulator, "/secrets");
  const forms = (value: string) => [value, Buffer.from(value).toString("base64").replace(/=+$/, "")];
  return secrets
    .filter(({ value }) => forms(value).some((form) => text.includes(form)))
    .map(({ kind }) => ({ kind: "leak", text: `a secret (${kind}) is shown` }));
}
