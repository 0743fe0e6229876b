import { type ApplianceState, type ApplianceWish, type RunningAppliance, startAppliance } from "../appliance";
import type { ApplianceType } from "../appliance/dialogue";
import type { ApplianceFaults } from "../faults/engine";
import type { EmulatorClock } from "../ground/clock";
import type { Exchange } from "../ground/exchange";
import { InputProblem } from "../ground/input";
import type { SecretLedger } from "../ground/records";
import type { Seeded } from "../ground/seeded";

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
const firstAppliances: readonly ApplianceWish[] = [
  { name: "esa1.example.com", type: "ESA", version: "13.0.0-392" },
  { name: "sma1.example.com", type: "SMA", version: "12.5.0-658" },
];

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
    this.first = await Promise.all(firstAppliances.map((wish, index) => this.startOne(wish, firstPort && firstPort + index)));
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

  state(): ApplianceState[] {
    return [...this.members.values()].map(({ running }) => running.state());
  }

  /** Puts one in factory state, as a new installation under the same name does; the cloud is not told. */
  reimage(name: string): ApplianceAccess {
    const member = this.members.get(name);
    if (!member) throw new InputProblem(`there is no appliance named ${name}`);
    member.running.reset();
    return member.access;
  }

  /** Gives one another host key. */
  rotateHostKey(name: string): ApplianceAccess {
    const member = this.members.get(name);
    if (!member) throw new InputProblem(`there is no appliance named ${name}`);
    return (member.access = { ...member.access, hostKey: member.running.rotateHostKey() });
  }

  /** For when the clock was moved. */
  clockMoved(): void {
    for (const { running } of this.members.values()) running.clockMoved();
  }

  /** Back to the start: the first ones in factory state on their ports, the others gone. */
  async reset(): Promise<void> {
    const kept = new Set(this.first.map(({ name }) => name));
    const others = [...this.members].filter(([name]) => !kept.has(name));
    for (const [name] of others) this.members.delete(name);
    for (const access of this.first) {
      const member = this.members.get(access.name);
      if (!member) continue;
      member.running.reset();
      member.access = access;
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
    const { name, type, version, publicKey: authorizedKey, smartLicence = false, region = "us" } = wish;
    const licensedIn = smartLicence ? region : undefined;
    const login = { username, password, authorizedKey };
    const running = await startAppliance({ ...wish, ...login, licensedIn, port, exchange, clock, faults, seeded });
    const { host, hostKey } = running;
    const access: ApplianceAccess = { name, type, version, host, port: running.port, username, password, hostKey };
    this.members.set(name, { access, running });
    secrets.add("appliance-password", password);
    return access;
  }
}
