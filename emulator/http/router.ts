import { RequestProblem } from "./problem";

/** What a route is found by; the path has its parameters in braces. */
export interface Addressed {
  method: string;
  path: string;
}

/** How paths are compared: letter for letter when `sensitive`, and `trailing` with a slash at the end too. */
export interface Matching {
  sensitive: boolean;
  trailing: boolean;
}

interface Found<Route> {
  route: Route;
  /** Decoded, by name. */
  params: Record<string, string>;
}

/** A parameter is all of a part between slashes, as it was sent: an encoded slash belongs to it. */
function patternOf(path: string, { sensitive, trailing }: Matching): RegExp {
  const [first = "", ...others] = path.replace(/[.?+]/g, "\\$&").split("{");
  const groups = others.map((part) => `(?<${part.replace("}", ">[^/]+)")}`);
  return new RegExp(`^${first}${groups.join("")}${trailing ? "/?" : ""}$`, sensitive ? "" : "i");
}

function decoded(params: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    throw new RequestProblem(400, "the path has a broken % escape");
  }
}

/** Finds the route of a request; a HEAD has that of the GET. */
export function router<Route extends Addressed>(
  routes: readonly Route[],
  matching: Matching,
): (method: string, path: string) => Found<Route> | undefined {
  const table = routes.map((route) => ({ route, pattern: patternOf(route.path, matching) }));
  return (method, path) => {
    const wanted = method === "HEAD" ? "GET" : method;
    for (const { route, pattern } of table) {
      const match = pattern.exec(path);
      if (!match) continue;
      // Before the method is looked at: a path that cannot be read is wrong for all of them.
      const params = decoded(match.groups ?? {});
      if (route.method === wanted) return { route, params };
    }
    return undefined;
  };
}
