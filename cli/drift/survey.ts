import type { ProviderError } from "../../provider/base/errors";
import type { Secrets } from "../../provider/base/known-secrets";
import { inWords } from "../../provider/base/sentence";
import { isRegionName, regionNames, type RegionName } from "../../provider/clients/cloud/regions";
import type { StackConfig } from "../../provider/core/compose";
import { inventory, type Item, type Listing, type Noun } from "../../provider/core/inventory";
import { bounded, ownerOf } from "../../provider/lifecycle/owner";
import { pulumiWording } from "../../provider/pulumi/wording";
import { atATime } from "../at-a-time";
import type { Session } from "../session";
import type { StackState } from "../states/checkpoint";
import { boxesOf, boxOfItem, itemKey, resourceOf, withLines } from "./boxes";
import type { DriftReport, Finding } from "./findings";
import { look, type Looked } from "./look";
import { Managed, type Held } from "./managed";
import { elsewhere, strangers } from "./strangers";

/** What a survey is made with. */
export interface SurveyOptions {
  /** Milliseconds: what expires within them is a finding. */
  withinMs: number;
  now: () => number;
  /** A session for stacks with this configuration: those with the same one share it. */
  open: (config: StackConfig) => Session;
  /** Hears how far it is. */
  tell?: (soFar: string) => void;
  /** What is found beside the clouds, such as by a login to the appliances. */
  beyond?: (session: Session, held: readonly Held[]) => Promise<Finding[]>;
}

/** A fleet's reads wait for the same lists; an FMC is asked for itself. */
const mostLooks = 100;

const listBudgetMs = 5 * 60_000;

/** Compares stacks with what is there. It makes no change, and takes no lock. */
export async function survey(stacks: readonly StackState[], options: SurveyOptions): Promise<DriftReport> {
  const now = options.now();
  const managed = new Managed(stacks);
  const count = counter(managed.all.length, options.tell);
  const parts = await Promise.all(byConfiguration(managed).map((held) => surveyOf(held, managed, { ...options, count }, now)));
  const regions = new Set(parts.flatMap((each) => each.regions));
  const boxes = new Map(parts.flatMap((each) => each.objects).map((each) => [each.key, each]));
  const findings = new Map(parts.flatMap((each) => each.findings).map((each) => [identity(each), each]));
  return {
    version: 1,
    checkedAt: new Date(now).toISOString(),
    stacks: stacks.map(({ name, resources }) => ({ name, resources: resources.length })),
    regions: regionNames.filter((each) => regions.has(each)),
    resources: managed.all.length,
    calls: parts.reduce((sum, { calls }) => sum + calls, 0),
    findings: [...findings.values()],
    ignored: [],
    objects: [...boxes.values()],
  };
}

/** What two stacks with the same configuration find is one finding. */
const identity = ({ kind, urn, id, region, summary }: Finding): string => JSON.stringify([kind, urn, id, region, summary]);

type Part = Pick<DriftReport, "findings" | "objects" | "regions" | "calls">;

/** Counts what is done. */
function counter(all: number, tell?: (soFar: string) => void): () => void {
  let done = 0;
  return () => tell?.(`${++done} of ${all}`);
}

async function surveyOf(
  held: readonly Held[],
  managed: Managed,
  { count, ...options }: SurveyOptions & { count: () => void },
  now: number,
): Promise<Part> {
  const session = options.open(configOf(held));
  const { access } = session;
  const regions = regionsOf(held);
  const listOf = lister(session);
  const [looked, beyond, ...listings] = await Promise.all([
    atATime(mostLooks, held, (each) => look(session, each, { now, withinMs: options.withinMs }).finally(count)),
    options.beyond?.(session, held) ?? [],
    ...regions.filter((region) => access.cloudProblem(region) === undefined).map(listOf),
  ]);
  const foreign = listings.flatMap(({ region, items }) => strangers(region, items, managed).map((each) => ({ ...each, region })));
  const found = await withMoved(looked, regions, session, listOf);
  const boxes = [
    ...looked.flatMap(({ held: each, outs }) => boxesOf(each, outs ?? each.resource.outs)),
    ...foreign.map(({ region, item }) => boxOfItem(region, item)),
  ];
  return {
    findings: [
      ...found,
      ...beyond,
      ...foreign.map(({ finding }) => finding),
      ...listings.flatMap(({ region, problems }) => problems.map((each) => notListed(region, each, access.secrets))),
    ],
    objects: withLines(
      boxes,
      listings.flatMap(({ region, items }) => linesOf(region, items)),
    ),
    regions,
    calls: access.requests(),
  };
}

interface Region {
  region: RegionName;
  items: Item[];
  problems: { noun: Noun; problem: ProviderError }[];
}

function lister({ access }: Session): (region: RegionName) => Promise<Region> {
  return async (region) => {
    const nouns = Object.entries(await inventory(access.cloud(region), access.call(listBudgetMs))) as [Noun, Listing][];
    return {
      region,
      items: nouns.flatMap(([, { items = [] }]) => items),
      problems: nouns.flatMap(([noun, listing]) => (listing.problem ? [{ noun, problem: listing.problem }] : [])),
    };
  };
}

/** What is missing where the state says may carry its mark in another region: somebody moved it by hand. */
async function withMoved(
  looked: readonly Looked[],
  seen: readonly RegionName[],
  session: Session,
  listOf: (region: RegionName) => Promise<Region>,
): Promise<Finding[]> {
  const isMissing = ({ findings }: Looked) => findings.some(({ kind }) => kind === "missing");
  const all = looked.flatMap(({ findings }) => findings);
  if (!looked.some(isMissing)) return all;
  const reachable = regionNames.filter((each) => session.access.cloudProblem(each) === undefined);
  const others = await Promise.all([...new Set([...seen, ...reachable])].filter((each) => reachable.includes(each)).map(listOf));
  const places = new Map(
    others.flatMap(({ region, items }) =>
      items.flatMap((item) => item.marks.map(({ kind, owner }) => [`${kind} ${owner}`, { region, item }] as const)),
    ),
  );
  return looked.flatMap(({ held, findings }) =>
    findings.map((finding) => {
      const { type, outs } = held.resource;
      const place = finding.kind === "missing" ? places.get(`${type} ${bounded(ownerOf(outs))}`) : undefined;
      return place && place.region !== finding.region ? elsewhere(place.region, place.item, finding) : finding;
    }),
  );
}

function notListed(region: RegionName, { noun, problem }: Region["problems"][number], secrets: Secrets): Finding {
  const { reason, next, code } = problem.facts;
  return {
    ...{ kind: "could-not-check", type: resourceOf[noun], name: `${noun}s of ${region}`, region, place: region, changes: [] },
    summary: secrets.redact(`what is unmanaged among the ${noun}s cannot be told: ${reason}`),
    repair: [secrets.redact(inWords(next, pulumiWording))],
    code,
  };
}

function linesOf(region: RegionName, items: readonly Item[]): { key: string; device: string }[] {
  return items.flatMap((item) =>
    item.deviceId === undefined
      ? []
      : [{ key: itemKey(region, item), device: itemKey(region, { noun: "device", id: item.deviceId }) }],
  );
}

function regionsOf(held: readonly Held[]): RegionName[] {
  const named = new Set(
    held.filter(({ resource }) => resource.type !== "FmcCloudIntegration").map(({ resource }) => resource.outs["region"]),
  );
  return [...named].filter(isRegionName);
}

const prefix = "ciscoctr:";

/** Resources by the provider's configuration of their stacks: nearly always all of them together. */
function byConfiguration({ all }: Managed): Held[][] {
  const groups = new Map<string, Held[]>();
  for (const held of all) {
    const own = Object.entries(held.stack.config).filter(([key]) => key.startsWith(prefix));
    const key = JSON.stringify(own.sort());
    const group = groups.get(key);
    if (group) group.push(held);
    else groups.set(key, [held]);
  }
  return [...groups.values()];
}

const configOf =
  ([first]: readonly Held[]): StackConfig =>
  (key) =>
    first?.stack.config[key];
