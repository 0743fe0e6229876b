/** The same with the real CLI: `pulumi up`, changes by hand, and `pulumi refresh --preview-only` against `cisco-ctr drift`. */
import type { DriftReport } from "../../cli/drift/findings";
import { readCheckpoint } from "../../cli/states/checkpoint";
import { programText } from "../chaos/cli-case";
import { randomCase } from "../chaos/random";
import { Draws } from "../chaos/seeded";
import type { ResourceState } from "../support/mini-engine";
import { Project } from "../support/project";
import { hinder, verdictOf, type Agreement, type Stage, type Verdict } from "./agreement";
import { act } from "./hands";

let borrowed: Project | undefined;

/** Removes the project that all of them use. */
export function removeCliHome(): void {
  borrowed?.remove();
  borrowed = undefined;
}

/** Plays the case of this name, such as `cli|7|2`. */
export async function cliAgreement(id: string, stage: Stage): Promise<Agreement> {
  const draws = new Draws(`drift of ${id}`);
  const project = (borrowed ??= Project.create({ program: "" }, {}, "symlink"));
  const { emulator, env } = stage;
  const given = () => Object.fromEntries(Object.entries(env).filter((each): each is [string, string] => each[1] !== undefined));
  project.env = given();
  const result: Agreement = { judged: { same: 0, changed: 0, gone: 0, unreadable: 0 }, disagreements: [], story: [] };
  const [program = []] = randomCase(id).stages(emulator);
  project.write(programText(program));
  await project.must("up", "--yes", "--skip-preview");
  const state = await stateOf(project);
  const away = state.filter(({ type }) => type !== "SseToken");
  for (let more = 1 + draws.whole(3); more > 0; more--)
    result.story.push(await act({ emulator, state: away, draws, settle: stage.settle }));
  if (draws.number() < 0.3) result.story.push(await hinder(stage, state, draws));
  project.env = given();
  const { text } = await project.run("refresh", "--preview-only");
  const exported = JSON.stringify(await project.exported("--show-secrets"));
  const report: DriftReport = await stage.drift(readCheckpoint(exported, id));
  for (const each of state) {
    const findings = report.findings.filter(({ urn }) => urn?.endsWith(`::${each.name}`));
    const [engine, drift] = [verdictIn(text, each.name), verdictOf(findings, each)];
    // At the first failure the engine leaves what it has not begun.
    if (engine === undefined) continue;
    result.judged[engine]++;
    if (engine !== drift) result.disagreements.push({ name: each.name, type: each.type, engine, drift });
  }
  result.story.push(text);
  await project.must("stack", "rm", "--force", "--yes");
  await project.must("stack", "init", "dev");
  return result;
}

async function stateOf(project: Project): Promise<ResourceState[]> {
  const { deployment } = await project.exported("--show-secrets");
  const ours = (deployment?.resources ?? []).filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/ciscoctr:"));
  return ours.map(({ urn, type, id = "", inputs = {}, outputs = {} }) => ({
    ...{ name: urn.split("::").at(-1) ?? "", type: type.split(":").at(-1) ?? "", id, inputs, outs: outputs },
    ...{ initErrors: [], from: {} },
  }));
}

/** What the engine says of a resource in its last line about it, as it prints a preview. */
function verdictIn(text: string, name: string): Verdict | undefined {
  const lines = text.split("\n").flatMap((line) => {
    const [, said, verb = ""] = /^ .  pulumi-nodejs:dynamic\/ciscoctr:\w+ (\S+) ?(.*)$/.exec(line) ?? [];
    return said === name && !/^(refreshing *|refresh \d+ error)$/.test(verb) ? [verb.trim()] : [];
  });
  const last = lines.at(-1);
  if (last === undefined) return undefined;
  if (last.includes("error: ")) return "unreadable";
  if (last.startsWith("delete")) return "gone";
  return last.startsWith("update") ? "changed" : "same";
}
