import { describe, expect, test } from "@jest/globals";
import { compose, isProviderError, ProviderError, type ErrorFacts } from "../../../provider/base/errors";

const facts: ErrorFacts = { code: "refused", reason: "the API refuses the request", next: "Check the inputs it names." };
const subject = { verb: "update", noun: "module", name: "esa1" };
const request = { method: "PATCH", path: "/iroh/iroh-int/module-instance/7", status: 400, error: "invalid", traceId: "ctx-1" };

describe("the sentence of an error", () => {
  test.each<[string, ErrorFacts, string]>([
    ["bare", facts, "the API refuses the request. Check the inputs it names."],
    [
      "with its subject",
      { ...facts, subject },
      'cannot update module "esa1": the API refuses the request. Check the inputs it names.',
    ],
    [
      "with everything",
      { ...facts, subject, request },
      'cannot update module "esa1": the API refuses the request (PATCH /iroh/iroh-int/module-instance/7 -> 400 invalid, trace ctx-1). Check the inputs it names.',
    ],
    [
      "without an answer",
      { ...facts, request: { method: "GET", path: "/a" } },
      "the API refuses the request (GET /a). Check the inputs it names.",
    ],
    [
      "with a status alone",
      { ...facts, request: { method: "GET", path: "/a", status: 502 } },
      "the API refuses the request (GET /a -> 502). Check the inputs it names.",
    ],
    [
      "with a trace alone",
      { ...facts, request: { method: "GET", path: "/a", status: 502, traceId: "t" } },
      "the API refuses the request (GET /a -> 502, trace t). Check the inputs it names.",
    ],
  ])("%s", (_, given, sentence) => {
    expect(compose(given)).toBe(sentence);
    expect(new ProviderError(given).message).toBe(sentence);
  });
});

test("an error is data: code and facts", () => {
  const error = new ProviderError({ ...facts, ambiguous: true });
  expect({ name: error.name, code: error.code, facts: error.facts }).toEqual({
    name: "ProviderError",
    code: "refused",
    facts: { ...facts, ambiguous: true },
  });
});

test("isProviderError tells kinds apart by code alone", () => {
  const error = new ProviderError({ ...facts, reason: "not-found" });
  expect(isProviderError(error)).toBe(true);
  expect(isProviderError(error, "refused")).toBe(true);
  expect(isProviderError(error, "not-found")).toBe(false);
  expect(isProviderError(new Error("refused"), "refused")).toBe(false);
  expect(isProviderError({ name: error.name, code: error.code, facts: error.facts })).toBe(false);
  expect(isProviderError(undefined)).toBe(false);
});
