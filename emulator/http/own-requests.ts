import type { IncomingMessage, RequestListener } from "node:http";

const loopback = ["127.0.0.1", "localhost"];

/** Why a request is not meant for this server, in one sentence; undefined when it is. */
function foreign({ headers, socket }: IncomingMessage, scheme: string, names: readonly string[]): string | undefined {
  const hosts = [...loopback, ...names].map((name) => `${name.toLowerCase()}:${socket.localPort ?? 0}`);
  const { host = "", origin } = headers;
  // A name of somebody else's that leads here: a page of his would be of our origin (DNS rebinding).
  if (!hosts.includes(host.toLowerCase())) {
    return `the emulator takes requests to ${hosts.join(" or ")} only: the Host header says something else`;
  }
  if (origin !== undefined && !hosts.some((own) => origin.toLowerCase() === `${scheme}://${own}`)) {
    return "the emulator takes no requests from pages of another origin";
  }
  // Some requests of a browser have no Origin; `none` is a person's own, typed or a bookmark.
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return "the emulator takes no requests from other sites";
  return undefined;
}

/**
 * Lets only requests through that are for this very server and from no page of another: whoever browses the web on the machine runs
 * programs of strangers, and those can send requests to 127.0.0.1. `names` are what else it goes by.
 */
export function ownRequests(listener: RequestListener, scheme: "http" | "https", names: readonly string[] = []): RequestListener {
  return (request, response) => {
    const problem = foreign(request, scheme, names);
    if (problem === undefined) {
      listener(request, response);
      return;
    }
    response.writeHead(403, { "Content-Type": "application/json;charset=utf-8", Connection: "close" });
    response.end(JSON.stringify({ error: problem }));
  };
}
