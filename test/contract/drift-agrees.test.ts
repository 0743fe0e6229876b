/**
 * `drift` and the engine's refresh say the same of drawn worlds that drawn hands have been at.
 * `npm run agree -- --runs 300 --seed 7` draws more of them.
 */
import { describe, expect, test } from "@jest/globals";
import type { DriftReport } from "../../cli/drift/findings";
import type { ResourceName } from "../../provider/generated/schemas";
import { Draws } from "../chaos/seeded";
import { DriftBench, stackOf } from "../support/drift-bench";
import type { Managed } from "../support/managed";
import { testSeed } from "../support/seed";
import { esa, sma } from "../support/workbench";

const drift = DriftBench.ofThisFile();
const { bench } = drift;

type Made = Managed<ResourceName>;
type Verdict = "gone" | "failed" | "changed" | "same";

const runs = Number(process.env["CISCO_CTR_AGREE_RUNS"] ?? 8);
const [devices, modules] = ["/iroh/iroh-sse/device", "/iroh/iroh-int/module-instance"];
const [types, clients] = ["/iroh/iroh-int/module-type", "/iroh/oauth2-clients/clients"];

const paths: Partial<Record<ResourceName, string>> = {
  ApiClient: clients,
  CtrModule: modules,
  CtrModuleType: types,
  DeviceRegistration: devices,
  SseToken: devices,
};

/** One to five resources, of which a module stands on the first appliance. */
async function drawnStack(draws: Draws): Promise<Made[]> {
  const made: Made[] = [];
  const gate = draws.one([true, true, false]);
  if (gate) {
    const device = await bench.made(
      "DeviceRegistration",
      { region: "us", appliance: bench.login(esa), description: "ours" },
      "gate",
    );
    made.push(device);
    if (draws.one([true, false])) {
      made.push(await bench.made("CtrModule", { region: "us", type: "esa", deviceId: device.outs.deviceId }, "module"));
    }
  }
  if (draws.one([true, false]))
    made.push(await bench.made("SseToken", { region: "us", devices: 1 + draws.whole(3), validFor: "5d" }, "token"));
  if (draws.one([true, false])) made.push(await bench.made("ApiClient", { region: "us", preset: "casebook" }, "client"));
  if (draws.one([true, false])) {
    made.push(await bench.made("CtrModuleType", { region: "us", title: "Relay", configurationSpec: [] }, "type"));
  }
  if (made.length === 0 || draws.one([true, false, false])) {
    made.push(await bench.made("DeviceRegistration", { region: "eu", appliance: bench.login(sma) }, "manager"));
  }
  return made;
}

const regionOf = ({ outs }: Made): "us" | "eu" => (outs as { region: "us" | "eu" }).region;

/** The objects of a resource. */
const idsOf = ({ id, outs }: Made): string[] => (outs as { deviceIds?: string[] }).deviceIds ?? [id];

/** What somebody does to one of them; what the API refuses changes nothing for either side. */
async function drawnHand(each: Made, draws: Draws): Promise<void> {
  const api = await bench.api(regionOf(each));
  const path = `${paths[each.kind] ?? ""}/${draws.one(idsOf(each))}`;
  switch (draws.one(["delete", "rename", "describe", "disable", "set", "deregister", "wait", "break"] as const)) {
    case "delete":
      await api.call("DELETE", path);
      return;
    case "rename":
      await api.call("PATCH", path, each.kind === "CtrModuleType" ? { title: "theirs" } : { name: "theirs" });
      return;
    case "describe":
      await api.call("PATCH", path, { description: "theirs" });
      return;
    case "disable":
      await api.call("PATCH", path, each.kind === "ApiClient" ? { "enabled?": false } : { enabled: false });
      return;
    case "set":
      await api.call("PATCH", path, { settings: { "request-timeframe": 7 }, scopes: ["casebook"] });
      return;
    case "deregister":
      if (each.kind !== "DeviceRegistration") return;
      await bench.type(regionOf(each) === "us" ? esa : sma, "cloudserviceconfig deregister");
      return bench.advance(600);
    case "wait":
      return bench.advance(draws.one([60, 7_200]));
    case "break":
      return bench.faults({ kind: "status", status: 503, method: "GET", path: paths[each.kind] ?? "", region: regionOf(each) });
  }
}

/** What a refresh of the engine comes to: inputs that read gives back are not those of the state; else the provider's diff has the say. */
async function byTheEngine(each: Made): Promise<Verdict> {
  try {
    const { there, inputs } = await each.read();
    if (!there) return "gone";
    if (inputs !== undefined) return "changed";
  } catch {
    return "failed";
  }
  return (await each.diff()).changes ? "changed" : "same";
}

function byDrift({ findings }: DriftReport, { owner }: Made): Verdict {
  const name = owner.split("/").at(-1);
  const kinds = findings
    .filter(({ urn, kind }) => urn?.endsWith(`::${name ?? ""}`) && kind !== "duplicate")
    .map(({ kind }) => kind);
  if (kinds.some((kind) => kind === "missing" || kind === "wrong-region")) return "gone";
  if (kinds.includes("could-not-check")) return "failed";
  return kinds.some((kind) => kind === "changed" || kind === "unregistered") ? "changed" : "same";
}

describe("a drift run and a refresh agree", () => {
  test.each(Array.from({ length: runs }, (_, index) => testSeed * 1_000 + index))(
    "of the world drawn with seed %i",
    async (seed) => {
      const draws = new Draws(String(seed));
      const made = await drawnStack(draws);
      const hands = draws.whole(4);
      for (let hand = 0; hand < hands; hand++) await drawnHand(draws.one(made), draws);
      const report = await drift.drift([stackOf(made)]);
      const ours = made.map((each) => [each.owner, byDrift(report, each)]);
      const theirs: [string, Verdict][] = [];
      for (const each of made) theirs.push([each.owner, await byTheEngine(each)]);
      expect(ours).toEqual(theirs);
    },
  );
});
