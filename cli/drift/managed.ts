import type { Mark } from "../../provider/lifecycle/mark";
import { bounded, ownerOf, stackOf } from "../../provider/lifecycle/owner";
import type { StackState, StateResource } from "../states/checkpoint";

/** A resource with the stack that has it. */
export interface Held {
  stack: StackState;
  resource: StateResource;
}

/** What the given stacks hold, by id and by owner. */
export class Managed {
  readonly all: readonly Held[];
  private readonly byId = new Map<string, Held>();
  private readonly byOwner = new Map<string, Held>();
  private readonly leaving: ReadonlySet<string>;
  private readonly stacks: ReadonlySet<string>;

  constructor(stacks: readonly StackState[]) {
    this.all = stacks.flatMap((stack) => stack.resources.map((resource) => ({ stack, resource })));
    for (const held of this.all) {
      for (const id of idsIn(held.resource)) this.byId.set(id, held);
      this.byOwner.set(ownerKey(held.resource.type, bounded(ownerOf(held.resource.outs))), held);
    }
    this.leaving = new Set(stacks.flatMap((stack) => stack.leaving.flatMap(idsIn)));
    const named = stacks.filter(({ stack }) => stack !== "").map(({ project, stack }) => stackOf(`${project}/${stack}/`));
    this.stacks = new Set([...named, ...this.all.map(({ resource }) => stackOf(ownerOf(resource.outs)))]);
  }

  /** Who holds an object. */
  holderOf(id: string): Held | undefined {
    return this.byId.get(id);
  }

  /** True for an object that a given stack holds, also for one that is to be deleted. */
  isHeld(id: string): boolean {
    return this.byId.has(id) || this.leaving.has(id);
  }

  /** Whose mark it is. */
  bearerOf({ kind, owner }: Mark): Held | undefined {
    return this.byOwner.get(ownerKey(kind, owner));
  }

  /** True for the mark of a stack that was given, also of a resource that it has no more. */
  isOfStack({ owner }: Mark): boolean {
    return this.stacks.has(stackOf(owner));
  }
}

const ownerKey = (kind: string, owner: string): string => `${kind} ${owner}`;

/** Ids of the objects that a resource stands for: a token has one for each of its entries. */
function idsIn({ type, id, outs }: StateResource): string[] {
  const { deviceIds } = outs;
  return type === "SseToken" && Array.isArray(deviceIds) ? [id, ...(deviceIds as string[])] : [id];
}
