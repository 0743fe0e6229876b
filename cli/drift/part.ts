import { atATime } from "../../provider/base/at-a-time";
import { cancelled } from "../../provider/base/clock";
import type { ProviderError } from "../../provider/base/errors";
import type { Secrets } from "../../provider/base/known-secrets";
import { inWords } from "../../provider/base/sentence";
import { isRegionName, regionNames, type RegionName } from "../../provider/clients/cloud/regions";
import { inventory, type Item, type Listing, type Noun } from "../../provider/core/inventory";
import { pulumiWording } from "../../provider/pulumi/wording";
import type { Core } from "../session";
import { boxesOf } from "./boxes";
import type { Finding, MapObject } from "./findings";
import { look } from "./look";
import type { Held, Managed } from "./managed";
import { mayHaveMoved, withPlaces } from "./moved";
import type { SurveyOptions } from "./survey";

/** A fleet's reads wait for the same lists; an FMC is asked for itself. */
const mostLooks = 100;

const listBudgetMs = 5 * 60_000;

/** What the stacks with the same credentials see. */
export interface Part {
  /** Of their resources. */
  findings: Finding[];
  boxes: MapObject[];
  /** In which they have resources. */
  regions: RegionName[];
  /** Of those that can be asked. */
  listings: Region[];
  /** Keys of what stands in another region than its state says. */
  places: ReadonlySet<string>;
  /** Ids of the API clients that ask: nobody is to manage them. */
  asking: string[];
  calls: number;
}

/** Looks at the resources of stacks with the same credentials, and lists their regions. */
export async function partOf(
  session: Core,
  held: readonly Held[],
  managed: Managed,
  { count, ...options }: SurveyOptions & { count: () => void },
  now: number,
): Promise<Part> {
  const { access } = session;
  const listOf = lister(session);
  const isUsable = (region: RegionName) => access.cloudProblem(region) === undefined;
  const regions = regionsOf(held);
  const looking = { now, withinMs: options.withinMs, closed: new Map() };
  const [looked, beyond, ...listings] = await Promise.all([
    atATime(mostLooks, held, (each) => look(session, each, looking).finally(count)),
    options.beyond?.(session, held) ?? [],
    ...regions.filter(isUsable).map(listOf),
  ]);
  const others = looked.some(mayHaveMoved) ? await Promise.all(regionNames.filter(isUsable).map(listOf)) : [];
  const places = others.flatMap(({ region, items }) => items.map((item) => ({ region, item })));
  const found = looked.flatMap((each) => withPlaces(each, places, managed));
  if (session.signal.aborted) throw cancelled();
  return {
    findings: [...found, ...beyond, ...listings.flatMap((each) => notListed(each, access.secrets))],
    boxes: looked.flatMap(({ held: each, outs }) => boxesOf(each, outs ?? each.resource.outs)),
    ...{ regions, listings },
    places: new Set(found.flatMap(({ kind, object }) => (kind === "wrong-region" && object !== undefined ? [object] : []))),
    asking: regionNames.filter(isUsable).map((region) => access.cloud(region).client.clientId),
    calls: access.requests(),
  };
}

interface Region {
  region: RegionName;
  items: Item[];
  problems: { noun: Noun; problem: ProviderError }[];
}

/** Lists a region once, however often it is asked for. */
function lister({ access }: Core): (region: RegionName) => Promise<Region> {
  const list = async (region: RegionName): Promise<Region> => {
    const nouns = Object.entries(await inventory(access.cloud(region), access.call(listBudgetMs))) as [Noun, Listing][];
    return {
      region,
      items: nouns.flatMap(([, { items = [] }]) => items),
      problems: nouns.flatMap(([noun, listing]) => (listing.problem ? [{ noun, problem: listing.problem }] : [])),
    };
  };
  const listed = new Map<RegionName, Promise<Region>>();
  return (region) => {
    const found = listed.get(region) ?? list(region);
    listed.set(region, found);
    return found;
  };
}

/** One finding for each reason: a login that is refused says the same of every noun. */
function notListed({ region, problems }: Region, secrets: Secrets): Finding[] {
  const reasons = [...new Set(problems.map(({ problem }) => problem.facts.reason))];
  return reasons.flatMap((reason) => {
    const same = problems.filter(({ problem }) => problem.facts.reason === reason);
    const [first] = same;
    if (first === undefined) return [];
    const { next, code } = first.problem.facts;
    const nouns = `${same.map(({ noun }) => `${noun}s`).join(", ")} of ${region}`;
    return {
      ...{ kind: "could-not-check", name: nouns, region, place: region, changes: [], code },
      summary: secrets.redact(`what is unmanaged among them cannot be told: ${reason}`),
      repair: [secrets.redact(inWords(next, pulumiWording))],
    };
  });
}

function regionsOf(held: readonly Held[]): RegionName[] {
  const named = new Set(
    held.filter(({ resource }) => resource.type !== "FmcCloudIntegration").map(({ resource }) => resource.outs["region"]),
  );
  return [...named].filter(isRegionName);
}
