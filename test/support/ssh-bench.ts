import { createHash } from "node:crypto";
import { afterEach, beforeEach } from "@jest/globals";
import { Client } from "ssh2";
import type { ClientChannel, ConnectConfig } from "ssh2";
import { startAppliance } from "../../emulator/appliance";
import type { ApplianceOptions, RunningAppliance } from "../../emulator/appliance";
import type { ApplianceFaultKind } from "../../emulator/faults/kinds";
import type { DeviceFacts, Exchange } from "../../emulator/ground/exchange";
import type { RegionName } from "../../emulator/ground/regions";
import { Seeded } from "../../emulator/ground/seeded";

export const token = "00112233445566778899aabbccddeeff";
export const password = "Sesame-opens-1";
export const prompt = "esa1.example.com> ";

/** A cloud of one token, good once and in one region. */
class FakeExchange implements Exchange {
  unused = new Map([[token, "api.eu.sse.itd.cisco.com"]]);
  down = false;
  readonly active = new Map<string, DeviceFacts & { region: RegionName }>();

  activate(...[server, offered, facts]: Parameters<Exchange["activate"]>): ReturnType<Exchange["activate"]> {
    if (this.down) return { accepted: false, reason: "unreachable" };
    if (this.unused.get(offered) !== server) return { accepted: false, reason: "invalid-or-expired-token" };
    this.unused.delete(offered);
    this.active.set("device-1", { ...facts, region: "eu" });
    return { accepted: true, region: "eu", deviceId: "device-1" };
  }

  enrol(region: RegionName, facts: DeviceFacts): string {
    this.active.set("device-1", { ...facts, region });
    return "device-1";
  }

  deactivate(_region: RegionName, deviceId: string): void {
    this.active.delete(deviceId);
  }

  isActive(_region: RegionName, deviceId: string): boolean {
    return this.active.has(deviceId);
  }
}

/** A terminal that reads up to what it waits for. */
export class Terminal {
  private received = "";
  private wake: () => void = () => undefined;
  private closed = false;

  constructor(readonly channel: ClientChannel) {
    channel.on("data", (bytes: Buffer) => {
      this.received += bytes.toString();
      this.wake();
    });
    channel.on("close", () => {
      this.closed = true;
      this.wake();
    });
  }

  /** All that came up to and including `end`. */
  async until(end: string): Promise<string> {
    for (;;) {
      const at = this.received.indexOf(end);
      if (at >= 0) {
        const text = this.received.slice(0, at + end.length);
        this.received = this.received.slice(at + end.length);
        return text;
      }
      if (this.closed) throw new Error(`closed before ${end}: ${this.received}`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  async end(): Promise<void> {
    while (!this.closed) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  ask(line: string, end = prompt): Promise<string> {
    this.channel.write(`${line}\r`);
    return this.until(end);
  }
}

/** Appliances that are reached over SSH, without the rest of the emulator. */
export class SshBench {
  now = 0;
  rules: ApplianceFaultKind[] = [];
  exchange = new FakeExchange();
  /** The host key that was shown last. */
  seenKey = "";
  readonly appliances: RunningAppliance[] = [];
  readonly clients: Client[] = [];

  private constructor() {}

  /** As new before each test; what a test starts and opens ends with it. */
  static ofThisFile(): SshBench {
    const bench = new SshBench();
    beforeEach(() => {
      bench.now = Date.UTC(2020, 4, 11, 20, 41, 5);
      bench.rules = [];
      bench.exchange = new FakeExchange();
      bench.seenKey = "";
    });
    afterEach(async () => {
      for (const client of bench.clients.splice(0)) client.destroy();
      await Promise.all(bench.appliances.splice(0).map((appliance) => appliance.close()));
    });
    return bench;
  }

  async start(options: Partial<ApplianceOptions> = {}): Promise<RunningAppliance> {
    const appliance = await startAppliance({
      name: "esa1.example.com",
      type: "ESA",
      version: "13.0.0-392",
      username: "admin",
      password,
      exchange: this.exchange,
      clock: { now: () => this.now },
      faults: {
        take: (_name, kinds) => {
          const at = this.rules.findIndex((kind) => kinds.includes(kind));
          const kind = at < 0 ? undefined : this.rules.splice(at, 1)[0];
          return kind && { kind };
        },
      },
      seeded: new Seeded(1),
      ...options,
    });
    this.appliances.push(appliance);
    return appliance;
  }

  connect({ host, port }: RunningAppliance, config: ConnectConfig = { password }): Promise<Client> {
    const client = new Client();
    this.clients.push(client);
    return new Promise((resolve, reject) => {
      client
        .on("ready", () => {
          resolve(client);
        })
        .on("error", reject)
        .on("close", () => {
          reject(new Error("closed"));
        })
        .connect({
          host,
          port,
          username: "admin",
          hostVerifier: (key: Buffer) => {
            this.seenKey = `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
            return true;
          },
          ...config,
        });
    });
  }

  async shell(appliance: RunningAppliance): Promise<Terminal> {
    const client = await this.connect(appliance);
    return new Promise((resolve, reject) => {
      client.shell({}, (error, channel) => {
        if (error) reject(error);
        else resolve(new Terminal(channel));
      });
    });
  }

  async login(appliance: RunningAppliance): Promise<Terminal> {
    const terminal = await this.shell(appliance);
    await terminal.until(prompt);
    return terminal;
  }

  async enable(terminal: Terminal): Promise<void> {
    for (const line of ["threatresponseconfig enable", "cloudserviceconfig settrs api.eu.sse.itd.cisco.com", 'commit "on"'])
      await terminal.ask(line);
    this.now += 150;
  }

  async registered(terminal: Terminal): Promise<void> {
    await this.enable(terminal);
    await terminal.ask("cloudserviceconfig", "[]> ");
    await terminal.ask("register", "[]> ");
    await terminal.ask(token);
    this.now += 150;
  }
}
