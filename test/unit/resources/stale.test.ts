import { describe, expect, test } from "@jest/globals";
import type { ResourceName } from "../../../provider/generated/schemas";
import { ResourceSchema, type Properties } from "../../../provider/lifecycle/schema";
import { unknown } from "../../../provider/lifecycle/unknown";
import { resources } from "../../../provider/resources";

const now = Date.UTC(2026, 0, 1, 12);
const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
const tokens = [1, 2].map((each) => ({ deviceId: String(each), deviceName: "a", value: "v", expiresAt: at(1) }));

/** A token that renews, unless its inputs say something else. */
const token = (outs: Properties): Properties => ({ onExpiry: "renew", tokens, registered: 0, expiresAt: at(1), ...outs });

const cases: [ResourceName, string, Properties, string[]][] = [
  ["DeviceRegistration", "registered", { status: "Registered" }, []],
  ["DeviceRegistration", "deregistered by hand", { status: "Unregistered" }, ["status: unregistered"]],
  ["DeviceRegistration", "begun and failed", { status: "Unfinished" }, ["status: unfinished"]],
  ["FmcCloudIntegration", "applied", { status: "Applied" }, []],
  ["FmcCloudIntegration", "begun and failed", { status: "Unfinished" }, ["status: unfinished"]],
  ["ApiClient", "as its preset says", { preset: "pivot-menu", grantedScopes: ["response", "enrich:read"] }, []],
  ["ApiClient", "with other scopes", { preset: "pivot-menu", grantedScopes: ["response"] }, ["grantedScopes: drifted"]],
  ["ApiClient", "of a preset that is not known yet", { preset: unknown, grantedScopes: [] }, []],
  ["SseToken", "valid", token({}), []],
  ["SseToken", "expired", token({ expiresAt: at(-1) }), ["expiresAt: expired"]],
  ["SseToken", "valid for less than is asked", token({ renewBefore: "2h" }), ["expiresAt: expiring"]],
  ["SseToken", "expired, and to be kept", token({ onExpiry: "keep", expiresAt: at(-1) }), []],
  ["SseToken", "expired, and used by everybody", token({ registered: 2, expiresAt: at(-1) }), []],
  ["SseToken", "perhaps revoked", token({ onExpiry: "keep", expiresAt: at(-now / 3_600_000) }), ["expiresAt: in doubt"]],
  ["SseToken", "perhaps revoked, and due", token({ expiresAt: at(-now / 3_600_000) }), ["expiresAt: in doubt"]],
];

describe("what a state says that is not as wanted", () => {
  test.each(cases)("%s: %s", (name, _, values, said) => {
    const state = new ResourceSchema(name).withDefaults({ region: "us", ...values }) as Properties & { region: "us" };
    const stale = resources[name].stale?.(state, state, now) ?? [];
    expect(stale.map(({ path, reason }) => `${path.join(".")}: ${reason}`)).toEqual(said);
  });
});
