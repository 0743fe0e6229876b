/**
 * The provider on a workbench: its resources against the emulator over real HTTP and SSH, driven by {@link Managed} as the engine would.
 * Time is the emulator's; what the provider would sleep through passes at once, for both alike.
 */
import { inLines } from "../../provider/base/log";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "@jest/globals";
import type { ApplianceAccess, ApplianceWish, FaultRule, RequestEntry, RunningEmulator } from "../../emulator";
import { startEmulator } from "../../emulator";
import type { ApplianceState } from "../../emulator/appliance";
import type { FmcState } from "../../emulator/fmc/fmc";
import type { FmcAccess } from "../../emulator/world/fmcs";
import { ownNames } from "../../provider/base/sentence";
import { compose, type Composition, type Host } from "../../provider/core/compose";
import { createProviders, type Providers } from "../../provider/dynamic/provider";
import type { RegionName } from "../../provider/clients/cloud/regions";
import type { ResourceName } from "../../provider/generated/schemas";
import { RegionApi, send, typeInto, type RegionState, type WorldState } from "./emulator-api";
import { Managed, type Given } from "./managed";
import { SharedClock } from "./shared-clock";
import { SwaggerRecorder } from "./swagger";

export const regions: readonly RegionName[] = ["us", "eu", "apjc"];
export const esa = "esa1.example.com";
export const sma = "sma1.example.com";

export class Workbench {
  /** Environment variables of the provider's process; each test begins with every region's credentials. */
  env: Record<string, string | undefined> = {};
  /** Every line the provider wrote. */
  readonly logged: string[] = [];
  /** Everything else of the provider a person may come to see: messages, and outputs outside secret envelopes. */
  readonly shown: string[] = [];
  private readonly ownSecrets: string[] = [];
  private readonly added = new Map<string, ApplianceAccess>();

  private readonly recorder = new SwaggerRecorder();
  private running?: { emulator: RunningEmulator; clock: SharedClock };

  private constructor() {}

  /** One workbench for the tests of a file: as after its start before each of them, with a look for leaked secrets after each. */
  static ofThisFile(): Workbench {
    const bench = new Workbench();
    beforeAll(() => bench.start());
    beforeEach(() => bench.reset());
    afterEach(async () => {
      expect(await bench.leaks()).toEqual([]);
    });
    afterAll(() => bench.close());
    return bench;
  }

  get emulator(): RunningEmulator {
    return this.started.emulator;
  }

  get clock(): SharedClock {
    return this.started.clock;
  }

  private get started() {
    if (this.running === undefined) throw new Error("the workbench starts before the first test, not while a file is read");
    return this.running;
  }

  private async start(): Promise<void> {
    const emulator = await startEmulator({ onResponse: this.recorder.onResponse });
    this.running = { emulator, clock: new SharedClock(emulator.admin) };
  }

  private async reset(): Promise<void> {
    await this.admin("POST", "/reset");
    this.clock.reset();
    this.added.clear();
    this.logged.length = 0;
    this.shown.length = 0;
    this.ownSecrets.length = 0;
    this.env = { CISCO_CTR_LOG: "debug" };
    for (const region of regions) {
      const { url, clientId, clientPassword } = this.emulator.regions[region];
      const prefix = `CISCO_CTR_${region.toUpperCase()}`;
      Object.assign(this.env, {
        [`${prefix}_URL`]: url,
        [`${prefix}_CLIENT_ID`]: clientId,
        [`${prefix}_CLIENT_PASSWORD`]: clientPassword,
      });
    }
  }

  /** Takes note of a secret that the test itself made up; returns it. */
  secret(value: string): string {
    this.ownSecrets.push(value);
    return value;
  }

  /** The kinds of secrets that the provider let anyone see; must be empty. */
  async leaks(): Promise<string[]> {
    const issued = await this.admin<{ kind: string; value: string }[]>("GET", "/secrets");
    const secrets = [...issued, ...this.ownSecrets.map((value) => ({ kind: "of the test", value }))];
    const text = [...this.logged, ...this.shown].join("\n");
    // The core's own names for commands are nobody's words: the front end says what its users call them.
    expect(text).not.toMatch(/`(?:apply|refresh|refresh-and-apply|replace|export-state|import-state|forget)`/);
    const forms = (value: string) => [value, Buffer.from(value).toString("base64").replace(/=+$/, "")];
    return secrets.filter(({ value }) => forms(value).some((form) => text.includes(form))).map(({ kind }) => kind);
  }

  /** Fails when an answer was not what Cisco's Swagger promises. */
  private async close(): Promise<void> {
    await this.running?.emulator.close();
    const problems = this.recorder.problems();
    if (problems.length > 0) throw new Error(`answers against the Swagger:\n${problems.join("\n")}`);
  }

  /** A fresh provider process, such as every command of Pulumi starts. */
  process(): Providers {
    return createProviders(this.host());
  }

  /** The core of such a process, as a front end with no words of its own has it. */
  core(wording = ownNames, signal = new AbortController().signal): Composition {
    return compose({ ...this.host(), signal }, wording);
  }

  private host(): Host {
    const write = (line: string) => void this.logged.push(line);
    return { env: this.env, clock: this.clock, signal: new AbortController().signal, say: inLines(write) };
  }

  /** A resource of a program, not created yet. */
  resource<Name extends ResourceName>(kind: Name, logicalName = "one", stack = "dev"): Managed<Name> {
    return new Managed(this, kind, `workbench/${stack}/${logicalName}`);
  }

  /** A resource that is there. */
  async made<Name extends ResourceName>(kind: Name, given: Given<Name>, logicalName?: string): Promise<Managed<Name>> {
    const resource = this.resource(kind, logicalName);
    await resource.create(given);
    return resource;
  }

  async admin<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await send(`${this.emulator.admin}${path}`, method, body);
    if (answer.status >= 300) throw new Error(`${method} ${path} -> ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  state(): Promise<WorldState> {
    return this.admin("GET", "/state");
  }

  async in(region: RegionName): Promise<RegionState> {
    return (await this.state()).regions[region];
  }

  async advance(seconds: number): Promise<void> {
    await this.clock.advance(seconds * 1_000);
  }

  async faults(...rules: FaultRule[]): Promise<void> {
    await this.admin("POST", "/faults", rules);
  }

  async noFaults(): Promise<void> {
    await this.admin("DELETE", "/faults");
  }

  /** The API requests since the last {@link forgetRequests}, as `us POST /iroh/...`; without those for access tokens. */
  async requests(): Promise<string[]> {
    const entries = await this.admin<RequestEntry[]>("GET", "/requests");
    const asked = entries.filter(({ path }) => path !== "/iroh/oauth2/token");
    return asked.map(({ region, method, path }) => `${region} ${method} ${path}`);
  }

  /** The requests among them that change something. */
  async changes(): Promise<string[]> {
    return (await this.requests()).filter((request) => !/^\w+ GET /.test(request));
  }

  async forgetRequests(): Promise<void> {
    await this.admin("DELETE", "/requests");
  }

  /** Another client of the API, such as a person at the console. */
  api(region: RegionName): Promise<RegionApi> {
    return RegionApi.open(this.emulator, region);
  }

  appliance(name: string): ApplianceAccess {
    const found = this.added.get(name) ?? this.emulator.appliances.find((each) => each.name === name);
    if (!found) throw new Error(`no appliance ${name}`);
    return found;
  }

  async applianceState(name: string): Promise<ApplianceState> {
    const found = (await this.state()).appliances.find((each) => each.name === name);
    if (!found) throw new Error(`no appliance ${name}`);
    return found;
  }

  async addAppliance(wish: ApplianceWish): Promise<string> {
    const access = await this.admin<ApplianceAccess>("POST", "/appliances", wish);
    this.added.set(access.name, access);
    return access.name;
  }

  /** The input `appliance` for one of the emulator's. */
  login(name: string) {
    const { host, port, type, username, password, hostKey } = this.appliance(name);
    return { host, port, type, username, password, hostKey };
  }

  /** One of the emulator's FMCs, or one more that is made as wished. */
  async fmc(wish?: { name: string; version?: string; licence?: string; manager?: string }): Promise<FmcAccess> {
    const [first] = this.emulator.fmcs;
    if (!first) throw new Error("the emulator has no FMC");
    return wish ? this.admin<FmcAccess>("POST", "/fmcs", wish) : first;
  }

  async fmcState({ name }: FmcAccess): Promise<FmcState> {
    const found = (await this.state()).fmcs.find((each) => each.name === name);
    if (!found) throw new Error(`no FMC ${name}`);
    return found;
  }

  /** Types into an appliance's console as its administrator would, and lets it settle. */
  async type(name: string, ...lines: string[]): Promise<void> {
    await typeInto(this.appliance(name), lines);
    await this.advance(1);
  }

  /** Does the guide's steps without the provider; answers the device's id. */
  async registerByHand(name: string, region: RegionName): Promise<string> {
    const api = await this.api(region);
    const { id, token } = await api.planDevice({ name: "by hand" });
    await this.type(name, "threatresponseconfig", "enable", "commit", "");
    if (region !== "us") await this.type(name, `cloudserviceconfig settrs ${region === "eu" ? "EUROPE" : "APJC"}`, "commit", "");
    await this.type(name, `cloudserviceconfig register ${token}`);
    const { deviceId } = await this.applianceState(name);
    if (deviceId !== id) throw new Error(`${name} did not register by hand`);
    return id;
  }
}
