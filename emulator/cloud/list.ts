import { badParameter } from "./refusal";
import { page } from "./route";

/** The filters and the order the Swagger gives both lists. */
export function select<T extends { enabled: boolean }>(
  items: readonly T[],
  query: URLSearchParams,
  searched: (item: T) => string,
): T[] {
  const enabled = query.get("enabled");
  const order = query.get("sort_order") ?? "asc";
  const by = query.get("sort_by");
  const sought = query.get("query")?.toLowerCase();
  if (enabled !== null && enabled !== "true" && enabled !== "false") throw badParameter("enabled", "invalid-value");
  if (order !== "asc" && order !== "desc") throw badParameter("sort_order", "invalid-value");
  const chosen = items.filter(
    (item) =>
      (enabled === null || String(item.enabled) === enabled) && (!sought || searched(item).toLowerCase().includes(sought)),
  );
  if (by !== null) {
    if (!/^[a-z_]+$/.test(by)) throw badParameter("sort_by", "invalid-value");
    const value = (item: T) => {
      const found = (item as Record<string, unknown>)[by];
      return typeof found === "string" ? found : JSON.stringify(found ?? "");
    };
    chosen.sort((left, right) => (value(left) < value(right) ? -1 : value(left) > value(right) ? 1 : 0));
  }
  if (order === "desc") chosen.reverse();
  return page(chosen, query);
}
