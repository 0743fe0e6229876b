/** A big organisation in the emulator's store, served over HTTP on a simulated clock: what stands there is put there without calls. */
import type { ModuleInstance, Organisation } from "../../../emulator/cloud/organisation";
import { routes } from "../../../emulator/cloud/routes";
import { regionApp } from "../../../emulator/cloud/server";
import { newEntry } from "../../../emulator/cloud/sse";
import { listenOnLoopback, type Listening } from "../../../emulator/http/listen";
import { World } from "../../../emulator/world/world";
import { SimulatedClock } from "./clock";

const begin = Date.parse("2026-01-05T00:00:00Z");
const moduleTypeTitle = "Email Security Appliance";
/** What an answer takes; a guess, since nobody has measured the real API for us. */
const answerMs = 100;

export class Tenant {
  readonly clock = new SimulatedClock(begin);
  readonly world = new World(1, "none", undefined, {}, this.clock.emulators);
  private listening?: Listening;

  private constructor() {}

  /** With as many registered devices as said, and a module for each. */
  static async open(devices: number): Promise<Tenant> {
    const tenant = new Tenant();
    for (let index = 0; index < devices; index++) tenant.join(index);
    await tenant.listen();
    return tenant;
  }

  get url(): string {
    return this.listening?.url ?? "";
  }

  get organisation(): Organisation {
    return this.world.organisation("us");
  }

  /** In the order in which their devices joined. */
  get moduleIds(): string[] {
    return [...this.organisation.modules.values()].filter(({ user_id }) => user_id !== "cisco").map(({ id }) => id);
  }

  /** As if nobody had asked anything yet; what stands there stays. */
  forgetRequests(): void {
    this.organisation.quota.fill(this.clock.now(), 0);
    this.world.requests.clear();
  }

  /** Another client of the organisation asks something; false where it is refused because the quota is used up. */
  async isAnswered(): Promise<boolean> {
    const { organisation, clock } = this;
    const token = "of-another-client";
    const grant = { clientId: organisation.bootstrap.clientId, scopes: ["profile"], expiresAtMs: clock.now() + 600_000 };
    organisation.accessTokens.set(token, grant);
    const answer = await fetch(`${this.url}/iroh/profile/whoami`, { headers: { Authorization: `Bearer ${token}` } });
    await answer.arrayBuffer();
    if (answer.status !== 200 && answer.status !== 429) throw new Error(`whoami answered ${answer.status}`);
    return answer.status === 200;
  }

  async close(): Promise<void> {
    await this.listening?.close();
  }

  private async listen(): Promise<void> {
    const { clock, world } = this;
    const { faults, requests } = world;
    const organisation = () => this.organisation;
    const onExchange = () => undefined;
    const parts = {
      region: "us",
      organisation,
      routes,
      origins: () => ({}),
      faults,
      requests,
      clock: clock.emulators,
      onExchange,
    } as const;
    const app = regionApp(parts);
    this.listening = await listenOnLoopback((request, response) => {
      response.once("close", () => {
        clock.happens();
      });
      void clock.untilLater(answerMs).then(() => {
        clock.happens();
        app(request, response);
      });
    }, 0);
  }

  private join(index: number): void {
    const { organisation } = this;
    const type = [...organisation.moduleTypes.values()].find(({ title }) => title === moduleTypeTitle);
    if (type === undefined) throw new Error(`the catalogue has no ${moduleTypeTitle}`);
    const device = newEntry(organisation, { name: `gateway${index}.example.com`, type: "ESA", description: "" });
    Object.assign(device, { status: "Registered", version: "15.0.0-104", ip_address: "192.0.2.1" });
    const id = organisation.series.module.of(String(index)).uuid();
    const now = organisation.now();
    const key = type.configuration_spec?.find(({ type: kind }) => kind === "device")?.key ?? "";
    const module: ModuleInstance = {
      ...{ id, name: `gateway${index}`, module_type_id: type.id, org_id: organisation.id, user_id: organisation.owner.id },
      ...{ client_id: organisation.bootstrap.clientId, enabled: true, visibility: "org", settings: { [key]: device.id } },
      ...{ external_references: [], created_at: now, updated_at: now },
    };
    organisation.modules.set(id, module);
  }
}
