import { regionNames, type RegionName } from "../../provider/clients/cloud/regions";
import type { Item } from "../../provider/core/inventory";
import type { StackState } from "../states/checkpoint";
import { boxOfItem, itemKey, withLines } from "./boxes";
import type { DriftReport, Finding } from "./findings";
import { Managed } from "./managed";
import { byConfiguration, partOf } from "./part";
import { applyStack } from "./repair";
import { strangers } from "./strangers";
import type { SurveyOptions } from "./survey";

/** What there is to say of the resources of stacks. */
export type Compared = Pick<DriftReport, "regions" | "resources" | "calls" | "findings" | "objects">;

/** Compares the resources of stacks, and what their regions have besides. */
export async function compare(stacks: readonly StackState[], options: SurveyOptions, now: number): Promise<Compared> {
  const managed = new Managed(stacks);
  const count = counter(managed.all.length, options.tell);
  const parts = await Promise.all(byConfiguration(managed).map((held) => partOf(held, managed, { ...options, count }, now)));
  const asking = new Set(parts.flatMap((each) => each.asking));
  const foreign = parts.flatMap(({ listings, places }) =>
    listings.flatMap(({ region, items }) => {
      const others = items.filter((item) => !asking.has(item.id) && !places.has(itemKey(region, item)));
      return strangers(region, others, managed).map((each) => ({ ...each, region }));
    }),
  );
  const all = [...parts.flatMap((each) => each.findings), ...foreign.map(({ finding }) => finding)];
  const boxes = [...parts.flatMap((each) => each.boxes), ...foreign.map(({ region, item }) => boxOfItem(region, item))];
  const lines = parts.flatMap(({ listings }) => listings.flatMap(({ region, items }) => linesOf(region, items)));
  const regions = new Set(parts.flatMap((each) => each.regions));
  return {
    regions: regionNames.filter((each) => regions.has(each)),
    resources: managed.all.length,
    calls: parts.reduce((sum, { calls }) => sum + calls, 0),
    findings: [...new Map([...all, ...stacks.flatMap(unsettledOf)].map((each) => [identity(each), each])).values()],
    objects: withLines([...new Map(boxes.map((each) => [each.key, each])).values()], lines),
  };
}

/** What two stacks with the same configuration find is one finding. */
const identity = ({ kind, urn, id, region, summary }: Finding): string => JSON.stringify([kind, urn, id, region, summary]);

/** Counts what is done. */
function counter(all: number, tell?: (soFar: string) => void): () => void {
  let done = 0;
  return () => tell?.(`${++done} of ${all}`);
}

/** What a run has begun is neither there for certain nor gone. */
function unsettledOf(stack: StackState): Finding[] {
  return stack.unsettled.map(({ urn, type, name, operation }) => ({
    ...{ kind: "could-not-check", urn, stack: stack.name, type, name, place: "the state", changes: [], code: "pending" },
    summary:
      operation === "replacing"
        ? "a run has deleted it to make it anew, and has not come to that"
        : `a run has begun ${operation} it and not told the end: it was killed, or it is still going on`,
    repair: [applyStack({ stack })],
  }));
}

function linesOf(region: RegionName, items: readonly Item[]): { key: string; device: string }[] {
  return items.flatMap((item) =>
    item.deviceId === undefined
      ? []
      : [{ key: itemKey(region, item), device: itemKey(region, { noun: "device", id: item.deviceId }) }],
  );
}
