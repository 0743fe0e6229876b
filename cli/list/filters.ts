import type { Listed } from "./listing";

/** Which of the objects are wanted; whatever is absent leaves all. Letters' case does not count. */
export interface Filters {
  /** A name, in which `*` stands for anything and `?` for one character. */
  name?: string;
  /** `project`, `project/stack` or `project/stack/name`; `none` for what carries no mark. */
  owner?: string;
  /** The type of a device; a module's by its title or short name. */
  type?: string;
  status?: string;
  /** What nobody manages and somebody made: no mark, not Cisco's own, and not the API client that asks. */
  unmanaged?: boolean;
}

export function passes(item: Listed, { name, owner, type, status, unmanaged = false }: Filters): boolean {
  return (
    (name === undefined || glob(name).test(item.name)) &&
    (owner === undefined || isOwnedBy(item, owner)) &&
    (type === undefined || [item.type, item.shortType].some((each) => same(each, type))) &&
    (status === undefined || same(item.status, status)) &&
    (!unmanaged || isUnmanaged(item))
  );
}

export const isUnmanaged = ({ marks, given }: Listed): boolean => marks.length === 0 && given !== true;

const same = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

function isOwnedBy({ marks }: Listed, owner: string): boolean {
  if (owner === "none") return marks.length === 0;
  return marks.some((mark) => `${mark.owner}/`.startsWith(owner.endsWith("/") ? owner : `${owner}/`));
}

/** A pattern as shells have it, for the whole of a name. */
function glob(pattern: string): RegExp {
  const parts = pattern.split(/([*?])/).map((part) => {
    if (part === "*") return ".*";
    return part === "?" ? "." : part.replace(/[\\^$.|+()[\]{}]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`, "isu");
}
