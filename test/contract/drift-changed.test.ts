/** `changed`: every input and output that somebody can change behind a stack's back, by hand on the emulator. */
import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../cli/drift/findings";
import { schemas, type ResourceName } from "../../provider/generated/schemas";
import type { Schema } from "../../provider/lifecycle/keywords";
import { DriftBench } from "../support/drift-bench";
import { changeSetting } from "../support/fmc-api";
import type { Managed } from "../support/managed";
import { esa, sma } from "../support/workbench";

const drift = DriftBench.ofThisFile();
const { bench } = drift;
const [devices, modules] = ["/iroh/iroh-sse/device", "/iroh/iroh-int/module-instance"];
const [types, clients] = ["/iroh/iroh-int/module-type", "/iroh/oauth2-clients/clients"];

type Made = Managed<ResourceName>;
type Hand = (made: Made) => Promise<unknown>;

/** A console's PATCH. */
const patch =
  (path: string, body: object): Hand =>
  async ({ id }) =>
    (await bench.api("us")).expect(200, "PATCH", `${path}/${id}`, body);

/** What no call changes: every later answer shows it otherwise all the same. */
const shown =
  (path: string, changes: object): Hand =>
  async ({ id }) => {
    const all = await (await bench.api("us")).expect<{ id: string }[]>(200, "GET", path);
    const body = all.map((each) => (each.id === id ? { ...each, ...changes } : each));
    await bench.faults({ kind: "status", status: 200, body, method: "GET", path });
  };

const setting =
  (kind: Parameters<typeof changeSetting>[1], changes: object, isMeant?: Parameters<typeof changeSetting>[3]): Hand =>
  async () =>
    changeSetting(await bench.fmc(), kind, changes, isMeant);

interface Kind {
  make: () => Promise<Made>;
  /** By the path of what differs afterwards; several of one change are one row, with commas. */
  hands: Record<string, Hand>;
  /** Inputs that nobody can change: those that say which object it is, and those that only the provider heeds. */
  fixed: string[];
}

const other = { a: 1 };

const kinds: Record<ResourceName, Kind> = {
  ApiClient: {
    make: () => bench.made("ApiClient", { region: "us", scopes: ["casebook", "response"], description: "ours" }),
    hands: {
      "name, description, enabled": patch(clients, { name: "renamed", description: "theirs", "enabled?": false }),
      "scopes, grantedScopes": patch(clients, { scopes: ["casebook"] }),
      "grants, redirects, availability, ownerId": shown(clients, {
        ...{ grants: ["client-creds", "device-grant"], redirects: ["https://example.com"] },
        ...{ availability: "user", "owner-id": "another" },
      }),
    },
    fixed: ["region", "preset", "keepers"],
  },
  CtrModule: {
    make: async () =>
      bench.made("CtrModule", {
        ...{ region: "us", type: "esa", deviceId: await bench.registerByHand(esa, "us"), settings: { custom: "ours" } },
      }),
    hands: {
      "name, enabled, settings.custom": patch(modules, { name: "renamed", enabled: false, settings: { custom: "theirs" } }),
      "deviceId, requestTimeframeDays": patch(modules, { settings: { "device-id": "another", "request-timeframe": 7 } }),
      visibility: shown(modules, { visibility: "user" }),
      "type, moduleTypeId, moduleTypeTitle": async (made) => {
        const all = await (await bench.api("us")).expect<{ id: string; title: string }[]>(200, "GET", types);
        const id = all.find(({ title }) => title === "Secure Email and Web Manager")?.id;
        await patch(modules, { module_type_id: id, settings: { "registered-device": made.outs["deviceId" as never] } })(made);
      },
      updatedAt: shown(modules, { updated_at: "2030-01-01T00:00:00Z" }),
    },
    fixed: ["region"],
  },
  CtrModuleType: {
    make: () =>
      bench.made("CtrModuleType", {
        ...{ region: "us", title: "Relay", properties: { url: "https://relay.example.com", deep: other } },
        configurationSpec: [{ key: "url", type: "string", label: "URL" }],
      }),
    hands: {
      "title, defaultName, shortDescription, description, tips, logo": patch(types, {
        ...{ title: "Renamed", default_name: "renamed", short_description: "theirs", description: "theirs" },
        ...{ tips: "theirs", logo: "data:theirs" },
      }),
      "capabilities, configurationSpec, properties.url, flags, enabled": patch(types, {
        ...{ capabilities: [{ id: "health", description: "theirs" }], flags: ["theirs"], enabled: false },
        configuration_spec: [{ key: "url", type: "string", label: "theirs" }],
        properties: { url: "https://elsewhere.example.com" },
      }),
    },
    fixed: ["region"],
  },
  DeviceRegistration: {
    make: () =>
      bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa), deviceName: "gate", description: "ours" }),
    hands: {
      deviceName: patch(devices, { name: "renamed" }),
      description: async (made) => {
        const { description } = made.outs as unknown as { description: string };
        const mark = (await bench.in("us")).devices.find(({ id }) => id === made.id)?.description.slice(description.length);
        await patch(devices, { description: `theirs${mark ?? ""}` })(made);
      },
      "version, ipAddress": shown(devices, { version: "16.0.0", ip_address: "192.0.2.1" }),
    },
    fixed: ["region", "appliance", "method", "externalDeviceId"],
  },
  FmcCloudIntegration: {
    make: async () => {
      const { host, port, username, password, fingerprint } = await bench.fmc();
      const securex = { clientId: "client-1", clientPassword: "a-password" };
      return bench.made("FmcCloudIntegration", { region: "eu", fmc: { host, port, username, password, fingerprint }, securex });
    },
    hands: {
      region: setting("cloudregions", { current: true }, ({ name }) => name === "US"),
      "events.intrusion, events.file, events.connection": setting("cloudeventsconfigs", {
        ...{ sendIntrusionEvents: false, sendFileEvents: false, sendConnectionEvents: true },
      }),
      "securex.enabled": setting("securexconfigs", { enabled: false }),
      "securex.clientId": setting("securexconfigs", { enabled: true, clientId: "client-2", clientPassword: "another" }),
    },
    fixed: ["fmc", "securex.clientPassword"],
  },
  SseToken: {
    make: () => bench.made("SseToken", { region: "us", devices: 2, validFor: "5d" }),
    hands: {
      name: async (made) => {
        const [id = ""] = (made.outs as unknown as { deviceIds: string[] }).deviceIds;
        await (await bench.api("us")).expect(200, "PATCH", `${devices}/${id}`, { name: "renamed" });
      },
      devices: async (made) => {
        const [, id = ""] = (made.outs as unknown as { deviceIds: string[] }).deviceIds;
        await (await bench.api("us")).expect(200, "DELETE", `${devices}/${id}`);
      },
    },
    fixed: ["region", "keepers"],
  },
};

/** Inputs of which a change is more than a record of the program's. */
function comparable(properties: Schema["properties"], within = ""): string[] {
  return Object.entries(properties ?? {}).flatMap(([key, { "x-on-change": kind, properties: parts }]) =>
    kind === "nested" && parts !== undefined && key !== "timeouts"
      ? comparable(parts, `${within}${key}.`)
      : ["replace", "rotate", "update"].includes(kind ?? "update")
        ? [`${within}${key}`]
        : [],
  );
}

const names = Object.keys(kinds) as ResourceName[];

test.each(names)("each input of a %s that can drift is here", (name) => {
  const covered = [...Object.keys(kinds[name].hands).flatMap((each) => each.split(", ")), ...kinds[name].fixed];
  const missing = comparable((schemas[name] as Schema).properties).filter(
    (path) => !covered.some((each) => each === path || each.startsWith(`${path}.`) || path.startsWith(`${each}.`)),
  );
  expect(missing).toEqual([]);
});

const rows = names.flatMap((name) => Object.keys(kinds[name].hands).map((path) => [name, path] as const));

describe("what somebody changed by hand is told, and nothing else", () => {
  test.each(rows)("of a %s: %s", async (name, path) => {
    const { make, hands } = kinds[name];
    const made = await make();
    const before = { ...made.outs } as Record<string, unknown>;
    await hands[path]?.(made);
    const found = (await drift.findings([made])).filter(({ kind }) => kind !== "unmanaged");
    const isInput = ([key = ""]: string[]) => key in ((schemas[name] as Schema).properties ?? {});
    if (!path.split(", ").some((each) => isInput(each.split(".")))) {
      // Outputs alone are news, to the engine too.
      expect(found).toEqual([]);
      return;
    }
    expect(found).toMatchObject([{ kind: "changed", type: name, name: "one", id: made.id, stack: "workbench/dev" }]);
    const [{ changes, summary, repair } = {} as Finding] = found;
    expect(changes.map((each) => each.path).sort()).toEqual(path.split(", ").sort());
    expect(changes.every((each) => JSON.stringify(each.before) !== JSON.stringify(each.after))).toBe(true);
    const whole = (changed: string) =>
      changed.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], before);
    for (const each of changes) expect(each.before).toEqual(whole(each.path) ?? null);
    for (const each of changes) expect(summary).toContain(each.path);
    expect(repair.at(-1)).toMatch(
      /^to take .* instead: pulumi refresh --stack 'dev' --target 'urn:pulumi:dev::workbench::pulumi-nodejs:dynamic/,
    );
  });

  test("also where the state's secrets were not given", async () => {
    const client = await bench.made("ApiClient", { region: "us", preset: "casebook" }, "client");
    const token = await kinds.SseToken.make();
    await patch(clients, { name: "renamed" })(client);
    await kinds.SseToken.hands["devices"]?.(token);
    const found = await drift.findings([client, token], { shown: false });
    expect(found).toMatchObject([
      { kind: "changed", changes: [{ path: "name", before: "client", after: "renamed" }] },
      { kind: "changed", changes: [{ path: "devices", before: 2, after: 1 }] },
    ]);
  });

  test("of a module with the time of the change, as far as the API says it", async () => {
    const module = await bench.made("CtrModule", { region: "us", type: { title: "Private Intelligence" }, verify: false });
    await bench.advance(60);
    await patch(modules, { name: "renamed" })(module);
    const [wire] = (await bench.in("us")).modules.filter(({ id }) => id === module.id);
    expect(await drift.findings([module])).toMatchObject([{ kind: "changed", at: wire?.updated_at }]);
  });

  test("of a device not what the program does not say of it: to the engine that is no change either", async () => {
    const device = await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(sma) });
    await patch(devices, { name: "renamed", description: "theirs" })(device);
    expect(await drift.findings([device])).toEqual([]);
    expect(await device.read()).toMatchObject({ there: true });
    expect(await device.diff()).toMatchObject({ changes: false });
  });
});

test("what a failed change has left is told as it is, by whomever it was left", async () => {
  const token = await bench.made("SseToken", { region: "us", devices: 1, validFor: "5d" });
  await bench.faults({ kind: "status", status: 403, method: "POST", path: devices, after: 2 });
  await expect(token.update({ region: "us", devices: 3, validFor: "5d" })).rejects.toThrow(/403/);
  await bench.noFaults();
  const [found, ...more] = await drift.findings([token]);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ kind: "changed", changes: [] });
  expect(found?.summary).toBe("devices is not as the program wants: a change was begun and failed");
});
