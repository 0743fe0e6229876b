import type { Held } from "./managed";

/** One word of a POSIX shell. */
const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

function target({ stack, resource }: Held): string {
  return `--stack ${quoted(stack.given ?? stack.stack)} --target ${quoted(resource.urn)}`;
}

/** Brings one resource to what the program says, and with it what hangs on it: a device made anew has another id. */
export const putRight = (held: Held): string => `pulumi up --refresh ${target(held)} --target-dependents`;

/** The opposite: takes what is there into the state. */
export const accept = (held: Held): string => `to take what is there into the state instead: pulumi refresh ${target(held)}`;

/** Makes one resource anew. */
export const makeAnew = ({ stack, resource }: Held): string =>
  `pulumi up --stack ${quoted(stack.given ?? stack.stack)} --replace ${quoted(resource.urn)}`;

export const applyStack = ({ stack }: Pick<Held, "stack">): string => `pulumi up --stack ${quoted(stack.given ?? stack.stack)}`;
