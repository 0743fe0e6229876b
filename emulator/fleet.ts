import { startAppliance, type RunningAppliance } from "./appliance";
import type { ApplianceFaults, ApplianceType, EmulatorClock, Exchange } from "./appliance/ports";
import { checkKeys, InputProblem } from "./input";
import type { SecretLedger } from "./records";
import type { Seeded } from "./seeded";

/** What `POST /appliances` takes. */
export interface ApplianceWish {
  name: string;
  type: ApplianceType;
  version: string;
  cluster?: string;
  dialect?: "ctr" | "cloud";
  settleMs?: number;
  username?: string;
  password?: string;
  rollbackQuestion?: boolean;
}

/** How to reach an appliance, as in the start line. */
export interface ApplianceAccess {
  name: string;
  type: ApplianceType;
  version: string;
  host: string;
  port: number;
  username: string;
  password: string;
  hostKey: string;
}

/** The two that are there from the start: the versions of seed 001 and the least an SMA needs. */
export const FIRST_APPLIANCES: readonly ApplianceWish[] = [
  { name: "esa1.example.com", type: "ESA", version: "13.0.0-392" },
  { name: "sma1.example.com", type: "SMA", version: "12.5.0-658" },
];

const KEYS = ["name", "type", "version", "cluster", "dialect", "settleMs", "username", "password", "rollbackQuestion"];
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,126}[A-Za-z0-9])?$/;

function optionalText(input: Record<string, unknown>, key: string, pattern: RegExp, needs: string): void {
  const value = input[key];
  if (value !== undefined && (typeof value !== "string" || !pattern.test(value))) {
    throw new InputProblem(`an appliance's "${key}" must be ${needs}`);
  }
}

/** Checks one wish; one clear sentence when it cannot be granted. */
export function checkWish(wish: unknown): ApplianceWish {
  const input = checkKeys(wish, KEYS, "an appliance");
  for (const key of ["name", "type", "version"]) {
    if (input[key] === undefined) throw new InputProblem(`an appliance needs "${key}"`);
  }
  optionalText(input, "name", LABEL, "a host name");
  optionalText(input, "type", /^(ESA|SMA)$/, "ESA or SMA");
  optionalText(input, "version", /^\d+\.\d+\.\d+-\d+$/, "a version with a build, such as 13.0.0-392");
  optionalText(input, "cluster", LABEL, "the name of a cluster");
  optionalText(input, "dialect", /^(ctr|cloud)$/, "ctr or cloud");
  optionalText(input, "username", /^\S{1,64}$/, "a user name without spaces");
  optionalText(input, "password", /^.{1,128}$/, "a text of 1 to 128 characters");
  const { settleMs, rollbackQuestion } = input;
  if (settleMs !== undefined && !(typeof settleMs === "number" && settleMs >= 0 && settleMs <= 3_600_000)) {
    throw new InputProblem(`an appliance's "settleMs" must be a number from 0 to 3600000`);
  }
  if (rollbackQuestion !== undefined && typeof rollbackQuestion !== "boolean") {
    throw new InputProblem(`an appliance's "rollbackQuestion" must be true or false`);
  }
  return input as unknown as ApplianceWish;
}

interface Member {
  access: ApplianceAccess;
  running: RunningAppliance;
}

/** All appliances of the emulator, by name. */
export class Fleet {
  private members = new Map<string, Member>();
  private first: ApplianceAccess[] = [];

  constructor(
    private readonly parts: {
      seeded: Seeded;
      exchange: Exchange;
      clock: EmulatorClock;
      faults: ApplianceFaults;
      secrets: SecretLedger;
    },
  ) {}

  /** Starts those that are there from the start; `firstPort` 0 lets the system choose. */
  async start(firstPort: number): Promise<void> {
    this.first = await Promise.all(FIRST_APPLIANCES.map((wish, index) => this.startOne(wish, firstPort && firstPort + index)));
  }

  /** Adds appliances; none when one of the names is taken. */
  async add(wishes: readonly ApplianceWish[]): Promise<ApplianceAccess[]> {
    const names = new Set(this.members.keys());
    for (const { name } of wishes) {
      if (names.has(name)) throw new InputProblem(`there is already an appliance named ${name}`);
      names.add(name);
    }
    return Promise.all(wishes.map((wish) => this.startOne(wish, 0)));
  }

  access(): ApplianceAccess[] {
    return [...this.members.values()].map(({ access }) => access);
  }

  state(): ReturnType<RunningAppliance["state"]>[] {
    return [...this.members.values()].map(({ running }) => running.state());
  }

  /** Puts one in factory state, as a new installation under the same name does; the cloud is not told. */
  reimage(name: string): ApplianceAccess {
    const member = this.members.get(name);
    if (!member) throw new InputProblem(`there is no appliance named ${name}`);
    member.running.reset();
    return member.access;
  }

  /** Back to the start: the first ones in factory state on their ports, the others gone. */
  async reset(): Promise<void> {
    const kept = new Set(this.first.map(({ name }) => name));
    const others = [...this.members].filter(([name]) => !kept.has(name));
    for (const [name] of others) this.members.delete(name);
    for (const { running, access } of this.members.values()) {
      running.reset();
      this.parts.secrets.add("appliance-password", access.password);
    }
    await Promise.all(others.map(([, { running }]) => running.close()));
  }

  async close(): Promise<void> {
    const all = [...this.members.values()];
    this.members.clear();
    await Promise.all(all.map(({ running }) => running.close()));
  }

  private async startOne(wish: ApplianceWish, port: number): Promise<ApplianceAccess> {
    const { exchange, clock, faults, secrets } = this.parts;
    const seeded = this.parts.seeded.fork(wish.name);
    const { username = "admin", password = seeded.fork("password").password(20) } = wish;
    const running = await startAppliance({ ...wish, username, password, port, exchange, clock, faults, seeded });
    const { name, type, version } = wish;
    const { host, hostKey } = running;
    const access: ApplianceAccess = { name, type, version, host, port: running.port, username, password, hostKey };
    this.members.set(name, { access, running });
    secrets.add("appliance-password", password);
    return access;
  }
}
