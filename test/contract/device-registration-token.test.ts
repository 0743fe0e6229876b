import { describe, expect, test } from "@jest/globals";
import { nothing, type Given } from "../support/managed";
import { esa, sma, Workbench } from "../support/workbench";

const DEVICES = "/iroh/iroh-sse/device";
const bench = Workbench.ofThisFile();

const given = (more: Partial<Given<"DeviceRegistration">> = {}, name = esa): Given<"DeviceRegistration"> => ({
  ...{ region: "us", appliance: bench.login(name) },
  ...more,
});

const devices = async () => (await bench.in("us")).devices;

describe("with an element of SseToken.tokens", () => {
  test("takes its entry over, and makes none", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 2 }, "tokens");
    const [first, second] = token.outs.tokens;
    await bench.forgetRequests();
    const device = await bench.made("DeviceRegistration", given({ token: first, deviceName: "gate" }), "gate");
    expect(await bench.changes()).toEqual([`us PATCH ${DEVICES}/${first?.deviceId}`]);
    expect(device.id).toBe(first?.deviceId);
    expect(await devices()).toEqual([
      expect.objectContaining({ id: first?.deviceId, name: "gate", status: "Registered" }),
      expect.objectContaining({ id: second?.deviceId, name: "tokens-2", status: "Unregistered" }),
    ]);
    expect(await device.diff()).toMatchObject(nothing);
    expect(await device.read()).toEqual({ there: true });
    expect(await token.diff()).toMatchObject(nothing);
    expect(await token.read()).toEqual({ there: true });
    expect(token.outs).toMatchObject({ registered: 1, status: "active" });
    expect(await token.diff()).toMatchObject(nothing);
  });

  test("keeps the number of its entry when the token grows: the new entry has the next one", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 2 }, "tokens");
    await bench.made("DeviceRegistration", given({ token: token.outs.tokens[0], deviceName: "gate" }), "gate");
    await token.up({ region: "us", devices: 3 });
    expect((await devices()).map(({ name }) => name)).toEqual(["gate", "tokens-2", "tokens-3"]);
  });

  test("is bound to its own entry also when another of the same name is registered", async () => {
    await bench.registerByHand(sma, "us");
    const [impostor] = await devices();
    await (await bench.api("us")).expect(200, "PATCH", `${DEVICES}/${impostor?.id}`, { name: esa });
    const token = await bench.made("SseToken", { region: "us" }, "tokens");
    const device = await bench.made("DeviceRegistration", given({ token: token.outs.tokens[0] }));
    expect(device.id).toBe(token.outs.deviceIds[0]);
  });

  test("leaves both in peace when the token is issued again or expires", async () => {
    const token = await bench.made("SseToken", { region: "us" }, "tokens");
    const device = await bench.made("DeviceRegistration", given({ token: token.outs.tokens[0] }));
    await token.up({ region: "us", keepers: { a: "1" } });
    await bench.advance(3_601);
    expect(await device.diff(given({ token: token.outs.tokens[0] }))).toMatchObject(nothing);
    expect(await token.diff()).toMatchObject(nothing);
    expect(await token.read()).toEqual({ there: true });
    expect(token.outs.status).toBe("consumed");
    expect(await device.read()).toEqual({ there: true });
  });

  test("registers again after the appliance was deregistered by hand, though the token is used up", async () => {
    const token = await bench.made("SseToken", { region: "us" }, "tokens");
    const device = await bench.made("DeviceRegistration", given({ token: token.outs.tokens[0] }));
    await bench.type(esa, "cloudserviceconfig", "deregister", "yes");
    await device.read();
    expect(await device.up()).toMatchObject({ changes: true, replaces: [] });
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: device.id });
    expect(await devices()).toHaveLength(1);
    expect(await device.diff()).toMatchObject(nothing);
  });

  describe.each([1, 2])("when it goes, of a token of %d", (count) => {
    const program = { region: "us", devices: count } as const;

    async function gone() {
      const token = await bench.made("SseToken", program, "tokens");
      const device = await bench.made("DeviceRegistration", given({ token: token.outs.tokens[0] }));
      await device.delete();
      expect(await bench.applianceState(esa)).toMatchObject({ registered: false });
      return token;
    }

    test("gives the entry back, used: refresh and plan are empty", async () => {
      const token = await gone();
      expect((await devices()).map(({ id }) => id)).toEqual(token.outs.deviceIds);
      expect((await devices())[0]).toMatchObject({ status: "Unregistered", description: expect.stringMatching(/ used\]$/) });
      expect(await token.read()).toEqual({ there: true });
      expect(token.outs).toMatchObject({ registered: 1, status: count === 1 ? "consumed" : "active" });
      expect(await token.diff()).toMatchObject(nothing);
      await bench.advance(3_601);
      expect(await token.up({ ...program, onExpiry: "renew" })).toMatchObject({ replaces: [] });
      expect(await token.read()).toEqual({ there: true });
      expect(token.outs.registered).toBe(1);
    });

    test("lets another appliance register with it, whose own token it gets", async () => {
      const token = await gone();
      const device = await bench.made("DeviceRegistration", given({ token: token.outs.tokens[0] }, sma), "sma");
      expect(device.id).toBe(token.outs.deviceIds[0]);
      expect(await bench.applianceState(sma)).toMatchObject({ registered: true, deviceId: device.id });
      await device.delete();
      await token.delete();
      expect(await devices()).toEqual([]);
    });

    test("lets keepers issue a new token for it", async () => {
      const token = await gone();
      const [old] = token.outs.tokens;
      await token.up({ ...program, keepers: { a: "1" } });
      expect(token.outs).toMatchObject({ registered: 0, status: "active" });
      expect(token.outs.tokens[0]?.deviceId).toBe(old?.deviceId);
      await bench.type(sma, "threatresponseconfig", "enable", "commit", "");
      await bench.type(sma, `cloudserviceconfig register ${token.outs.value}`);
      expect(await bench.applianceState(sma)).toMatchObject({ registered: true });
    });

    test("leaves nothing when the token goes too, whichever goes first", async () => {
      await (await gone()).delete();
      expect(await devices()).toEqual([]);
      const token = await bench.made("SseToken", program, "tokens");
      const device = await bench.made("DeviceRegistration", given({ token: token.outs.tokens[0], description: "rack 3" }));
      await token.delete();
      expect(await devices()).toMatchObject([
        { id: device.id, description: expect.stringMatching(/^rack 3 \[ciscoctr:Device[^\]]*\]$/) },
      ]);
      expect(await device.read()).toEqual({ there: true });
      await device.delete();
      expect(await devices()).toEqual([]);
    });
  });
});

describe("with the bare text of a token", () => {
  test("finds the entry by host name and moment", async () => {
    const token = await bench.made("SseToken", { region: "us", devices: 2 }, "tokens");
    const bare = token.outs.tokens[1];
    const device = await bench.made("DeviceRegistration", given({ token: bare?.value }));
    expect(device.id).toBe(bare?.deviceId);
    expect(device.raw["token"]).toHaveProperty("4dabf18193072939515e22adb298388d");
    expect(await devices()).toHaveLength(2);
    expect(await device.diff()).toMatchObject(nothing);
  });

  test("is not confused by an older registration of that name", async () => {
    await bench.registerByHand(sma, "us");
    const [older] = await devices();
    await (await bench.api("us")).expect(200, "PATCH", `${DEVICES}/${older?.id}`, { name: esa });
    const token = await bench.made("SseToken", { region: "us" }, "tokens");
    const device = await bench.made("DeviceRegistration", given({ token: token.outs.value }));
    expect(device.id).toBe(token.outs.deviceIds[0]);
    expect(device.id).not.toBe(older?.id);
  });
});

describe("without a token", () => {
  test("makes one for one device and one hour, and no second one for two appliances", async () => {
    await bench.forgetRequests();
    const [one, two] = await Promise.all([
      bench.made("DeviceRegistration", given(), "esa"),
      bench.made("DeviceRegistration", given({}, sma), "sma"),
    ]);
    expect(new Set([one.id, two.id]).size).toBe(2);
    expect((await devices()).map(({ name }) => name).sort()).toEqual([esa, sma]);
    const posts = (await bench.changes()).filter((request) => request.includes(" POST "));
    expect(posts).toHaveLength(4);
    expect((await bench.in("us")).tokens.map(({ status }) => status)).toEqual(["consumed", "consumed"]);
  });

  test.each([
    ["the entry", DEVICES],
    ["the token", `${DEVICES}/`],
  ])("has exactly one entry when the answer about %s is lost", async (_, path) => {
    await bench.faults({ kind: "resetAfterAccept", method: "POST", path, count: 1 });
    const device = await bench.made("DeviceRegistration", given());
    expect((await devices()).map(({ id }) => id)).toEqual([device.id]);
    expect(await device.diff()).toMatchObject(nothing);
  });

  test("takes its entry back when no token is to be had", async () => {
    await bench.faults({
      kind: "status",
      status: 400,
      method: "POST",
      path: `${DEVICES}/`,
      body: { expires_in: "invalid-value" },
    });
    const device = bench.resource("DeviceRegistration");
    await expect(device.create(given())).rejects.toThrow(/cannot create device registration "one": the API refuses.*expires_in/);
    expect(await devices()).toEqual([]);
    expect(device.id).toBe("");
  });
});

describe("a token that ends in the middle of a fleet", () => {
  test.each(["keep", "renew"] as const)("fails the late one before anything is touched; onExpiry %s", async (onExpiry) => {
    const late = await bench.addAppliance({ name: "late.example.com", type: "ESA", version: "14.0.0-692" });
    const program = { region: "us", devices: 3, onExpiry } as const;
    const tokens = await bench.made("SseToken", program, "tokens");
    const [first, second, third] = tokens.outs.tokens;
    await bench.made("DeviceRegistration", given({ token: first }), "esa");
    await bench.made("DeviceRegistration", given({ token: second }, sma), "sma");
    await bench.advance(3_601);
    const untouched = await bench.applianceState(late);
    const before = await devices();

    const device = bench.resource("DeviceRegistration", "late");
    await expect(device.create(given({ token: third }, late))).rejects.toThrow(
      /cannot create device registration "late": .*token.* region "us" .*expired.*/,
    );

    expect(await devices()).toEqual(before);
    expect({ ...(await bench.applianceState(late)), transcript: "" }).toEqual({ ...untouched, transcript: "" });
    // What ends the wait: a new token for the unused entry alone, by itself or by the user's own wish.
    await bench.forgetRequests();
    await tokens.read();
    await tokens.up(onExpiry === "renew" ? program : { ...program, keepers: { turn: "2" } });
    expect(await bench.changes()).toEqual([`us POST ${DEVICES}/${third?.deviceId}/token`]);
    await device.create(given({ token: tokens.outs.tokens[2] }, late));
    expect(device.id).toBe(third?.deviceId);
    expect((await devices()).map(({ status }) => status)).toEqual(["Registered", "Registered", "Registered"]);
  });
});

describe("an appliance re-imaged under the same name", () => {
  const reimage = (name: string) => bench.admin("POST", `/appliances/${name}/reimage`);

  test.each(["token-less", "with a token"])("registers again under its one entry when its state is lost; %s", async (kind) => {
    const tokens = kind === "token-less" ? undefined : await bench.made("SseToken", { region: "us" }, "tokens");
    const token = tokens?.outs.tokens[0];
    const { id } = await bench.made("DeviceRegistration", given(token && { token }));
    await reimage(esa);
    expect((await devices()).map(({ status }) => status)).toEqual(["Registered"]);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: false });

    const device = await bench.made("DeviceRegistration", given(token && { token }));

    expect(device.id).toBe(id);
    expect((await devices()).map((each) => each.id)).toEqual([id]);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: id });
    expect(await device.diff()).toMatchObject(nothing);
  });

  test("registers again, and leaves one entry, when the program asks for a replacement", async () => {
    const device = await bench.made("DeviceRegistration", given());
    const { id } = device;
    await reimage(esa);

    await device.delete();
    await device.create(given());

    expect(device.id).not.toBe(id);
    expect((await devices()).map((each) => each.id)).toEqual([device.id]);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: device.id });
  });
});
