import { describe, expect, test } from "@jest/globals";
import { findObservables } from "../../../emulator/cloud/inspect";
import { Quota } from "../../../emulator/ground/quota";
import { covers, intersectScopes, isKnownScope } from "../../../emulator/cloud/scopes";

describe("covers", () => {
  test.each([
    ["integration", "integration/module-instance:write", true],
    ["integration:read", "integration/module-instance:read", true],
    ["integration:read", "integration/module-instance:write", false],
    ["enrich:read", "enrich/observables/observe:read", true],
    ["integration/module-type", "integration/module-instance:read", false],
    ["sse:read", "sse", false],
    ["sse", "sse:read", true],
    ["inspect", "inspection:read", false],
  ])("%s covers %s: %s", (held, wanted, expected) => {
    expect(covers(held, wanted)).toBe(expected);
  });

  test("meets in the narrower of two", () => {
    expect(intersectScopes(["sse", "casebook"], ["sse:read", "oauth"])).toEqual(["sse:read"]);
  });

  test("knows the roots only", () => {
    expect(["sse", "global-intel:read", "enrich/observables/observe:read"].every(isKnownScope)).toBe(true);
    expect(["", "SSE", "nonsense", "sse:admin", "sse/"].some(isKnownScope)).toBe(false);
  });
});

describe("Quota", () => {
  test("allows its limit within any hour, and tells when the oldest leaves", () => {
    const quota = new Quota(3, 1000);
    expect([0, 100, 200].map((now) => quota.take(now))).toEqual([
      { allowed: true, remaining: 2 },
      { allowed: true, remaining: 1 },
      { allowed: true, remaining: 0 },
    ]);
    expect(quota.take(300)).toEqual({ allowed: false, retryAfterSeconds: 1 });
    expect(quota.take(1000)).toEqual({ allowed: true, remaining: 0 });
    expect(quota.take(1050).allowed).toBe(false);
    expect(quota.take(1100).allowed).toBe(true);
  });

  test("never allows more than its limit in a window, over a long run", () => {
    const quota = new Quota(5, 1000);
    const taken = Array.from({ length: 500 }, (_, index) => index * 37).filter((now) => quota.take(now).allowed);
    for (const start of taken) expect(taken.filter((now) => now >= start && now < start + 1000).length).toBeLessThanOrEqual(5);
    expect(taken.length).toBeGreaterThan(80);
  });
});

describe("findObservables", () => {
  test("finds each once, and leaves the console's syntax alone", () => {
    expect(findObservables('email_subject:"Invoice Due" 1.2.3.4 cisco.com, 1.2.3.4 a@b.org http://c.net/x')).toEqual([
      { type: "url", value: "http://c.net/x" },
      { type: "email", value: "a@b.org" },
      { type: "ip", value: "1.2.3.4" },
      { type: "domain", value: "cisco.com" },
    ]);
  });
});
