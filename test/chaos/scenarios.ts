import { setTimeout as delay } from "node:timers/promises";
import type { RunningEmulator, StartLine } from "../../emulator";
import { RegionApi, send, typeInto } from "../support/emulator-api";
import { worldOf } from "./inspection";
import { ref, type Declared, type Program } from "../support/program";

/** What programs need of the emulator: how to log in to its appliances and FMCs. */
export type Machines = Pick<StartLine, "appliances" | "fmcs">;

/** Stages of one stack, one `up` each, the last of which is struck; an empty last one is `destroy`. */
export interface Scenario {
  name: string;
  stages: (machines: Machines) => Program[];
  /** What other people have done before. */
  prepare?: (emulator: RunningEmulator) => Promise<void>;
  /** Which calls of the engine are struck, such as `create CtrModule`. */
  strikes: RegExp;
}

export type RegionName = "us" | "eu" | "apjc";

export function sseToken(name: string, region: RegionName, inputs: object = {}): Declared {
  return { name, type: "SseToken", inputs: { region, devices: 2, ...inputs } };
}

export function device(name: string, region: RegionName, machines: Machines, type: "ESA" | "SMA", inputs: object = {}): Declared {
  const found = machines.appliances.find((each) => each.type === type);
  if (!found) throw new Error(`no appliance of type ${type}`);
  const { host, port, username, password, hostKey } = found;
  return {
    name,
    type: "DeviceRegistration",
    inputs: {
      region,
      appliance: { host, port, type, username, password, hostKey },
      timeouts: { ready: "20s", registration: "20s", deregistration: "20s" },
      ...inputs,
    },
  };
}

export function ctrModule(name: string, region: RegionName, of: string, type: "ESA" | "SMA", inputs: object = {}): Declared {
  const moduleType = { ESA: "esa", SMA: "sma-email" }[type];
  return { name, type: "CtrModule", inputs: { region, type: moduleType, deviceId: ref(of, "deviceId"), ...inputs } };
}

export function moduleType(name: string, region: RegionName, inputs: object = {}): Declared {
  return { name, type: "CtrModuleType", inputs: { region, flags: ["chaos"], ...inputs } };
}

export function apiClient(name: string, region: RegionName, inputs: object = {}): Declared {
  return { name, type: "ApiClient", inputs: { region, preset: "casebook", ...inputs } };
}

const withToken = { token: ref("token", "tokens", 0) };

/** The settings of the emulator's FMC. */
export function fmcSettings(name: string, region: RegionName, { fmcs }: Machines, inputs: object = {}): Declared {
  const [found] = fmcs;
  if (!found) throw new Error("no FMC");
  const { host, port, username, password, fingerprint } = found;
  return {
    name,
    type: "FmcCloudIntegration",
    inputs: { region, fmc: { host, port, username, password, fingerprint }, ...inputs },
  };
}

const ribbon = { clientId: "client-of-the-ribbon", clientPassword: "password-of-the-ribbon" };

/** Create, update and delete of a program whose update is this. */
function lifeOf(
  name: string,
  type: string,
  program: (machines: Machines) => Program,
  updated: (machines: Machines) => Program,
): Scenario[] {
  return [
    { name: `${name}.create`, stages: (machines) => [program(machines)], strikes: new RegExp(`^create ${type}$`) },
    {
      name: `${name}.update`,
      stages: (machines) => [program(machines), updated(machines)],
      strikes: new RegExp(`^(create|update|delete) ${type}$`),
    },
    { name: `${name}.delete`, stages: (machines) => [program(machines), []], strikes: new RegExp(`^delete ${type}$`) },
  ];
}

function moved(name: string, type: "ESA" | "SMA", tokens: boolean): Scenario {
  const at = (region: RegionName, machines: Machines): Program => [
    ...(tokens ? [sseToken("token", region, { devices: 1 })] : []),
    device("box", region, machines, type, tokens ? withToken : {}),
    ctrModule("module", region, "box", type),
  ];
  return { name, stages: (machines) => [at("us", machines), at("eu", machines)], strikes: /^/ };
}

/** Someone else registers the ESA, by the guide's steps. */
async function registerByHand(emulator: RunningEmulator): Promise<void> {
  const [appliance] = emulator.appliances;
  if (!appliance) throw new Error("no appliance");
  const api = await RegionApi.open(emulator, "us");
  const { token } = await api.planDevice({ name: "by hand" });
  await typeInto(appliance, ["threatresponseconfig", "enable", "commit", ""]);
  while (!(await worldOf(emulator)).appliances[0]?.registered) {
    await typeInto(appliance, [`cloudserviceconfig register ${token}`]);
    await delay(200);
  }
}

const gate = { name: "gate.example.com", type: "FTD" };

/** Whose registration others have made: it stays when ours goes. */
const retained = { onDelete: "retain" };

export const scenarios: readonly Scenario[] = [
  {
    name: "adopted.create",
    prepare: registerByHand,
    stages: (machines) => [[device("box", "us", machines, "ESA", { ...retained, description: "taken over" })]],
    strikes: /^create DeviceRegistration$/,
  },
  {
    name: "external.create",
    prepare: async ({ admin }) => {
      await send(`${admin}/tenants/us/devices`, "POST", gate);
    },
    stages: () => [
      [
        {
          name: "gate",
          type: "DeviceRegistration",
          inputs: { region: "us", method: "external", deviceName: gate.name, description: "ours", ...retained },
        },
      ],
    ],
    strikes: /^create DeviceRegistration$/,
  },
  ...lifeOf(
    "token",
    "SseToken",
    () => [sseToken("token", "us")],
    () => [sseToken("token", "us", { devices: 3, name: "renamed", keepers: { turn: "2" } })],
  ),
  {
    name: "token.grow",
    stages: () => [[sseToken("token", "us", { devices: 1 })], [sseToken("token", "us", { devices: 3 })]],
    strikes: /^update SseToken$/,
  },
  {
    name: "token.shrink",
    stages: () => [[sseToken("token", "us", { devices: 3 })], [sseToken("token", "us", { devices: 1 })]],
    strikes: /^update SseToken$/,
  },
  ...lifeOf(
    "type",
    "CtrModuleType",
    () => [moduleType("type", "us")],
    () => [moduleType("type", "us", { title: "renamed", properties: { url: "https://relay.example.com" } })],
  ),
  {
    name: "type.move",
    stages: () => [[moduleType("type", "us")], [moduleType("type", "eu")]],
    strikes: /CtrModuleType$/,
  },
  ...lifeOf(
    "client",
    "ApiClient",
    () => [apiClient("client", "us", { enabled: false })],
    () => [apiClient("client", "us", { preset: "pivot-menu", description: "changed" })],
  ),
  {
    name: "client.rotate",
    stages: () => [[apiClient("client", "us")], [apiClient("client", "us", { keepers: { turn: "2" } })]],
    strikes: /^(create|delete) ApiClient$/,
  },
  ...(["ESA", "SMA"] as const).flatMap((type) => [
    ...lifeOf(
      `device-${type.toLowerCase()}`,
      "DeviceRegistration",
      (machines) => [device("box", "us", machines, type)],
      (machines) => [device("box", "us", machines, type, { deviceName: "renamed", description: "changed" })],
    ),
    ...lifeOf(
      `device-${type.toLowerCase()}-token`,
      "DeviceRegistration",
      (machines) => [sseToken("token", "us"), device("box", "us", machines, type, withToken)],
      (machines) => [sseToken("token", "us"), device("box", "us", machines, type, { ...withToken, description: "changed" })],
    ),
    ...lifeOf(
      `module-${type.toLowerCase()}`,
      "CtrModule",
      (machines) => [device("box", "us", machines, type), ctrModule("module", "us", "box", type)],
      (machines) => [
        device("box", "us", machines, type),
        ctrModule("module", "us", "box", type, { requestTimeframeDays: 7, enabled: false }),
      ],
    ),
  ]),
  ...lifeOf(
    "fmc",
    "FmcCloudIntegration",
    (machines) => [fmcSettings("fmc", "eu", machines, { securex: ribbon })],
    (machines) => [fmcSettings("fmc", "eu", machines, { events: { intrusion: false, connection: true } })],
  ),
  {
    name: "fmc.move",
    stages: (machines) => [[fmcSettings("fmc", "eu", machines)], [fmcSettings("fmc", "apjc", machines)]],
    strikes: /FmcCloudIntegration$/,
  },
  moved("move-esa", "ESA", false),
  moved("move-sma", "SMA", false),
  moved("move-esa-token", "ESA", true),
];

export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((each) => each.name === name);
  if (!found) throw new Error(`no scenario ${name}; there are ${scenarios.map((each) => each.name).join(", ")}`);
  return found;
}
