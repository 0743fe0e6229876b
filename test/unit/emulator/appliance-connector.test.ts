import { describe, expect, test } from "@jest/globals";
import { settled, statusOf } from "../../../emulator/appliance/connector";
import type { Connector } from "../../../emulator/appliance/connector";
import type { ServiceStatus } from "../../../emulator/appliance/dialogue";

describe("the connector", () => {
  const accepted = { accepted: true, region: "eu", deviceId: "d1" } as const;
  test.each<[string, Connector, ServiceStatus, ServiceStatus]>([
    ["starting", { phase: "starting", until: 100 }, "busy", "ready"],
    ["registering", { phase: "registering", until: 100, outcome: accepted }, "registering", "registered"],
    [
      "bad token",
      { phase: "registering", until: 100, outcome: { accepted: false, reason: "invalid-or-expired-token" } },
      "registering",
      "invalid-token",
    ],
    [
      "no cloud",
      { phase: "registering", until: 100, outcome: { accepted: false, reason: "unreachable" } },
      "busy",
      "unreachable",
    ],
    ["deregistering", { phase: "deregistering", until: 100 }, "deregistering", "ready"],
  ])("%s", (_name, connector, before, after) => {
    expect(statusOf(settled(connector, 99))).toBe(before);
    expect(statusOf(settled(connector, 100))).toBe(after);
  });
});
