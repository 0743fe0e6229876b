import { describe, expect, test } from "@jest/globals";
import { fromCloudEvents, regionOf, toCloudEvents, toItems, toSecurex, toVersion } from "../../../../provider/clients/fmc/wire";

describe("what an FMC says", () => {
  test.each([
    [{ name: "anything", domain: "api-sse.cisco.com" }, "us"],
    [{ name: "US", domain: "API.EU.sse.itd.cisco.com" }, "eu"],
    [{ name: "Asia Pacific" }, "apjc"],
    [{ name: "us-east-1" }, "us"],
    [{ name: "Australia", domain: "api.aus.sse.itd.cisco.com" }, undefined],
    [{ name: "India" }, undefined],
    [{ name: "Asia Pacific (India)", domain: "api.in.sse.itd.cisco.com" }, undefined],
    [{ name: "Asia", domain: "apjc" }, "apjc"],
  ])("of a region, %j, is %s", (region, known) => {
    expect(regionOf({ id: "1", current: false, ...region })).toBe(known);
  });

  test("lists may be empty, of one, or no list", () => {
    expect(toItems({ paging: { count: 0 } })).toEqual([]);
    expect(toItems({ id: "1" })).toEqual([{ id: "1" }]);
    expect(() => toItems({ items: {} })).toThrow("not a list");
    expect(() => toItems({ ok: true })).toThrow("neither a list nor an object");
  });

  test("goes back with what it has besides, without links", () => {
    const wire = toCloudEvents({ id: "1", sendIntrusionEvents: false, sendPackets: true, links: {}, metadata: {} });
    expect(fromCloudEvents(wire, { intrusion: true, file: false, connection: false })).toEqual({
      ...{ id: "1", type: "CloudEventsConfig", sendIntrusionEvents: true, sendFileEvents: false },
      ...{ sendConnectionEvents: false, sendPackets: true },
    });
  });

  test.each([
    ["7.4.1 (build 172)", "7.4.1"],
    ["10.0.0 (build 140)", "10.0.0"],
    ["7.4.1.1-12", "7.4.1.1"],
    ["7.4", "7.4"],
  ])("of its version, %s, is %s", (serverVersion, version) => {
    expect(toVersion({ items: [{ serverVersion }] })).toBe(version);
  });

  test.each(["seven", "7", "7.4\u001b[2J", "7.4.1\n::error::x", " 7.4.1", "../7.4", "7.4.1x"])(
    "a version is not %j",
    (serverVersion) => {
      expect(() => toVersion({ items: [{ serverVersion }] })).toThrow("does not begin with a version");
    },
  );

  test("an empty client id is none", () => {
    expect(toSecurex({ id: "1", enabled: false, clientId: "", clientPassword: "****" })).toEqual({ id: "1", enabled: false });
  });
});
