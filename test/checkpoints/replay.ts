/** Makes the world of a checkpoint once more, by the requests that made it then and not by the provider of today. */
import { accessToken, RegionApi, typeInto } from "../support/emulator-api";
import type { EmulatorProcess, RegionName } from "../support/emulator-process";
import { openFmc } from "../support/fmc-api";
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
  const substitution = new Substitution();
  substitution.learn(recording.machines, machines);
  substitution.learn(recording.gate, await emulator.admin("POST", "/tenants/us/devices", gate));
  const fmc = await openFmc(machines.fmc);
  const apis = new Map<RegionName, RegionApi>();
  const apiOf = async (region: RegionName): Promise<RegionApi> => {
    const { url, clientId, clientPassword } = emulator.line.regions[region];
    const api = apis.get(region) ?? new RegionApi(url, await accessToken(url, clientId, clientPassword));
    apis.set(region, api);
    return api;
  };
  const take = async (step: Step): Promise<unknown> => {
    if ("lines" in step) {
      const appliance = [machines.esa, machines.sma].find(({ name }) => name === step.appliance);
      if (!appliance) throw new Error(`no appliance ${step.appliance}`);
      return typeInto(
        appliance,
        step.lines.filter((line) => line !== "exit"),
      );
    }
    if ("fmc" in step) return fmc.send(step.method, step.path, step.body);
    return (await (await apiOf(step.region)).call(step.method, step.path, step.body)).body;
  };
  for (const step of recording.steps) {
    const answer = await take(substitution.apply(step));
    if ("answer" in step) substitution.learn(step.answer, answer);
  }
  fmc.close();
  return substitution;
}
