import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll } from "@jest/globals";
import { testSeed } from "./seed";
import { validateResponse } from "./swagger";

export type RegionName = "us" | "eu" | "apjc";

export interface ApplianceLine {
  name: string;
  type: "ESA" | "SMA";
  version: string;
  host: string;
  port: number;
  username: string;
  password: string;
  hostKey: string;
}

export interface FmcLine {
  name: string;
  host: string;
  port: number;
  username: string;
  password: string;
  fingerprint: string;
  caFile: string;
}

interface StartLine {
  admin: string;
  seed: number;
  regions: Record<RegionName, { url: string; clientId: string; clientPassword: string }>;
  appliances: ApplianceLine[];
  fmcs: FmcLine[];
  relay: string;
}

export interface LoggedRequest {
  seq: number;
  /** Absent for a request to an FMC, which has `fmc` in its place. */
  region?: RegionName;
  fmc?: string;
  method: string;
  path: string;
  status: number;
}

interface Exchange {
  method: string;
  path: string;
  status: number;
  body: unknown;
}

type Wire = Record<string, unknown> & { id: string; name: string };

export interface World {
  regions: Record<
    RegionName,
    { devices: (Wire & { status: string })[]; tokens: unknown[]; modules: Wire[]; clients: Wire[]; moduleTypes: Wire[] }
  >;
  appliances: {
    name: string;
    type: string;
    enabled: boolean;
    server: string;
    registered: boolean;
    region: RegionName | null;
    deviceId: string | null;
  }[];
  fmcs: {
    name: string;
    version: string;
    region: RegionName | "india" | "australia";
    events: { intrusion: boolean; file: boolean; connection: boolean };
    securex: { enabled: boolean; clientId: string };
    ftds: { name: string; version: string; region: RegionName | null; deviceId: string | null }[];
    sessions: number;
  }[];
}

/** The emulator as its users start it: a process of its own, from the built package. */
export class EmulatorProcess {
  private running?: { child: ChildProcess; line: StartLine };

  private constructor() {}

  /** One emulator for the tests of a file, or of the block that asks for it: from before its hooks until after its last test. */
  static ofThisFile(...options: string[]): EmulatorProcess {
    const emulator = new EmulatorProcess();
    beforeAll(() => emulator.start(options));
    afterAll(() => emulator.stop());
    return emulator;
  }

  /** What it printed at its start. */
  get line(): StartLine {
    if (this.running === undefined) throw new Error("the emulator starts before the first test, not while a file is read");
    return this.running.line;
  }

  private async start(options: readonly string[]): Promise<void> {
    const main = join(__dirname, "..", "..", "dist", "cli", "main.js");
    const child = spawn(process.execPath, [main, "emulator", "--json", "--record", "--seed", String(testSeed), ...options], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    this.running = { child, line: JSON.parse(line) as StartLine };
  }

  /** Every answer it gave for a published service must have been what Cisco's Swagger says. */
  private async stop(): Promise<void> {
    if (this.running === undefined) return;
    const { child } = this.running;
    const exchanges = await this.admin<Exchange[]>("GET", "/exchanges");
    const problems = exchanges.flatMap(({ method, path, status, body }) => validateResponse(method, path, status, body));
    child.kill("SIGTERM");
    await once(child, "exit");
    if (problems.length > 0) throw new Error(`the emulator broke the published contract:\n${problems.join("\n")}`);
  }

  /** What a provider needs of the environment to reach every region, or only some. */
  environment(regions: readonly RegionName[] = ["us", "eu", "apjc"]): Record<string, string> {
    return Object.fromEntries(
      regions.flatMap((region) => {
        const { url, clientId, clientPassword } = this.line.regions[region];
        const prefix = `CISCO_CTR_${region.toUpperCase()}`;
        return [
          [`${prefix}_URL`, url],
          [`${prefix}_CLIENT_ID`, clientId],
          [`${prefix}_CLIENT_PASSWORD`, clientPassword],
        ];
      }),
    );
  }

  appliance(name: string): ApplianceLine {
    const found = this.line.appliances.find((each) => each.name === name);
    if (!found) throw new Error(`no appliance ${name}`);
    return found;
  }

  fmc(name = "fmc1.example.com"): FmcLine {
    const found = this.line.fmcs.find((each) => each.name === name);
    if (!found) throw new Error(`no FMC ${name}`);
    return found;
  }

  async admin<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.line.admin}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} -> ${String(response.status)}: ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  /** The API requests since the last call of {@link forgetRequests}. */
  requests(): Promise<LoggedRequest[]> {
    return this.admin("GET", "/requests");
  }

  async forgetRequests(): Promise<void> {
    await this.admin("DELETE", "/requests");
  }

  state(): Promise<World> {
    return this.admin("GET", "/state");
  }

  async addAppliances(wishes: object[]): Promise<ApplianceLine[]> {
    return this.admin("POST", "/appliances", wishes);
  }

  async reset(): Promise<void> {
    await this.admin("POST", "/reset");
  }
}
