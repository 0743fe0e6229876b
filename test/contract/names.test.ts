/** Names and descriptions that people give, through the whole way: program, API, refresh, and back. */
import { describe, expect, test } from "@jest/globals";
import { nothing, type Given } from "../support/managed";
import { esa, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();

const names: [string, string][] = [
  ["blanks, also at its ends", "  Branch office  07 "],
  ["quotes", `the "big" one's \`gate\``],
  ["letters of everywhere", "Zürich Übergang 東京 Київ مكتب"],
  ["what is no letter", "🏢 07 – ½ €"],
  ["joined characters", "e\u0301 👩‍👩‍👧"],
  ["what JSON, URLs and HTML would change", "a\\b/c?d=e&f#g%20<h>&amp;"],
  ["line breaks and tabs", "one\ntwo\tthree\r\nfour"],
  ["what looks like a mark's parts", "a [ciscoctr: b] #0123 @c /1"],
  ["255 letters", "x".repeat(255)],
  ["255 characters that are two units each", "🏢".repeat(255)],
];

const many = test.each(names);

describe("a device", () => {
  many("with %s", async (_, name) => {
    const text = { deviceName: name, description: name };
    const given: Given<"DeviceRegistration"> = { region: "us", appliance: bench.login(esa), ...text };
    const device = bench.resource("DeviceRegistration", name);
    await device.create(given);
    expect(await devices()).toEqual([{ name, description: expect.stringContaining(name) }]);
    expect(device.outs).toMatchObject(text);
    expect(await device.read()).toEqual({ there: true });
    expect(await device.diff()).toMatchObject(nothing);

    // The mark keeps the host name: after a lost state the same program finds its appliance again.
    const { id } = device;
    const again = bench.resource("DeviceRegistration", name);
    await again.create(given);
    expect(again.id).toBe(id);
    await again.up({ ...given, deviceName: "short", description: "short" });
    expect(await devices()).toEqual([
      { name: "short", description: expect.stringMatching(/^short \[ciscoctr:\S+ \S+ #[^\]]*\]$/) },
    ]);
    await again.delete();
    expect(await devices()).toEqual([]);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: false });
  });

  many("that comes from outside with %s, and gets another", async (_, name) => {
    const id = (await bench.admin<{ id: string }>("POST", "/tenants/us/devices", { name, type: "FTD" })).id;
    const found: Given<"DeviceRegistration"> = { region: "us", method: "external", deviceName: name };
    const device = await bench.made("DeviceRegistration", found);
    expect(device.id).toBe(id);
    for (const deviceName of ["The gate", name, `${name.slice(0, 200)}!`]) {
      await device.up({ ...found, deviceName, description: name });
      expect(await devices()).toEqual([
        { name: deviceName, description: expect.stringMatching(/\[ciscoctr:\S+ \S+ #\S+ ~\w+( @\S+)?\]$/) },
      ]);
      expect(device.outs.description).toBe(name);
      expect(await device.read()).toEqual({ there: true });
      expect(await device.diff()).toMatchObject(nothing);
    }
  });
});

async function devices() {
  return (await bench.in("us")).devices.map(({ name, description }) => ({ name, description }));
}

describe("a module", () => {
  many("with %s, in a setting too", async (_, name) => {
    const settings = { url: `https://relay.example.com/${encodeURIComponent(name.slice(0, 40))}`, custom_note: name };
    const given: Given<"CtrModule"> = { region: "us", name, type: { title: "Custom Relay Module" }, settings };
    const module = bench.resource("CtrModule", name);
    await module.create(given);
    const made = (await bench.in("us")).modules.filter(({ id }) => id === module.id);
    expect(made).toEqual([expect.objectContaining({ name, settings: expect.objectContaining(settings) })]);
    expect(await module.read()).toEqual({ there: true });
    expect(await module.diff()).toMatchObject(nothing);
    const again = bench.resource("CtrModule", name);
    await again.create(given);
    expect(again.id).toBe(module.id);
    await again.delete();
    expect((await bench.in("us")).modules).toHaveLength(1);
  });
});

describe("an API client", () => {
  many("with %s", async (_, name) => {
    const given: Given<"ApiClient"> = { region: "us", name, description: name, preset: "casebook", keepers: { [name]: name } };
    const client = bench.resource("ApiClient", name);
    await client.create(given);
    const made = (await bench.in("us")).clients.filter(({ id }) => id === client.id);
    expect(made).toEqual([expect.objectContaining({ name, description: expect.stringContaining(name) })]);
    expect(client.outs).toMatchObject({ name, description: name });
    expect(await client.read()).toEqual({ there: true });
    expect(await client.diff()).toMatchObject(nothing);
    await client.delete();
    expect((await bench.in("us")).clients).toHaveLength(1);
  });
});

describe("a token's entries", () => {
  many("with %s", async (_, name) => {
    const token = bench.resource("SseToken", name);
    await token.create({ region: "us", name });
    expect(await devices()).toEqual([{ name, description: expect.stringMatching(/^\[ciscoctr:/) }]);
    expect(token.outs.tokens[0]).toMatchObject({ deviceName: name });
    expect(await token.read()).toEqual({ there: true });
    expect(await token.diff()).toMatchObject(nothing);
    await token.delete();
    expect(await devices()).toEqual([]);
  });

  test("a hundred, whose numbers just fit", async () => {
    const name = "🏢".repeat(251);
    const token = await bench.made("SseToken", { region: "us", name, devices: 100, keepers: { turn: "1" } });
    const { devices: entries, tokens: issued } = await bench.in("us");
    const { tokens, deviceIds } = token.outs;
    const nameOf = new Map(entries.map((entry) => [entry.id, entry.name]));
    expect(deviceIds.map((id) => nameOf.get(id))).toEqual(Array.from({ length: 100 }, (_, index) => `${name}-${index + 1}`));
    expect(entries).toHaveLength(100);
    expect(tokens.map(({ deviceId }) => deviceId)).toEqual(deviceIds);
    expect(new Set(tokens.map(({ value }) => value)).size).toBe(100);
    const active = issued.filter(({ status }) => status === "active").map(({ device_id }) => device_id);
    expect(active.sort()).toEqual([...deviceIds].sort());
    expect(await token.read()).toEqual({ there: true });
    expect(await token.diff()).toMatchObject(nothing);

    // Issued again, each entry has another token, and the one before works no more.
    await token.up({ region: "us", name, devices: 100, keepers: { turn: "2" } });
    expect(token.outs.deviceIds).toEqual(deviceIds);
    const before = new Set(tokens.map(({ value }) => value));
    expect(token.outs.tokens.filter(({ value }) => before.has(value))).toEqual([]);
    const old = { region: "us", appliance: bench.login(esa), token: tokens[99]?.value } as const;
    await expect(bench.made("DeviceRegistration", old, "gate")).rejects.toThrow(/invalid or expired token key/);
    const good = { ...old, token: token.outs.tokens[99] };
    expect((await bench.made("DeviceRegistration", good, "gate")).id).toBe(deviceIds[99]);
    await token.read();
    await token.delete();
    expect(await devices()).toEqual([expect.objectContaining({ name: esa })]);
  });
});

describe("a logical name as long as Pulumi takes it", () => {
  test.each(["x".repeat(255), "Zürich/東京 ".repeat(25)])(
    "leaves room for the mark, and two that differ at their end stay two: %s",
    async (name) => {
      const text = { description: "🏢".repeat(255) };
      const one = bench.resource("SseToken", `${name}1`);
      const two = bench.resource("SseToken", `${name}2`);
      for (const token of [one, two]) await token.create({ region: "us", name: "entry" });
      expect(await devices()).toHaveLength(2);
      const gate = bench.resource("DeviceRegistration", name);
      await gate.create({ region: "us", appliance: bench.login(esa), deviceName: "🏢".repeat(255), ...text });
      expect(await gate.read()).toEqual({ there: true });
      expect(gate.outs).toMatchObject(text);
    },
  );
});

describe("one character more than fits", () => {
  const over = "🏢".repeat(256);
  test.each([
    ["SseToken", { region: "us", name: over }, /^name has 256 characters\. Use no more than 255$/],
    ["DeviceRegistration", { region: "us", method: "external", deviceName: over }, /^deviceName has 256 characters\./],
    [
      "DeviceRegistration",
      { region: "us", method: "external", deviceName: "x", description: over },
      /^description has 256 characters\./,
    ],
    ["CtrModule", { region: "us", name: over, type: "esa", deviceId: "x" }, /^name has 256 characters\./],
    ["ApiClient", { region: "us", name: over, preset: "casebook" }, /^name has 256 characters\./],
    ["ApiClient", { region: "us", description: over, preset: "casebook" }, /^description has 256 characters\./],
  ] as const)("%s: is said at check, and nothing is called", async (kind, given, message) => {
    const { findings } = await bench.resource(kind).check(given);
    expect(findings).toEqual([expect.stringMatching(message)]);
    expect(await bench.requests()).toEqual([]);
  });
});
