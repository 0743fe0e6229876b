import { createHash } from "node:crypto";
import type { Properties } from "./schema";

/** Who a resource belongs to: `project/stack/name`, set by the class, never by the user. */
export const ownerProperty = "owner";

/** What an owner is made of. */
export interface OwnerParts {
  project: string;
  stack: string;
  /** Types of the components that the resource stands in, the outermost first. */
  parents: readonly string[];
  logicalName: string;
}

/**
 * `project/stack/name`; below components their types stand before the name, as in a URN, so that no two resources are the same owner. A
 * `$` in the name itself is escaped.
 */
export function ownerText({ project, stack, parents, logicalName }: OwnerParts): string {
  const name = logicalName.replaceAll("%", "%25").replaceAll("$", "%24");
  return `${project}/${stack}/${parents.map((type) => `${type}$`).join("")}${name}`;
}

/** True for a text that names project, stack and resource. */
export const isOwner = (text: string): boolean => /^[^/]+\/[^/]+\/./.test(text);

/** `project/stack/name` of a resource's inputs or outputs. */
export function ownerOf(values: Properties): string {
  const owner = values[ownerProperty];
  return typeof owner === "string" ? owner : "";
}

/** The name in an owner: what stands behind project and stack, and behind the types of parents. */
export function logicalNameOf(owner: string): string {
  const name = owner.replace(/^[^/]*\/[^/]*\//, "");
  return name
    .slice(name.lastIndexOf("$") + 1)
    .replaceAll("%24", "$")
    .replaceAll("%25", "%");
}

const wholeStack = (owner: string): string => owner.split("/").slice(0, 2).join("/");

/** `project/stack` of an owner; of one that was cut it is the same as of the whole one. */
export function stackOf(owner: string): string {
  const stack = wholeStack(owner);
  if (encoded(stack).length <= longestStack) return stack;
  const parts = stack.split("/");
  return parts.map((part) => (encoded(part).length <= longestPart ? part : cut(part, part, longestPart))).join("/");
}

const longestOwner = 160;
/** Leaves room for the end of an owner: what is cut is never the line between stack and name. */
const longestStack = 142;
const longestPart = 70;

/** An owner that fits into a description; a long one ends with a hash that tells it from others with the same beginning. */
export function bounded(owner: string): string {
  if (encoded(owner).length <= longestOwner) return owner;
  const name = owner.slice(wholeStack(owner).length);
  return cut(`${stackOf(owner)}${name}`, owner, longestOwner);
}

/** The beginning of a text, with the hash of the whole. */
function cut(text: string, whole: string, longest: number): string {
  const end = `…${sha256(whole).slice(0, 8)}`;
  let short = "";
  for (const character of text) {
    if (encoded(`${short}${character}${end}`).length > longest) break;
    short += character;
  }
  return `${short}${end}`;
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The owner as a mark holds it: without blanks and brackets. */
export const encoded = (owner: string): string => Buffer.from(owner).toString().split("/").map(encodeURIComponent).join("/");

/** The owner that {@link encoded} made a text of. */
export function decoded(owner: string): string {
  try {
    return owner.split("/").map(decodeURIComponent).join("/");
  } catch {
    return owner;
  }
}
