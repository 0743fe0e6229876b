import type { RegionName } from "../../provider/clients/cloud/regions";
import type { Item } from "../../provider/core/inventory";
import type { ResourceName } from "../../provider/generated/schemas";
import { itemKey, resourceOf } from "./boxes";
import type { Finding } from "./findings";
import { findingOf } from "./look";
import type { Held, Managed } from "./managed";

/** What a sentence calls an object. */
export const spoken: Readonly<Record<Item["noun"], string>> = {
  client: "API client",
  device: "device",
  module: "module",
  "module-type": "module type",
};

const lists: Readonly<Record<Item["noun"], string>> = {
  client: "clients",
  device: "devices",
  module: "modules",
  "module-type": "module-types",
};

/** Objects of a region that no given stack holds: doubles of what they hold, leftovers, other stacks' and nobody's. */
export function strangers(region: RegionName, items: readonly Item[], managed: Managed): { item: Item; finding: Finding }[] {
  const foreign = items.filter(({ id, given }) => !given && !managed.isHeld(id));
  const namesakes = new Map(
    items.flatMap((item) => {
      const held = managed.holderOf(item.id);
      return held ? [[namesake(item), held] as const] : [];
    }),
  );
  return foreign.map((item) => ({ item, finding: findingFor(region, item, managed, namesakes.get(namesake(item))) }));
}

const namesake = ({ noun, name, type }: Item): string => JSON.stringify([noun, name.toLowerCase(), type]);

function findingFor(region: RegionName, item: Item, managed: Managed, twin: Held | undefined): Finding {
  const [mark] = item.marks;
  const bearer = item.marks.map((each) => managed.bearerOf(each)).find((each) => each !== undefined);
  const what = `${spoken[item.noun]} ${item.id}`;
  const byHand = `Delete ${what} of region ${region} by hand, if it is not in use`;
  if (bearer) return duplicate(region, item, bearer, `${what} carries its mark, and its state has ${bearer.resource.id}`, byHand);
  // Two modules or API clients of one name may both be wanted; two device entries are one appliance that came back.
  if (twin && mark === undefined && item.noun === "device") {
    return duplicate(
      region,
      item,
      twin,
      `${what} has the same name and carries no mark: the appliance may have registered anew`,
      byHand,
    );
  }
  const owner = mark?.owner;
  if (mark && managed.isOfStack(mark)) {
    const summary = `it carries the mark of ${mark.owner}, which that stack does not hold: a run was killed, or it was taken out of the state`;
    return unmanaged(region, item, summary, [`Run pulumi up of that stack: it finds it by its mark`, byHand], owner);
  }
  if (owner !== undefined) {
    return unmanaged(region, item, `it belongs to ${owner}`, [`Give the stack of ${owner} too, or delete it there`], owner);
  }
  return unmanaged(region, item, "it carries no mark: it was made by hand or by another tool", [
    `npx --no cisco-ctr list ${lists[item.noun]} --region ${region} --unmanaged --adopt`,
    byHand,
  ]);
}

function duplicate(region: RegionName, item: Item, held: Held, summary: string, repair: string): Finding {
  return {
    ...findingOf(held, "duplicate", summary, [repair]),
    ...whose(item),
    id: item.id,
    region,
    object: itemKey(region, item),
  };
}

function unmanaged(region: RegionName, item: Item, summary: string, repair: string[], owner?: string): Finding {
  return {
    ...{
      kind: "unmanaged",
      type: typeOf(item),
      name: item.name,
      id: item.id,
      region,
      place: region,
      summary,
      changes: [],
      repair,
    },
    ...whose(item),
    ...(owner === undefined ? {} : { owner }),
    object: itemKey(region, item),
  };
}

const typeOf = ({ noun, marks }: Item): ResourceName => (marks[0]?.kind === "SseToken" ? "SseToken" : resourceOf[noun]);

/** Who made an object, and when it was last changed. */
export function whose({ by, createdAt, updatedAt }: Item): Pick<Finding, "by" | "at"> {
  const at = updatedAt ?? createdAt;
  return { ...(by === undefined ? {} : { by }), ...(at === undefined ? {} : { at }) };
}
