import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { readBody } from "./body";
import { type Addressed, type Matching, router } from "./router";

/** A request of which the head is read. */
export interface Received {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  /** As it was sent: nothing in it is decoded. */
  path: string;
  /** From the question mark on. */
  search: string;
}

/** A request that is read to its end. */
export interface HttpCall extends Received {
  /** What stands for the parameters of the route's path. */
  params: Record<string, string>;
  body: Buffer;
}

export interface HttpApp<Route extends Addressed> {
  routes: readonly Route[];
  matching: Matching;
  bodyLimitBytes: number;
  /** Answers a request; no route means that nothing matched. */
  serve: (call: HttpCall, route: Route | undefined) => Promise<void>;
  /** Answers one that could not be read (`RequestProblem`), or in the middle of which something else went wrong. */
  fail: (received: Received, problem: unknown) => void;
}

function receive(request: IncomingMessage, response: ServerResponse): Received {
  const { method = "", url = "" } = request;
  // In front of the path there may be the whole address (RFC 9112, absolute-form).
  const [, path = "", search = ""] = /^(?:[a-z]+:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(url) ?? [];
  return { request, response, method, path, search };
}

/** What a server of the emulator makes of its requests: body, route, answer. */
export function httpApp<Route extends Addressed>({
  routes,
  matching,
  bodyLimitBytes,
  serve,
  fail,
}: HttpApp<Route>): RequestListener {
  const find = router(routes, matching);
  const answer = async (received: Received): Promise<void> => {
    const { request, response, method, path } = received;
    try {
      const body = await readBody(request, bodyLimitBytes);
      const found = find(method, path);
      await serve({ ...received, body, params: found?.params ?? {} }, found?.route);
    } catch (problem) {
      if (response.headersSent) throw problem;
      fail(received, problem);
    }
  };
  return (request, response) => {
    answer(receive(request, response)).catch(() => {
      request.socket.destroy();
    });
  };
}
