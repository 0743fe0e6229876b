import type { Properties } from "../../provider/lifecycle/schema";
import { unknown } from "../../provider/lifecycle/unknown";
import { secretSignature, signatureKey } from "../../provider/pulumi/secret-envelope";

export type Path = string[];

/** Values out of their envelopes. */
export interface Opened {
  values: Properties;
  paths: {
    /** Of secrets that were not given. */
    hidden: Path[];
    /** Of all secrets. */
    secret: Path[];
  };
}

const locked = Symbol("a secret that was not given");

/** Opens every envelope of a secret in a state, also one within another. @param hidden what a secret is that was not given */
export function opened(properties: Properties, hidden: "absent" | "unknown"): Opened {
  const paths: Opened["paths"] = { hidden: [], secret: [] };
  return { values: record(properties, [], paths, hidden === "unknown" ? unknown : undefined), paths };
}

function record(value: object, path: Path, paths: Opened["paths"], instead: unknown): Properties {
  const parts = Object.entries(value).map(([key, each]: [string, unknown]) => {
    const part = open(each, [...path, key], paths, instead);
    if (part !== locked) return [key, part] as const;
    paths.hidden.push([...path, key]);
    return [key, instead] as const;
  });
  return Object.fromEntries(parts.filter(([, each]) => each !== undefined));
}

function open(value: unknown, path: Path, paths: Opened["paths"], instead: unknown): unknown {
  if (Array.isArray(value)) return list(value, path, paths, instead);
  if (value === null || typeof value !== "object") return value;
  const { [signatureKey]: signature, plaintext } = value as Properties;
  if (signature !== secretSignature) return record(value, path, paths, instead);
  paths.secret.push(path);
  return typeof plaintext === "string" ? open(parsed(plaintext), path, paths, instead) : locked;
}

/** A list of which something is locked says nothing as a whole. */
function list(value: unknown[], path: Path, paths: Opened["paths"], instead: unknown): unknown {
  const within: Opened["paths"] = { hidden: [], secret: [] };
  const items = value.map((each, index) => open(each, [...path, String(index)], within, instead));
  if (within.secret.length > 0) paths.secret.push(path);
  return within.hidden.length > 0 || items.includes(locked) ? locked : items;
}

/** What is no JSON was not given either. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return locked;
  }
}
