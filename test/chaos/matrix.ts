/** The crash matrix: every moment of a clean run, and every way to strike it. */
import type { ProviderHome } from "../support/provider-process";
import { runCase, type Case } from "./run-case";
import { scenarioNamed, type Scenario } from "./scenarios";
import { ways, type Step } from "./strikes";

/** Later looks of a wait come or do not come, as time goes by; they are moments like the first ones. */
const mostLooks = 2;

/** The moments of a clean run that belong to what the scenario strikes. */
export async function stepsOf(home: ProviderHome, { stages, strikes, prepare }: Scenario): Promise<Step[]> {
  const { steps, findings, story } = await runCase(home, { id: "clean", stages, prepare, strikes: [] });
  if (findings.length > 0) throw new Error(`a run without faults fails: ${JSON.stringify(findings)}\n${story.join("\n")}`);
  return steps.filter((step) => strikes.test(step.doing) && (!step.what.includes(" after ") || step.turn <= mostLooks));
}

/** The ids of every cell, from the steps of a clean run. */
export function cellsOf(scenario: Scenario, steps: readonly Step[]): string[] {
  return steps.flatMap(({ doing, what, turn, kind }) =>
    ways[kind]
      .filter((how) => !(what.includes("/oauth2/token") && how.startsWith("expireToken")))
      .map((how) => [scenario.name, doing, what, turn, how].join("|")),
  );
}

/** The case with this id, as {@link cellsOf} makes them. */
export function cellNamed(id: string): Case {
  const [name = "", doing = "", what = "", turn = "", how = ""] = id.split("|");
  const { stages, prepare } = scenarioNamed(name);
  return { id, stages, prepare, strikes: [{ doing, what, turn: Number(turn), how }] };
}
