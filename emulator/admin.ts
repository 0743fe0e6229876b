import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { RegionName } from "./appliance/ports";
import { isKnownScope } from "./cloud/scopes";
import { checkFaultRules } from "./fault-rules";
import { checkWish } from "./fleet";
import { checkFmcWish } from "./fmc/wish";
import { checkKeys, InputProblem } from "./input";
import { REGIONS } from "./regions";
import type { World } from "./world";

const TEN_YEARS_SECONDS = 315_360_000;

function advance(world: World, input: unknown): object {
  const { advanceSeconds } = checkKeys(input, ["advanceSeconds"], "the clock");
  if (typeof advanceSeconds !== "number" || !(advanceSeconds >= 0 && advanceSeconds <= TEN_YEARS_SECONDS)) {
    throw new InputProblem(`"advanceSeconds" must be a number from 0 to ${TEN_YEARS_SECONDS}`);
  }
  world.advance(advanceSeconds);
  return { now: world.clock.iso() };
}

function regionOf(name: unknown): RegionName {
  const found = REGIONS.find((facts) => facts.name === name);
  if (!found) throw new InputProblem(`the region must be one of ${REGIONS.map((facts) => facts.name).join(", ")}`);
  return found.name;
}

function patchTenant(world: World, region: RegionName, input: unknown): object {
  const { ctrEnabled, ownerScopes, quotaUsed } = checkKeys(input, ["ctrEnabled", "ownerScopes", "quotaUsed"], "a tenant");
  const organisation = world.organisation(region);
  const { limit } = organisation.quota;
  if (ctrEnabled !== undefined && typeof ctrEnabled !== "boolean") throw new InputProblem(`"ctrEnabled" must be true or false`);
  const scopes: unknown[] | undefined = Array.isArray(ownerScopes) ? ownerScopes : undefined;
  if (ownerScopes !== undefined && !scopes?.every((scope) => typeof scope === "string" && isKnownScope(scope))) {
    throw new InputProblem(`"ownerScopes" must be a list of known scopes`);
  }
  if (quotaUsed !== undefined && !(Number.isInteger(quotaUsed) && Number(quotaUsed) >= 0 && Number(quotaUsed) <= limit)) {
    throw new InputProblem(`"quotaUsed" must be a whole number from 0 to ${limit}`);
  }
  if (ctrEnabled !== undefined) organisation.ctrEnabled = ctrEnabled;
  if (scopes) organisation.owner.scopes = scopes as string[];
  if (quotaUsed !== undefined) organisation.quota.fill(world.clock.now(), Number(quotaUsed));
  return { region, ctrEnabled: organisation.ctrEnabled, ownerScopes: organisation.owner.scopes };
}

/** A device of which nothing but its registration is emulated: an FTD, an FMC, Cloud Email Security. */
function registerOutside(world: World, region: RegionName, input: unknown): object {
  const given = checkKeys(input, ["name", "type", "version", "id"], "a device");
  const isText = (value: unknown): value is string =>
    typeof value === "string" && value !== "" && Array.from(value).length <= 255;
  const { name, type, version = "7.4.1", id } = given;
  if (!isText(name) || !isText(type) || !isText(version)) throw new InputProblem(`a device needs "name" and "type", both texts`);
  if (id !== undefined && !(isText(id) && world.organisation(region).devices.has(id))) {
    throw new InputProblem(`"id" must be that of a device entry of the region`);
  }
  return world.register(region, { name, type, version, ipAddress: "127.0.0.1", connectorVersion: "1.3.34" }, id);
}

async function addAppliances(world: World, input: unknown): Promise<unknown> {
  if (!Array.isArray(input)) return (await world.fleet.add([checkWish(input)]))[0];
  if (input.length > 1000) throw new InputProblem("at most 1000 appliances can be added at once");
  return world.fleet.add(input.map(checkWish));
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
    response.status(201).json(registerOutside(world, regionOf(request.params.region), body(request)));
  });
  app.post("/fmcs", async (request, response) => {
    response.status(201).json(await world.fmcs.add(checkFmcWish(body(request))));
  });
  app.patch("/tenants/:region", (request, response) => {
    response.json(patchTenant(world, regionOf(request.params.region), body(request)));
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
