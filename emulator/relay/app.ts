import type { RequestListener } from "node:http";
import { type Observable, reputation } from "../ground/observables";
import type { Reply } from "../ground/reply";
import { jsonApp, type JsonRoute } from "../http/json-app";

const weekMs = 7 * 86_400_000;

function isObservable(value: unknown): value is Observable {
  const { type, value: text } = (value ?? {}) as Partial<Observable>;
  return typeof type === "string" && typeof text === "string";
}

function bag(key: string, docs: object[]): object {
  return docs.length === 0 ? {} : { [key]: { count: docs.length, docs } };
}

/** What the relay knows to be bad: the same as Talos of the emulated cloud. */
function bad(observables: readonly Observable[]): Observable[] {
  return observables.filter((observable) => reputation(observable).disposition === 2);
}

function verdicts(observables: readonly Observable[], now: number): object {
  const valid_time = { start_time: new Date(now).toISOString(), end_time: new Date(now + weekMs).toISOString() };
  const docs = bad(observables).map((observable) => ({ type: "verdict", observable, ...reputation(observable), valid_time }));
  return bag("verdicts", docs);
}

function sightings(observables: readonly Observable[], now: number): object {
  const docs = bad(observables).map((observable) => ({
    ...{ type: "sighting", id: `transient:relay-${observable.value}`, schema_version: "1.2.0", count: 1 },
    ...{ source: "emulated relay", confidence: "High", severity: "High", description: "Seen by the emulated relay" },
    observed_time: { start_time: new Date(now).toISOString() },
    observables: [observable],
  }));
  return bag("sightings", docs);
}

function references(observables: readonly Observable[]): object[] {
  return observables.map(({ type, value }) => ({
    id: `ref-relay-search-${type}-${value}`,
    title: `Search for this ${type}`,
    description: "Look it up with the emulated relay",
    categories: ["Emulated Relay", "Search"],
    url: `https://search.example.com/?type=${encodeURIComponent(type)}&value=${encodeURIComponent(value)}`,
  }));
}

const bodyLimitBytes = 2 ** 20;

/** What a call about observables answers, of which `answer` knows something. */
function about(answer: (observables: Observable[]) => unknown): JsonRoute["handler"] {
  return ({ json }): Reply => {
    const body = json();
    if (Array.isArray(body) && body.every(isObservable)) return { status: 200, body: { data: answer(body) } };
    const message = "The body is no list of observables";
    return { status: 200, body: { errors: [{ type: "fatal", code: "invalid payload received", message }] } };
  };
}

/**
 * A small relay: what a module of a relay's type asks, by `POST {url}/health` and `POST {url}/observe/observables` (contracts 3.3). Like
 * the published ones it answers 200 with `data`, or with `errors`, and it takes every authorization.
 */
export function relayApp(clock: { now: () => number }): RequestListener {
  const answers: Record<string, JsonRoute["handler"]> = {
    "/health": () => ({ status: 200, body: { data: { status: "ok" } } }),
    "/observe/observables": about((observables) => ({
      ...sightings(observables, clock.now()),
      ...verdicts(observables, clock.now()),
    })),
    "/deliberate/observables": about((observables) => verdicts(observables, clock.now())),
    "/refer/observables": about(references),
  };
  const routes = Object.entries(answers).map(([path, handler]) => ({ method: "POST", path, handler }));
  return jsonApp(routes, bodyLimitBytes, (method, path) => `the relay has no call ${method} ${path}`);
}
