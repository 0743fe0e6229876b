// What was asked of the API, by kind.

/** @typedef {{ method: string, path: string }} Request */
/** @typedef {Record<string, number>} Calls */

const collections = [
  "/iroh/oauth2-clients/clients",
  "/iroh/iroh-sse/device",
  "/iroh/iroh-int/module-instance",
  "/iroh/iroh-int/module-type",
];

/** @param {Request} request */
function kindOf({ method, path }) {
  if (path === "/iroh/oauth2/token") return "access token";
  if (method === "GET") return collections.includes(path) ? "GET of a list" : "GET of one";
  return method;
}

/** @param {readonly Request[]} requests @returns {Calls} */
export function countCalls(requests) {
  /** @type {Calls} */
  const calls = {};
  for (const request of requests) calls[kindOf(request)] = (calls[kindOf(request)] ?? 0) + 1;
  return calls;
}

/** @param {Calls} calls */
export const allOf = (calls) => Object.values(calls).reduce((sum, each) => sum + each, 0);
