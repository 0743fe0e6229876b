/** Makes the world of a checkpoint once more, by the requests that made it then and not by the provider of today. */
import { accessToken, RegionApi, typeInto } from "../support/emulator-api";
import type { ApplianceLine, EmulatorProcess, RegionName } from "../support/emulator-process";
import { openFmc, type FmcSession } from "../support/fmc-api";
import type { Recording, Step } from "./recording";
import { gate, type Machines } from "./stack";

/** Texts that were other ones then: times, ports, keys. Nothing else may differ between two worlds of one seed. */
export class Substitution {
  private readonly texts = new Map<string, string>();

  /** Looks at two values side by side. */
  learn(then: unknown, now: unknown): void {
    if (typeof then === "object" && then !== null && typeof now === "object" && now !== null) {
      for (const [key, value] of Object.entries(then)) this.learn(value, (now as Record<string, unknown>)[key]);
    } else if (then !== now) this.add(then, now);
  }

  /** The same value with the texts of now. */
  apply<T>(value: T): T {
    if (this.texts.size === 0) return value;
    const escaped = [...this.texts.keys()].map((text) => text.replace(/[^\w-]/g, "\\$&"));
    const pattern = new RegExp(`(?<![\\w-])(?:${escaped.join("|")})(?![\\w-])`, "g");
    return JSON.parse(JSON.stringify(value).replace(pattern, (text) => this.texts.get(text) ?? text)) as T;
  }

  private add(then: unknown, now: unknown): void {
    const [before, after] = [then, now].map(String) as [string, string];
    const isOfWorld =
      typeof then === "number" ? typeof now === "number" : [before, after].every((text) => /^\S{20,}$/.test(text));
    if (!isOfWorld) throw new Error(`the emulator says ${after} where it said ${before}`);
    if ((this.texts.get(before) ?? after) !== after) throw new Error(`${before} was said twice, and would be two things now`);
    this.texts.set(before, after);
  }
}

/** Answers what is another text in this world than in that of the checkpoint. */
export async function replay(emulator: EmulatorProcess, machines: Machines, recording: Recording): Promise<Substitution> {
  const now = new Substitution();
  now.learn(recording.machines, machines);
  now.learn(recording.gate, await emulator.admin("POST", "/tenants/us/devices", gate));
  const world = await openWorld(emulator, machines);
  for (const step of recording.steps) {
    const answer = await take(now.apply(step), world);
    if ("answer" in step) now.learn(step.answer, answer);
  }
  world.fmc.close();
  return now;
}

interface OpenWorld {
  regions: Record<RegionName, RegionApi>;
  appliances: ApplianceLine[];
  fmc: FmcSession;
}

async function openWorld({ line }: EmulatorProcess, { esa, sma, fmc }: Machines): Promise<OpenWorld> {
  const open = async ({ url, clientId, clientPassword }: (typeof line.regions)[RegionName]) =>
    new RegionApi(url, await accessToken(url, clientId, clientPassword));
  const { us, eu, apjc } = line.regions;
  const regions = { us: await open(us), eu: await open(eu), apjc: await open(apjc) };
  return { regions, appliances: [esa, sma], fmc: await openFmc(fmc) };
}

async function take(step: Step, { regions, appliances, fmc }: OpenWorld): Promise<unknown> {
  if ("region" in step) return (await regions[step.region].call(step.method, step.path, step.body)).body;
  if ("fmc" in step) return fmc.send(step.method, step.path, step.body);
  const appliance = appliances.find(({ name }) => name === step.appliance);
  if (!appliance) throw new Error(`no appliance ${step.appliance}`);
  const typed = step.lines.filter((line) => line !== "exit");
  return typeInto(appliance, typed);
}
