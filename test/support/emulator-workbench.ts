/** The emulator alone on a workbench: its own tests know nothing of the provider. */
import { afterAll, beforeAll, beforeEach } from "@jest/globals";
import {
  startEmulator,
  type ApplianceAccess,
  type EmulatorOptions,
  type RequestEntry,
  type RunningEmulator,
} from "../../emulator";
import { RegionApi, send, typeInto, type Answer, type RegionName, type WorldState } from "./emulator-api";

export class EmulatorWorkbench {
  private running?: RunningEmulator;
  private client?: RegionApi;

  private constructor() {}

  /** One emulator for the tests of a file, or of the block that asks for it: as after its start before each of them. */
  static ofThisFile(options: EmulatorOptions = {}): EmulatorWorkbench {
    const bench = new EmulatorWorkbench();
    beforeAll(async () => {
      bench.running = await startEmulator(options);
    });
    beforeEach(async () => {
      await bench.admin("POST", "/reset");
      bench.client = await bench.api("us");
    });
    afterAll(() => bench.running?.close());
    return bench;
  }

  get emulator(): RunningEmulator {
    if (this.running === undefined) throw new Error("the emulator starts before the first test, not while a file is read");
    return this.running;
  }

  /** A client of the Americas that has logged in since the reset. */
  get us(): RegionApi {
    if (this.client === undefined) throw new Error("the client logs in before each test, not while a file is read");
    return this.client;
  }

  api(region: RegionName): Promise<RegionApi> {
    return RegionApi.open(this.emulator, region);
  }

  /** The ESA or the SMA the emulator starts with. */
  appliance(type: "ESA" | "SMA"): ApplianceAccess {
    const found = this.emulator.appliances.find((each) => each.type === type);
    if (!found) throw new Error(`no ${type}`);
    return found;
  }

  admin(method: string, path: string, body?: unknown): Promise<Answer> {
    return send(`${this.emulator.admin}${path}`, method, body);
  }

  async state(): Promise<WorldState> {
    return (await this.admin("GET", "/state")).body as WorldState;
  }

  async requests(): Promise<RequestEntry[]> {
    return (await this.admin("GET", "/requests")).body as RequestEntry[];
  }

  async secrets(): Promise<{ kind: string; value: string }[]> {
    return (await this.admin("GET", "/secrets")).body as { kind: string; value: string }[];
  }

  async advance(advanceSeconds: number): Promise<void> {
    await this.admin("POST", "/clock", { advanceSeconds });
  }

  /** Enables the feature on an appliance of the americas server, waits on its clock, and registers. */
  async register(appliance: ApplianceAccess, token: string): Promise<void> {
    await typeInto(appliance, ["threatresponseconfig", "enable", "commit", ""]);
    await this.advance(60);
    await typeInto(appliance, ["cloudserviceconfig", "register", token]);
    await this.advance(60);
  }
}
