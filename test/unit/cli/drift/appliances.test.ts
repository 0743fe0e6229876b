import { describe, expect, test } from "@jest/globals";
import { inspectAppliances } from "../../../../cli/drift/appliances";
import type { Held } from "../../../../cli/drift/managed";
import type { Core } from "../../../../cli/session";
import type { Inspected } from "../../../../provider/lifecycle/definition";

const held = {
  stack: { name: "mail/prod", stack: "prod" },
  resource: {
    urn: "urn:pulumi:prod::mail::pulumi-nodejs:dynamic/ciscoctr:DeviceRegistration::gate",
    ...{ type: "DeviceRegistration", name: "gate", id: "d-1", inputs: {}, hidden: [] },
    outs: { region: "us", appliance: { host: "gate.example.com", port: 22 } },
  },
} as unknown as Held;

const coreThat = (says: () => Promise<Inspected[] | undefined>): Core =>
  ({ lifecycles: { DeviceRegistration: { inspect: says } } }) as unknown as Core;

describe("what an appliance says of itself", () => {
  test.each<[Inspected, string, RegExp]>([
    [
      { aspect: "server", wanted: "api-sse.cisco.com", found: "api.eu.sse.itd.cisco.com" },
      "wrong-region",
      /set to api\.eu\.sse\.itd\.cisco\.com, the server of region eu/,
    ],
    [{ aspect: "server", wanted: "api-sse.cisco.com", found: "sse.example.com" }, "wrong-region", /set to sse\.example\.com$/],
    [{ aspect: "registration", wanted: "registered", found: "ready" }, "unregistered", /not registered \(ready\)/],
    [{ aspect: "feature", wanted: "on", found: "off" }, "changed", /switched off/],
    [{ aspect: "product", wanted: "ESA", found: "SMA" }, "changed", /an SMA/],
    [{ aspect: "hostName", wanted: "gate.example.com", found: "other" }, "changed", /calls itself other/],
  ])("is a finding with what helps: %j", async (inspected, kind, summary) => {
    const [found, ...others] = await inspectAppliances(
      coreThat(() => Promise.resolve([inspected])),
      [held],
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind, place: "gate.example.com", summary: expect.stringMatching(summary) });
    expect(found?.changes).toMatchObject([{ before: inspected.wanted, after: inspected.found }]);
    expect(found?.repair.join()).not.toBe("");
  });

  test("is asked of four at a time, and nothing of what is no appliance", async () => {
    let [now, most] = [0, 0];
    const core = coreThat(async () => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now--;
      return undefined;
    });
    expect(
      await inspectAppliances(
        core,
        Array.from({ length: 20 }, () => held),
      ),
    ).toEqual([]);
    expect(most).toBe(4);
  });
});
