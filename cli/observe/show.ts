import { compose } from "../../provider/base/errors";
import type { ObservableWire } from "../../provider/clients/cloud/observations";
import type { RegionName } from "../../provider/clients/cloud/regions";
import type { ObserveResult } from "../../provider/generated/functions/observe";
import { pulumiWording } from "../../provider/pulumi/wording";
import type { Paint } from "../terminal/colour";
import { table, type Cell } from "../terminal/table";
import { plain } from "../../provider/base/screen";
import type { Answer, Answers } from "./ask";
import { inGuidesSyntax } from "./observables";
import { isSilent, meaningOf } from "./silence";

const counted = (count: number, noun: string): string[] => (count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"}`]);

function saw({ sightings, verdicts, errors }: Answer): Cell {
  if (sightings.length > 0) {
    return {
      text: [...counted(sightings.length, "sighting"), ...counted(verdicts.length, "verdict")].join(", "),
      style: "green",
    };
  }
  if (errors.length > 0) return { text: "could not answer", style: "red" };
  return verdicts.length > 0 ? counted(verdicts.length, "verdict").join("") : { text: "nothing", style: "yellow" };
}

const latest = ({ sightings }: ObserveResult): string =>
  sightings
    .map(({ observedTo, observedFrom }) => observedTo ?? observedFrom)
    .sort()
    .at(-1) ?? "";

const titles = ["Region", "Module", "Type", "Device", "Saw", "Last"];

/** For people: a line for each module, then what each of them said. */
export function observationText({ answers }: Answers, paint: Paint): string {
  const rows = answers.map((answer): Cell[] => {
    const { region, module } = answer;
    const device = module.device?.found?.name ?? module.device?.id ?? "";
    return [region, module.name, module.type ?? "", device, saw(answer), latest(answer)];
  });
  const said = answers.map((answer) => [...details(answer, paint)]).filter((lines) => lines.length > 0);
  return [table(rows, { titles, paint }), ...said.map((lines) => lines.join("\n"))].join("\n\n");
}

function* details(answer: Answer, paint: Paint): Generator<string> {
  const { region, module, sightings, verdicts, errors } = answer;
  const heading = paint(plain(`${module.name} (${region})`), "bold");
  if (sightings.length + verdicts.length > 0) yield heading;
  for (const each of sightings) {
    const about = [
      each.description ?? "seen",
      each.severity && `severity ${each.severity}`,
      each.count > 1 && `${each.count} times`,
    ];
    yield plain(`  ${each.observedFrom}  ${about.filter(Boolean).join(", ")}: ${each.observables.map(inGuidesSyntax).join(" ")}`);
    if (each.targets.length > 0) yield plain(`    target ${each.targets.map(inGuidesSyntax).join(" ")}`);
    for (const { relation, source, related } of each.relations) {
      yield plain(`    ${inGuidesSyntax(source)} ${relation} ${inGuidesSyntax(related)}`);
    }
  }
  for (const { dispositionName, observable } of verdicts) yield plain(`  ${dispositionName}: ${inGuidesSyntax(observable)}`);
  if (errors.length > 0) yield `${heading} could not answer`;
  for (const { message, hint } of errors) yield plain(`  ${message}${hint === undefined ? "" : ` -> ${hint}`}`);
  const meaning = isSilent(answer) ? meaningOf(answer) : [];
  if (meaning.length > 0) yield `${heading} has seen nothing. Look in this order:`;
  yield* meaning.map((each, index) => plain(`  ${index + 1}. ${each}`));
}

/** As schema/observe.schema.json says. */
export function observationJson(
  observables: readonly ObservableWire[],
  regions: readonly RegionName[],
  { answers, problems }: Answers,
): object {
  return {
    version: 1,
    ...{ observables, regions },
    seen: answers.some(({ sightings }) => sightings.length > 0),
    modules: answers.map((answer) => ({
      ...ofModule(answer),
      sightings: answer.sightings.map(withoutModule),
      verdicts: answer.verdicts.map(withoutModule),
      errors: answer.errors.map(withoutModule),
      silence: isSilent(answer) ? meaningOf(answer) : [],
    })),
    problems: problems.map(({ region, error }) => ({ region, code: error.code, message: compose(error.facts, pulumiWording) })),
  };
}

function ofModule({ region, module: { id, name, enabled, type, requestTimeframeDays, device } }: Answer): object {
  return {
    ...{ region, moduleId: id, name, enabled, type, requestTimeframeDays },
    ...(device && { device: { id: device.id, name: device.found?.name, status: device.found?.status ?? "gone" } }),
  };
}

/** What a module said is listed below it. */
const withoutModule = (said: object): object =>
  Object.fromEntries(Object.entries(said).filter(([key]) => !["moduleId", "moduleName", "moduleTypeId"].includes(key)));

/** One sentence for standard error. */
export const problemLine = ({ region, error: { facts } }: Answers["problems"][number]): string =>
  compose({ ...facts, subject: { verb: "ask", noun: "modules of region", name: region } }, pulumiWording);
