/**
 * One drawn state of the chaos suite, changed by hand, looked at twice: by `cisco-ctr drift`, and as the engine's refresh does. They have to
 * agree on each resource: as it was, changed, gone, or not to be read.
 */
import { isDeepStrictEqual } from "node:util";
import type { DriftReport, Finding } from "../../cli/drift/findings";
import { readCheckpoint, type StackState } from "../../cli/states/checkpoint";
import type { FaultRule, RunningEmulator } from "../../emulator";
import type { ResourceName } from "../../provider/generated/schemas";
import { ResourceSchema } from "../../provider/lifecycle/schema";
import { markSecrets } from "../../provider/pulumi/secret-envelope";
import { randomCase } from "../chaos/random";
import { fmcSettings, type RegionName } from "../chaos/scenarios";
import { Draws } from "../chaos/seeded";
import type { Draw } from "../chaos/strikes";
import { RegionApi, send } from "../support/emulator-api";
import { exported } from "../support/exported-stack";
import { EngineDied, MiniEngine, type EngineProvider, type ResourceState } from "../support/mini-engine";
import { ProviderFailure } from "../support/provider-process";
import { act } from "./hands";

/** Where a case is played. */
export interface Stage {
  emulator: RunningEmulator;
  /** Of both sides; may be changed before somebody looks. */
  env: Record<string, string | undefined>;
  /** A fresh provider, as each command of the engine has. */
  open: (engine: MiniEngine) => Promise<EngineProvider>;
  /** Begins and ends what befalls the last `up` of the stack. */
  arm: (draw: Draw | undefined) => void | Promise<void>;
  drift: (stack: StackState) => Promise<DriftReport>;
  settle: () => Promise<void>;
}

export type Verdict = "same" | "changed" | "gone" | "unreadable";

export interface Disagreement {
  name: string;
  type: string;
  engine: Verdict;
  drift: Verdict;
}

export interface Agreement {
  /** How many resources were judged, by the engine's verdict. */
  judged: Record<Verdict, number>;
  disagreements: Disagreement[];
  /** What happened, a line each. */
  story: string[];
}

const project = { project: "chaos", stack: "dev" };

/** Plays the case of this name, such as `agrees|7|12`: everything of it follows from the name. */
export async function agreement(id: string, stage: Stage): Promise<Agreement> {
  const draws = new Draws(`drift of ${id}`);
  const story: string[] = [];
  const engine = await stackOf(id, stage, draws, story);
  for (let more = draws.whole(4); more > 0; more--) {
    story.push(await act({ emulator: stage.emulator, state: engine.state, draws, settle: stage.settle }));
  }
  if (draws.number() < 0.35) story.push(await hinder(stage, engine.state, draws));
  const shown = draws.number() < 0.7;
  const report = await stage.drift(readCheckpoint(exportOf(engine, shown), id));
  story.push(...report.findings.map(({ kind, name, summary }) => `  ${kind} ${name}: ${summary}`));
  const result: Agreement = { judged: { same: 0, changed: 0, gone: 0, unreadable: 0 }, disagreements: [], story };
  const provider = await stage.open(engine);
  // A refresh leaves alone what a replacement has begun.
  for (const each of engine.state.filter(({ pendingDelete, pendingReplacement }) => !pendingDelete && !pendingReplacement)) {
    const findings = report.findings.filter(({ urn }) => urn === engine.urn(each));
    if (findings.some(isUntold)) continue;
    const [refresh, drift] = [await refreshed(engine, each, provider), verdictOf(findings, each)];
    result.judged[refresh]++;
    if (refresh !== drift) result.disagreements.push({ name: each.name, type: each.type, engine: refresh, drift });
  }
  return result;
}

/** A stack as the chaos suite draws it; its last `up` may fail, or be killed in the middle. */
async function stackOf(id: string, stage: Stage, draws: Draws, story: string[]): Promise<MiniEngine> {
  const { stages, draw } = randomCase(id);
  const region = draws.one<RegionName>(["us", "eu", "apjc"]);
  const fmc = draws.number() < 0.3 ? [fmcSettings("fmc", region, stage.emulator)] : [];
  const programs = stages(stage.emulator).filter((each) => each.length > 0);
  const engine = new MiniEngine(project);
  for (const [index, program] of programs.entries()) {
    if (index === programs.length - 1 && draws.number() < 0.5) await stage.arm(draw);
    try {
      await engine.up([...program, ...fmc], await stage.open(engine));
    } catch (error) {
      if (!(error instanceof EngineDied) && !(error instanceof ProviderFailure)) throw error;
      story.push(`up ${index + 1}: ${error.message}`);
    } finally {
      await stage.arm(undefined);
    }
  }
  story.push(`the state: ${engine.state.map(({ type, name }) => `${type} ${name}`).join(", ")}`);
  return engine;
}

const listPaths = ["/iroh/iroh-sse/device", "/iroh/iroh-int/module", "/iroh/oauth2-clients/clients"];

/** Whoever looks from now on is kept from something, and stays so. */
export async function hinder({ emulator, env }: Stage, state: readonly ResourceState[], draws: Draws): Promise<string> {
  const regions = state.map(({ outs }) => outs["region"] as RegionName);
  const region = draws.one<RegionName>(regions.length > 0 ? regions : ["us"]);
  const prefix = `CISCO_CTR_${region.toUpperCase()}_CLIENT`;
  switch (draws.one(["403", "password", "credentials", "scopes"] as const)) {
    case "403": {
      const rule: FaultRule = { kind: "status", status: 403, method: "GET", path: draws.one(listPaths) };
      await send(`${emulator.admin}/faults`, "POST", [rule]);
      return `403 for ${rule.path ?? ""}`;
    }
    case "password":
      env[`${prefix}_PASSWORD`] = "a-wrong-password";
      return `${region} refuses the client`;
    case "credentials":
      env[`${prefix}_ID`] = env[`${prefix}_PASSWORD`] = undefined;
      return `no credentials for ${region}`;
    case "scopes": {
      const scopes = [draws.one(["sse:read", "oauth:read", "integration:read"])];
      const api = await RegionApi.open(emulator, region);
      const { body } = await api.call("POST", "/iroh/oauth2-clients/clients", {
        name: "narrow",
        scopes,
        grants: ["client-creds"],
      });
      const { id, password } = body as { id: string; password: string };
      Object.assign(env, { [`${prefix}_ID`]: id, [`${prefix}_PASSWORD`]: password });
      return `only ${scopes.join()} in ${region}`;
    }
  }
}

/** The state as `pulumi stack export` would print it. */
function exportOf(engine: MiniEngine, shown: boolean): string {
  const resources = engine.state.map(({ type, name, id, inputs, outs }) => {
    const kind = type as ResourceName;
    const raw = markSecrets(new ResourceSchema(kind).secretPaths, outs);
    return { kind, owner: `${project.project}/${project.stack}/${name}`, id, raw, saved: inputs };
  });
  let index = 0;
  const edit = (_: string, wire: Record<string, unknown>) => {
    const { pendingDelete, pendingReplacement } = engine.state[index++] ?? {};
    return { ...wire, ...(pendingDelete && { delete: true }), ...(pendingReplacement && { pendingReplacement }) };
  };
  return exported(resources, { ...project, shown, edit });
}

/**
 * What the engine makes of a read (found with the real CLI): it asks the provider whether the inputs of the state differ from what was
 * found, and where the provider leaves that open compares those with the inputs that it got.
 */
async function refreshed(engine: MiniEngine, each: ResourceState, provider: EngineProvider): Promise<Verdict> {
  const urn = engine.urn(each);
  try {
    const found = await provider.read(urn, each.id, structuredClone(each.outs));
    if (found.id === "") return "gone";
    const { changes } = await provider.diff(urn, each.id, opened(found.properties), each.inputs);
    const inputs = found.inputs ? opened(found.inputs) : each.inputs;
    return (changes ?? !isDeepStrictEqual(inputs, each.inputs)) ? "changed" : "same";
  } catch (error) {
    if (error instanceof ProviderFailure) return "unreadable";
    throw error;
  }
}

/** Out of their envelopes, as the engine hands values on. */
function opened<T>(value: T): T {
  if (Array.isArray(value)) return value.map((each: unknown) => opened(each)) as T;
  if (value === null || typeof value !== "object") return value;
  if ("4dabf18193072939515e22adb298388d" in value) return opened((value as unknown as { value: T }).value);
  return Object.fromEntries(Object.entries(value).map(([key, each]: [string, unknown]) => [key, opened(each)])) as T;
}

/** A resource of which drift says that secrets were wanting: the engine has them. */
const isUntold = ({ kind, code, repair }: Finding): boolean =>
  kind === "could-not-check" &&
  (code === "secret" || code === "pending" || repair.some((each) => each.includes("--show-secrets")));

/** What drift says of a resource, in the words of a refresh. What it says besides of the world is none of a refresh. */
export function verdictOf(findings: readonly Finding[], { inputs }: ResourceState): Verdict {
  const kinds = findings.map((finding): Verdict => {
    switch (finding.kind) {
      case "missing":
        return "gone";
      case "wrong-region":
        return finding.changes.length > 0 ? "changed" : "gone";
      case "unregistered":
        return "changed";
      case "changed":
        return finding.summary.startsWith("it asks device") ? "same" : "changed";
      case "expired":
      case "expiring":
        return inputs["onExpiry"] === "renew" ? "changed" : "same";
      case "could-not-check":
        return "unreadable";
      default:
        return "same";
    }
  });
  return kinds.find((each) => each !== "same") ?? "same";
}
