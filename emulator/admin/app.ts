import type { RequestListener } from "node:http";
import { checkWish } from "../appliance";
import { checkFaultRules } from "../faults/rules";
import { checkFmcWish } from "../fmc/wish";
import { InputProblem } from "../ground/input";
import type { RegionName } from "../ground/regions";
import type { Reply } from "../ground/reply";
import { jsonApp, type JsonCall, type JsonRoute } from "../http/json-app";
import type { World } from "../world/world";
import { checkAppliances, checkClock, checkDevice, checkRegion, checkTenant } from "./bodies";

function advance(world: World, input: unknown): object {
  world.advance(checkClock(input).advanceSeconds);
  return { now: world.clock.iso() };
}

function patchTenant(world: World, region: RegionName, input: unknown): object {
  const { ctrEnabled, ownerScopes, quotaUsed } = checkTenant(input);
  const organisation = world.organisation(region);
  if (ctrEnabled !== undefined) organisation.ctrEnabled = ctrEnabled;
  if (ownerScopes) organisation.owner.scopes = ownerScopes;
  if (quotaUsed !== undefined) organisation.quota.fill(world.clock.now(), quotaUsed);
  return { region, ctrEnabled: organisation.ctrEnabled, ownerScopes: organisation.owner.scopes };
}

/** A device of which nothing but its registration is emulated: an FTD, an FMC, Cloud Email Security. */
function registerOutside(world: World, region: RegionName, input: unknown): object {
  const { name, type, version = "7.4.1", id } = checkDevice(input);
  if (id !== undefined && !world.organisation(region).devices.has(id)) {
    throw new InputProblem(`a device's "id" must be that of a device entry of the region`);
  }
  return world.register(region, { name, type, version, ipAddress: "127.0.0.1", connectorVersion: "1.3.34" }, id);
}

async function addAppliances(world: World, input: unknown): Promise<unknown> {
  const added = await world.fleet.add(checkAppliances(input).map(checkWish));
  return Array.isArray(input) ? added : added[0];
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const made = (body: unknown): Reply => ({ status: 201, body });
const done: Reply = { status: 204 };

function recorded(world: World, recording: boolean): Reply {
  if (!recording) throw new InputProblem("nothing is recorded: start the emulator with --record");
  return ok(world.exchanges.list());
}

type Handlers = Record<string, (call: JsonCall) => Reply | Promise<Reply>>;

/** Every admin call with what it does. */
function handlers(world: World, { recording }: { recording: boolean }): Handlers {
  const { requests, secrets, faults, fleet, fmcs } = world;
  return {
    "GET /requests": () => ok(requests.list()),
    "DELETE /requests": () => {
      requests.clear();
      return done;
    },
    "GET /state": () => ok(world.state()),
    "GET /secrets": () => ok(secrets.list()),
    "GET /exchanges": () => recorded(world, recording),
    "GET /faults": () => ok(faults.list()),
    "POST /faults": ({ json }) => {
      faults.add(checkFaultRules(json()));
      return made(faults.list());
    },
    "DELETE /faults": () => {
      faults.clear();
      return done;
    },
    "POST /clock": ({ json }) => ok(advance(world, json())),
    "POST /appliances": async ({ json }) => made(await addAppliances(world, json())),
    "POST /appliances/{name}/reimage": ({ params }) => ok(fleet.reimage(params["name"] ?? "")),
    "POST /appliances/{name}/host-key": ({ params }) => ok(fleet.rotateHostKey(params["name"] ?? "")),
    "POST /tenants/{region}/devices": ({ params, json }) => made(registerOutside(world, checkRegion(params["region"]), json())),
    "POST /fmcs": async ({ json }) => made(await fmcs.add(checkFmcWish(json()))),
    "PATCH /tenants/{region}": ({ params, json }) => ok(patchTenant(world, checkRegion(params["region"]), json())),
    "POST /reset": async () => {
      await world.reset();
      return done;
    },
  };
}

/** The routes of the admin API. */
export function adminRoutes(world: World, options: { recording: boolean }): JsonRoute[] {
  return Object.entries(handlers(world, options)).map(([call, handler]) => {
    const [method = "", path = ""] = call.split(" ");
    return { method, path, handler };
  });
}

const bodyLimitBytes = 5 * 2 ** 20;

/** The admin API: JSON over HTTP on a port of its own, apart from what it administers. */
export function adminApp(world: World, options: { recording: boolean }): RequestListener {
  return jsonApp(
    adminRoutes(world, options),
    bodyLimitBytes,
    (method, path) => `there is no admin call ${method} ${path}; docs/emulator.md lists them`,
  );
}
