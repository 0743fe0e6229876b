import type { Call } from "../../provider/base/call";
import { isProviderError, type ProviderError } from "../../provider/base/errors";
import type { ObservableWire } from "../../provider/clients/cloud/observations";
import type { RegionName } from "../../provider/clients/cloud/regions";
import type { ObserveResult } from "../../provider/generated/functions/observe";
import { observe } from "../../provider/functions/observe";
import { UsageProblem } from "../exit-codes";
import type { Session } from "../session";
import { modulesToAsk, type Module } from "./modules";

/** What one module knows. */
export interface Answer extends ObserveResult {
  region: RegionName;
  module: Module;
}

export interface Question {
  observables: readonly ObservableWire[];
  /** Names or ids; none: every enabled module. */
  modules: readonly string[];
}

/** What all modules know, in the order of the regions, and the regions that could not be asked. */
export interface Answers {
  answers: Answer[];
  problems: { region: RegionName; error: ProviderError }[];
}

const budgetMs = 2 * 60_000;

/** Asks modules of each region, which looks and changes nothing; what cannot be asked is no matter of the other regions. */
export async function ask(session: Session, regions: readonly RegionName[], question: Question): Promise<Answers> {
  const [wrong] = observe.check?.({ region: "us", observables: question.observables }) ?? [];
  if (wrong !== undefined) throw new UsageProblem(wrong.reason);
  const call = session.access.call(budgetMs);
  const asked = await session.progress.during("asking the modules", (tell) => {
    let done = 0;
    return Promise.all(
      regions.map(async (region): Promise<Answers> => {
        try {
          return { answers: await inRegion(session, call, region, question), problems: [] };
        } catch (error) {
          if (!isProviderError(error)) throw error;
          return { answers: [], problems: [{ region, error }] };
        } finally {
          tell(`${++done} of ${regions.length} regions`);
        }
      }),
    );
  });
  session.signal.throwIfAborted();
  const all = { answers: asked.flatMap(({ answers }) => answers), problems: asked.flatMap(({ problems }) => problems) };
  refuseUnknown(question, regions, all);
  return all;
}

async function inRegion({ access, functions }: Session, call: Call, region: RegionName, question: Question): Promise<Answer[]> {
  const { observables, modules: named } = question;
  const known = await modulesToAsk(access.cloud(region), call);
  // Who may not list them has to know their ids.
  const meant = known?.filter((each) => named.some((name) => isMeant(each, name))) ?? named.map(byId);
  if (named.length > 0 && meant.length === 0) return [];
  const moduleIds = named.length > 0 ? { moduleIds: meant.map(({ id }) => id) } : {};
  const result = (await functions.observe({ region, observables, ...moduleIds })) as ObserveResult;
  const expected = named.length > 0 ? meant : (known ?? []).filter(({ enabled }) => enabled);
  return [...expected, ...unexpected(result, expected)].map((module) => ({ region, module, ...ofModule(result, module) }));
}

const isMeant = ({ id, name }: Module, given: string): boolean => id === given || name.toLowerCase() === given.toLowerCase();

const byId = (id: string): Module => ({ id, name: id, enabled: true });

/** Those that answered although nobody knew of them. */
function unexpected({ sightings, verdicts, errors }: ObserveResult, expected: readonly Module[]): Module[] {
  const names = new Map([...sightings, ...verdicts, ...errors].map(({ moduleId, moduleName }) => [moduleId, moduleName]));
  for (const { id } of expected) names.delete(id);
  return [...names].map(([id, name = id]) => ({ id, name, enabled: true }));
}

function ofModule({ sightings, verdicts, errors }: ObserveResult, { id }: Module): ObserveResult {
  const own = <Each extends { moduleId: string }>(all: Each[]): Each[] => all.filter(({ moduleId }) => moduleId === id);
  return { sightings: own(sightings), verdicts: own(verdicts), errors: own(errors) };
}

/** A module that nobody knows would look like one that has seen nothing. */
function refuseUnknown({ modules }: Question, regions: readonly RegionName[], { answers, problems }: Answers): void {
  if (problems.length > 0) return;
  const unknown = modules.find((name) => !answers.some(({ module }) => isMeant(module, name)));
  if (unknown === undefined) return;
  throw new UsageProblem(
    `no module of ${regions.join(", ")} that can be asked has the name or id ${JSON.stringify(unknown)}; cisco-ctr list modules shows what there is`,
  );
}
