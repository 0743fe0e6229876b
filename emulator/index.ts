import { adminApp } from "./admin/app";
import { routes } from "./cloud/routes";
import { regionApp } from "./cloud/server";
import type { Interceptor } from "./faults/interceptor";
import { checkFaultRules, type FaultRule } from "./faults/rules";
import { InputProblem } from "./ground/input";
import type { ApiExchange } from "./ground/records";
import { type PerRegion, type RegionName, regions } from "./ground/regions";
import { type Listening, listenOnLoopback } from "./http/listen";
import { relayApp } from "./relay/app";
import { readBundle } from "./world/bundle";
import type { ApplianceAccess } from "./world/fleet";
import type { FmcAccess } from "./world/fmcs";
import { World } from "./world/world";

export type { ApplianceAccess } from "./world/fleet";
export type { ApplianceWish } from "./appliance/wish";
export type { FmcAccess } from "./world/fmcs";
export type { FaultRule } from "./faults/rules";
export type { CloudFault } from "./faults/rules";
export type { CloudRequest } from "./faults/interceptor";
export type { ApplianceEvent, ApplianceStrike, Interceptor } from "./faults/interceptor";
export type { ApiExchange, RequestEntry } from "./ground/records";
export { checkFaultRules } from "./faults/rules";
export { InputProblem } from "./ground/input";

/** How to start an emulator. It always binds to 127.0.0.1. */
export interface EmulatorOptions {
  /** The admin port; the regions take the next three, the relay +4, the FMC +9 and the appliances those from +10. 0, the default: any free ports. */
  port?: number;
  /** The same seed gives the same ids, credentials and faults; 1 by default. */
  seed?: number;
  /** Injected faults; `none` by default. */
  faults?: "default" | "none" | readonly FaultRule[];
  /** A folder that `cisco-ctr doctor --contract --record` wrote: each region in it has that organisation's objects and documents from the start. */
  load?: string;
  /** Keeps the last 5000 answers of iroh-int, iroh-enrich and iroh-inspect for `GET /exchanges`; false by default. */
  record?: boolean;
  /** Called with every answer of the API, injected ones left out. */
  onResponse?: (exchange: ApiExchange) => void;
  /** For tests in the same process that act at an exact moment. */
  interceptor?: Interceptor;
}

/** How to reach one region. */
export interface RegionAccess {
  url: string;
  clientId: string;
  clientPassword: string;
}

/** The start line: everything a user needs to know. */
export interface StartLine {
  admin: string;
  seed: number;
  regions: PerRegion<RegionAccess>;
  appliances: ApplianceAccess[];
  fmcs: FmcAccess[];
  /** The address of a small relay, for modules of a relay's type. */
  relay: string;
}

export interface RunningEmulator extends StartLine {
  /** The start line as the command prints it: one line of JSON. */
  readonly startLine: string;
  close(): Promise<void>;
}

const relayPortOffset = 4;
const fmcPortOffset = 9;
const appliancePortOffset = 10;

function checkOptions({ port = 0, seed = 1, faults = "none" }: EmulatorOptions): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_500)
    throw new InputProblem("the port must be a whole number from 0 to 65500");
  if (!Number.isSafeInteger(seed)) throw new InputProblem("the seed must be a whole number");
  if (typeof faults !== "string") checkFaultRules(faults);
}

/** Starts the emulator: the cloud of three regions, an ESA, an SMA, an FMC, a relay and the admin API. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  checkOptions(options);
  const { port = 0, seed = 1, faults = "none", record = false, load } = options;
  const world = new World(seed, faults, options.interceptor, load === undefined ? {} : readBundle(load));
  const servers: Listening[] = [];
  const urls = new Map<RegionName, string>();
  const onExchange = (exchange: ApiExchange): void => {
    if (record) world.exchanges.add(exchange);
    options.onResponse?.(exchange);
  };
  const origins = () => Object.fromEntries(regions.map(({ name, title }) => [title, urls.get(name) ?? ""]));
  const close = async (): Promise<void> => {
    await Promise.all([world.fleet.close(), world.fmcs.close(), ...servers.map((server) => server.close())]);
  };

  try {
    const admin = await listenOnLoopback(adminApp(world, { recording: record }), port);
    servers.push(admin);
    for (const [index, { name: region }] of regions.entries()) {
      const organisation = () => world.organisation(region);
      const { faults, requests, clock } = world;
      const app = regionApp({ region, organisation, routes, origins, faults, requests, clock, onExchange });
      const server = await listenOnLoopback(app, port && port + 1 + index);
      servers.push(server);
      urls.set(region, server.url);
    }
    const relay = await listenOnLoopback(relayApp(world.clock), port && port + relayPortOffset);
    servers.push(relay);
    await world.fleet.start(port && port + appliancePortOffset);
    await world.fmcs.start(port && port + fmcPortOffset);
    const access = (region: RegionName): RegionAccess => ({
      url: urls.get(region) ?? "",
      ...world.organisation(region).bootstrap,
    });
    const line: StartLine = {
      admin: admin.url,
      seed,
      regions: { us: access("us"), eu: access("eu"), apjc: access("apjc") },
      appliances: world.fleet.access(),
      fmcs: world.fmcs.access(),
      relay: relay.url,
    };
    return { ...line, startLine: JSON.stringify(line), close };
  } catch (problem) {
    await close();
    throw problem;
  }
}
