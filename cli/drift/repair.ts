import { shellWord } from "../shell-word";
import type { Held } from "./managed";

function target({ stack, resource }: Held): string {
  return `--stack ${shellWord(stack.given ?? stack.stack)} --target ${shellWord(resource.urn)}`;
}

/** Brings one resource to what the program says, and with it what hangs on it: a device made anew has another id. */
export const putRight = (held: Held): string => `pulumi up --refresh ${target(held)} --target-dependents`;

/** The opposite: takes what is there into the state. */
export const accept = (held: Held): string => `to take what is there into the state instead: pulumi refresh ${target(held)}`;

/** Makes one resource anew. */
export const makeAnew = ({ stack, resource }: Held): string =>
  `pulumi up --stack ${shellWord(stack.given ?? stack.stack)} --replace ${shellWord(resource.urn)}`;

export const applyStack = ({ stack }: Pick<Held, "stack">): string =>
  `pulumi up --stack ${shellWord(stack.given ?? stack.stack)}`;

/** After an `up`: it may leave the note of a create that was never ended in the state. */
export const forgetCreates = ({ stack }: Pick<Held, "stack">): string =>
  `then pulumi refresh --stack ${shellWord(stack.given ?? stack.stack)} --clear-pending-creates: an up alone may leave the note of it in the state`;
