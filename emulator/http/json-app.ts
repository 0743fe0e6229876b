import type { RequestListener } from "node:http";
import { InputProblem } from "../ground/input";
import type { Reply } from "../ground/reply";
import { httpApp } from "./app";
import { readJson } from "./body";
import { RequestProblem } from "./problem";
import type { Addressed } from "./router";
import { send } from "./send";

/** One call of an API of ours. */
export interface JsonCall {
  params: Record<string, string>;
  /** What the body says; undefined when there is none. */
  json: () => unknown;
}

export interface JsonRoute extends Addressed {
  handler: (call: JsonCall) => Reply | Promise<Reply>;
}

function statusOf(problem: unknown): number {
  if (problem instanceof RequestProblem) return problem.status;
  return problem instanceof InputProblem ? 400 : 500;
}

/** An API of ours, JSON over HTTP; every refusal is `{"error": "a sentence"}`, `missing` the one to what has no route. */
export function jsonApp(
  routes: readonly JsonRoute[],
  bodyLimitBytes: number,
  missing: (method: string, path: string) => string,
): RequestListener {
  return httpApp({
    routes,
    matching: { sensitive: false, trailing: true },
    bodyLimitBytes,
    serve: async ({ response, method, path, params, body }, route) => {
      const reply = route
        ? await route.handler({ params, json: () => readJson(body) })
        : { status: 404, body: { error: missing(method, path) } };
      send(response, reply);
    },
    fail: ({ response }, problem) => {
      send(response, {
        status: statusOf(problem),
        body: { error: problem instanceof Error ? problem.message : String(problem) },
      });
    },
  });
}
