/** What a program declares, as the stand-in for the engine takes it. */
import type { Properties } from "./provider-process";

/** A reference to an output of an earlier resource, such as `ref("token", "tokens", 0)`. */
export class Ref {
  constructor(
    readonly name: string,
    readonly path: readonly (string | number)[],
  ) {}
}

export const ref = (name: string, ...path: (string | number)[]): Ref => new Ref(name, path);

export interface Declared {
  name: string;
  /** The class. */
  type: string;
  /** May hold references, at the top level only. */
  inputs: Properties;
  options?: Options;
}

/** Pulumi's options of a resource, as the engine gets them; resources stand here by their names. */
export interface Options {
  deleteBeforeReplace?: boolean;
  protect?: boolean;
  retainOnDelete?: boolean;
  deletedWith?: string;
  ignoreChanges?: string[];
  replaceOnChanges?: string[];
  /** An alias: the name it had before. */
  formerly?: string;
  /** The last transform of the stack. */
  transform?: (inputs: Properties) => Properties;
}

/** Resources, each after those it refers to. */
export type Program = readonly Declared[];

export function refersTo({ inputs }: Declared, names: ReadonlySet<string> | undefined): boolean {
  return Object.values(inputs).some((value) => value instanceof Ref && names?.has(value.name));
}
