import express, { type Express, type NextFunction, type Request, type Response } from "express";
import { checkWish } from "../appliance";
import { checkFaultRules } from "../faults/rules";
import { checkFmcWish } from "../fmc/wish";
import { InputProblem } from "../ground/input";
import type { RegionName } from "../ground/regions";
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

/** The admin API: JSON over HTTP on a port of its own, apart from what it administers. */
export function adminApp(world: World, options: { recording: boolean }): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.use(express.json({ type: () => true, strict: false, limit: "5mb" }));
  const body = (request: Request): unknown => request.body;

  app.get("/requests", (_, response) => void response.json(world.requests.list()));
  app.delete("/requests", (_, response) => {
    world.requests.clear();
    response.status(204).end();
  });
  app.get("/state", (_, response) => void response.json(world.state()));
  app.get("/secrets", (_, response) => void response.json(world.secrets.list()));
  app.get("/exchanges", (_, response) => {
    if (!options.recording) throw new InputProblem("nothing is recorded: start the emulator with --record");
    response.json(world.exchanges.list());
  });
  app.get("/faults", (_, response) => void response.json(world.faults.list()));
  app.post("/faults", (request, response) => {
    world.faults.add(checkFaultRules(body(request)));
    response.status(201).json(world.faults.list());
  });
  app.delete("/faults", (_, response) => {
    world.faults.clear();
    response.status(204).end();
  });
  app.post("/clock", (request, response) => void response.json(advance(world, body(request))));
  app.post("/appliances", async (request, response) => {
    response.status(201).json(await addAppliances(world, body(request)));
  });
  app.post("/appliances/:name/reimage", (request, response) => void response.json(world.fleet.reimage(request.params.name)));
  app.post(
    "/appliances/:name/host-key",
    (request, response) => void response.json(world.fleet.rotateHostKey(request.params.name)),
  );
  app.post("/tenants/:region/devices", (request, response) => {
    response.status(201).json(registerOutside(world, checkRegion(request.params.region), body(request)));
  });
  app.post("/fmcs", async (request, response) => {
    response.status(201).json(await world.fmcs.add(checkFmcWish(body(request))));
  });
  app.patch("/tenants/:region", (request, response) => {
    response.json(patchTenant(world, checkRegion(request.params.region), body(request)));
  });
  app.post("/reset", async (_, response) => {
    await world.reset();
    response.status(204).end();
  });

  app.use((request, response) => {
    response.status(404).json({ error: `there is no admin call ${request.method} ${request.path}; docs/emulator.md lists them` });
  });
  app.use((problem: Error & { status?: number }, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(problem);
    else if (problem instanceof InputProblem) response.status(400).json({ error: problem.message });
    else if (problem.status !== undefined && problem.status < 500) response.status(400).json({ error: "the body is not JSON" });
    else response.status(500).json({ error: problem.message });
  });
  return app;
}
