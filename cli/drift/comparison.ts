import { regionNames, type RegionName } from "../../provider/clients/cloud/regions";
import type { Item } from "../../provider/core/inventory";
import type { StackState } from "../states/checkpoint";
import { boxOfItem, itemKey, withLines } from "./boxes";
import type { DriftReport, Finding } from "./findings";
import { findingOf } from "./look";
import { Managed } from "./managed";
import { partOf } from "./part";
import { applyStack, forgetCreates } from "./repair";
import { bySession } from "./sessions";
import { strangers } from "./strangers";
import type { SurveyOptions } from "./survey";

/** What there is to say of the resources of stacks. */
export type Compared = Pick<DriftReport, "regions" | "resources" | "calls" | "findings" | "objects">;

/** Compares the resources of stacks, and what their regions have besides. */
export async function compare(stacks: readonly StackState[], options: SurveyOptions, now: number): Promise<Compared> {
  const managed = new Managed(stacks);
  const count = counter(managed.all.length, options.tell);
  const groups = [...bySession(managed, options.open)];
  const parts = await Promise.all(groups.map(([session, held]) => partOf(session, held, managed, { ...options, count }, now)));
  const asking = new Set(parts.flatMap((each) => each.asking));
  const foreign = parts.flatMap(({ listings, places }) =>
    listings.flatMap(({ region, items }) => {
      const others = items.filter((item) => !asking.has(item.id) && !places.has(itemKey(region, item)));
      return strangers(region, others, managed).map((each) => ({ ...each, region }));
    }),
  );
  const gone = new Set(parts.flatMap((each) => each.findings).flatMap(({ kind, urn }) => (kind === "missing" ? [urn] : [])));
  const all = [
    ...parts.flatMap((each) => each.findings),
    ...foreign.map(({ finding }) => (gone.has(finding.urn) ? overtaken(finding) : finding)),
    ...parts.flatMap(({ listings }) => listings.flatMap((each) => orphans(each.items, managed))),
  ];
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

/** The object of the state is gone and another one carries its mark: the state is older, and the other one is the one in use. */
function overtaken(finding: Finding): Finding {
  if (finding.kind !== "duplicate") return finding;
  return {
    ...finding,
    summary: `${finding.summary} which is gone: the state is older than what is there`,
    repair: ["Compare with the stack's own state; if this is it, run pulumi up: it takes over what carries its mark"],
  };
}

/** Modules whose device is not there: they find nothing, and nothing else says so. */
function orphans(items: readonly Item[], managed: Managed): Finding[] {
  const devices = new Set(items.flatMap(({ noun, id }) => (noun === "device" ? [id] : [])));
  if (devices.size === 0) return [];
  return items.flatMap(({ id, deviceId }) => {
    const held = deviceId === undefined || devices.has(deviceId) ? undefined : managed.holderOf(id);
    // That it asks another device than its state says is drift, and told as such.
    if (held === undefined || deviceId === undefined || held.resource.outs["deviceId"] !== deviceId) return [];
    const isManaged = managed.holderOf(deviceId) !== undefined;
    // Of a device of the stacks it is said already that it is gone.
    return isManaged ? [] : [findingOf(held, "changed", `it asks device ${deviceId}, which does not exist`, [applyStack(held)])];
  });
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
    repair: [
      applyStack({ stack }),
      ...(operation === "creating" ? [forgetCreates({ stack })] : []),
      "If the backend says that the stack is locked and no run is alive any more: pulumi cancel, then the same again",
    ],
  }));
}

function linesOf(region: RegionName, items: readonly Item[]): { key: string; device: string }[] {
  return items.flatMap((item) =>
    item.deviceId === undefined
      ? []
      : [{ key: itemKey(region, item), device: itemKey(region, { noun: "device", id: item.deviceId }) }],
  );
}
