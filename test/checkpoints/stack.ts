/** The stack whose checkpoint is kept: every resource, the varieties of a registration, and config that is secret. */
import type { ApplianceLine, FmcLine } from "../support/emulator-process";
import type { Project } from "../support/project";

/** The seed of the emulator: of the same requests it makes the same ids, tokens and passwords. */
export const seed = 1;

/** What wrote the checkpoints; it stays as it is for as long as they are kept. Another `turn` changes what can be updated in place. */
export const program = `
const pulumi = require("@pulumi/pulumi");
const ctr = require("pulumi-cisco-ctr");
const config = new pulumi.Config();
const machine = (name) => ({ ...config.requireObject(name), username: "admin", password: config.requireSecret(name + "Password") });
const turn = config.get("turn") ?? "first";
const again = turn !== "first";

const sight = new ctr.ApplianceIntegration("esa", {
  region: "us",
  appliance: { ...machine("esa"), type: "ESA" },
  description: "in rack 1, " + turn,
  requestTimeframeDays: again ? 60 : 45,
  apiClient: { preset: "casebook", description: "for analysts, " + turn },
});

const tokens = new ctr.SseToken("tokens", { region: "eu", devices: again ? 3 : 2, name: "to come, " + turn, validFor: "5d" });
const sma = new ctr.DeviceRegistration("sma", {
  region: "eu",
  appliance: { ...machine("sma"), type: "SMA" },
  token: tokens.tokens[0],
  deviceName: "sma, " + turn,
  timeouts: { registration: "2m" },
});
new ctr.CtrModule("sma", { region: "eu", type: "sma-email", deviceId: sma.deviceId, name: "sma, " + turn });

new ctr.DeviceRegistration("gate", {
  region: "us",
  method: "external",
  deviceName: "gate.example.com",
  description: "Somebody else's, " + turn,
  onDelete: "retain",
});

const desk = new ctr.CtrModuleType("desk", {
  region: "us",
  title: "Ticket Desk",
  tips: "Ask the help desk, " + turn + ".",
  capabilities: [{ id: "health", description: "Says whether the desk answers." }],
  configurationSpec: [{ key: "custom_queue", type: "string", label: "Queue", required: false }],
});
new ctr.CtrModule("desk", {
  region: "us",
  type: { id: desk.moduleTypeId },
  settings: { custom_queue: turn },
  verify: false,
});

const ribbon = new ctr.ApiClient("ribbon", {
  region: "eu",
  scopes: ["response", "casebook"],
  description: turn,
  keepers: { year: "1" },
});
const fmc = new ctr.FmcCloudIntegration("fmc", {
  region: "eu",
  fmc: machine("fmc"),
  events: { connection: again },
  securex: { clientId: ribbon.clientId, clientPassword: ribbon.clientPassword },
});

exports.token = tokens.value;
exports.clientPassword = sight.clientPassword;
exports.previous = fmc.previous;
`;

/** A device that somebody else registers, as the admin API of the emulator takes it. */
export const gate = { name: "gate.example.com", type: "FTD" };

/** Machines that answer at once: what is typed at them can be typed once more without waiting. */
const wishes = {
  esa: { name: "esa5.example.com", type: "ESA", version: "13.0.0-392", settleMs: 0 },
  sma: { name: "sma5.example.com", type: "SMA", version: "12.5.0-658", settleMs: 0 },
  fmc: { name: "fmc5.example.com", settleMs: 0 },
};

export interface Machines {
  esa: ApplianceLine;
  sma: ApplianceLine;
  fmc: FmcLine;
}

/** A call of the emulator's admin API. */
export type Admin = <T>(method: string, path: string, body?: unknown) => Promise<T>;

export async function addMachines(admin: Admin): Promise<Machines> {
  const [esa, sma] = await admin<[ApplianceLine, ApplianceLine]>("POST", "/appliances", [wishes.esa, wishes.sma]);
  return { esa, sma, fmc: await admin<FmcLine>("POST", "/fmcs", wishes.fmc) };
}

/** Tells the stack where its machines are, and their passwords as secrets. */
export async function configure(project: Project, { esa, sma, fmc }: Machines): Promise<void> {
  const plain = {
    esa: { host: esa.host, port: esa.port, hostKey: esa.hostKey },
    sma: { host: sma.host, port: sma.port, hostKey: sma.hostKey },
    fmc: { host: fmc.host, port: fmc.port, fingerprint: fmc.fingerprint },
  };
  const secret = { esaPassword: esa.password, smaPassword: sma.password, fmcPassword: fmc.password };
  await project.must(
    ...["config", "set-all"],
    ...Object.entries(plain).flatMap(([key, value]) => ["--plaintext", `${key}=${JSON.stringify(value)}`]),
    ...Object.entries(secret).flatMap(([key, value]) => ["--secret", `${key}=${value}`]),
  );
}
