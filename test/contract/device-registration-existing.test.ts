import { describe, expect, test } from "@jest/globals";
import { nothing, type Given } from "../support/managed";
import { esa, sma, Workbench } from "../support/workbench";

const DEVICES = "/iroh/iroh-sse/device";
const bench = Workbench.ofThisFile();

const given = (more: Partial<Given<"DeviceRegistration">> = {}, name = esa): Given<"DeviceRegistration"> => ({
  ...{ region: "us", appliance: bench.login(name) },
  ...more,
});

const devices = async (region: "us" | "eu" | "apjc" = "us") => (await bench.in(region)).devices;

describe("an appliance that is registered in this region already", () => {
  test("is taken over as it is, by default, and gets our mark", async () => {
    const id = await bench.registerByHand(esa, "us");
    const { transcript } = await bench.applianceState(esa);
    await bench.forgetRequests();
    const device = await bench.made("DeviceRegistration", given());
    expect(device.id).toBe(id);
    expect(await bench.changes()).toEqual([`us PATCH ${DEVICES}/${id}`]);
    expect((await bench.applianceState(esa)).transcript.slice(transcript.length)).not.toMatch(/> (commit|\w*register|settrs)$/m);
    expect(bench.logged.join("\n")).toMatch(/esa1\.example\.com is registered in region "us" already, as device .*: taken over/);
    expect(await device.diff()).toMatchObject(nothing);
    expect(await device.read()).toEqual({ there: true });
    await device.delete();
    expect(await devices()).toEqual([]);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: false });
  });

  test("is refused with onExisting fail, and left as it is", async () => {
    const id = await bench.registerByHand(esa, "us");
    const before = await devices();
    await expect(bench.made("DeviceRegistration", given({ onExisting: "fail" }))).rejects.toThrow(
      `cannot create device registration "one": ${esa} is registered already, as device ${id} in region "us". Set onExisting to "adopt"`,
    );
    expect(await devices()).toEqual(before);
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: id });
  });

  test("is taken over with a token at hand too; the token stays unused", async () => {
    const id = await bench.registerByHand(esa, "us");
    const token = await bench.made("SseToken", { region: "us" }, "tokens");
    const device = await bench.made("DeviceRegistration", given({ token: token.outs.tokens[0] }));
    expect(device.id).toBe(id);
    expect(await token.read()).toEqual({ there: true });
    expect(token.outs).toMatchObject({ status: "active", registered: 0 });
  });

  test.each(["adopt", "move"] as const)(
    "and belongs to another stack is refused with onExisting %s, naming that owner",
    async (onExisting) => {
      const theirs = bench.resource("DeviceRegistration", "gate", "prod");
      await theirs.create(given());
      const before = await devices();
      await expect(bench.made("DeviceRegistration", given({ onExisting }))).rejects.toThrow(
        new RegExp(
          `cannot create device registration "one": device ${theirs.id} \\("${esa}"\\) belongs to workbench/prod/gate\\. Remove it there first`,
        ),
      );
      expect(await devices()).toEqual(before);
      expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: theirs.id });
    },
  );

  test("under a name that two devices have is not guessed at", async () => {
    await bench.registerByHand(esa, "us");
    const other = await bench.addAppliance({ name: "esa2.example.com", type: "ESA", version: "13.0.0-392" });
    const second = await bench.registerByHand(other, "us");
    await (await bench.api("us")).expect(200, "PATCH", `${DEVICES}/${second}`, { name: esa });
    await expect(bench.made("DeviceRegistration", given())).rejects.toThrow(
      /2 registered devices are named "esa1\.example\.com": .*Rename or remove all but one/,
    );
    expect((await devices()).map(({ description }) => description)).toEqual(["ESA", "ESA"]);
  });
});

describe("an appliance that is registered elsewhere", () => {
  test.each([
    ["adopt", undefined],
    ["fail", "token"],
  ] as const)("is refused with onExisting %s, naming the region; nothing is left behind", async (onExisting, withToken) => {
    const id = await bench.registerByHand(esa, "eu");
    const token = withToken && (await bench.made("SseToken", { region: "us" }, "tokens")).outs.tokens[0];
    const before = [await devices(), await devices("eu")];
    await expect(bench.made("DeviceRegistration", given({ onExisting, ...(token ? { token } : {}) }))).rejects.toThrow(
      `${esa} is registered already, as device ${id} in region "eu". Set onExisting to "move"`,
    );
    expect([await devices(), await devices("eu")]).toEqual(before);
    expect(await bench.applianceState(esa)).toMatchObject({ region: "eu", server: "api.eu.sse.itd.cisco.com" });
  });

  test.each([["no token"], ["an element"], ["the bare text"]])(
    "leaves there and comes here with onExisting move and %s",
    async (kind) => {
      await bench.registerByHand(esa, "eu");
      const issued = kind === "no token" ? undefined : (await bench.made("SseToken", { region: "us" }, "tokens")).outs.tokens[0];
      const token = kind === "an element" ? issued : issued?.value;
      const device = await bench.made("DeviceRegistration", given({ onExisting: "move", ...(token ? { token } : {}) }));
      expect(await bench.applianceState(esa)).toMatchObject({ region: "us", deviceId: device.id, server: "api-sse.cisco.com" });
      expect(await devices()).toEqual([expect.objectContaining({ id: device.id, status: "Registered" })]);
      expect(await devices("eu")).toEqual([expect.objectContaining({ status: "Unregistered" })]);
      expect(await device.diff()).toMatchObject(nothing);
    },
  );

  test("in a region nobody has credentials for is refused as such, and moves when told to", async () => {
    await bench.registerByHand(esa, "eu");
    for (const name of Object.keys(bench.env).filter((each) => each.includes("_EU_"))) bench.env[name] = undefined;
    await expect(bench.made("DeviceRegistration", given())).rejects.toThrow(
      `${esa} is registered already, in another region or organisation, or here under another name. Set onExisting to "move"`,
    );
    expect(await devices()).toEqual([]);
    const device = await bench.made("DeviceRegistration", given({ onExisting: "move" }));
    expect(await bench.applianceState(esa)).toMatchObject({ region: "us", deviceId: device.id });
  });

  test("and belongs to another stack there is refused, naming that owner", async () => {
    const theirs = bench.resource("DeviceRegistration", "gate", "prod");
    await theirs.create(given({ region: "eu" }));
    await expect(bench.made("DeviceRegistration", given({ onExisting: "move" }))).rejects.toThrow(
      /belongs to workbench\/prod\/gate/,
    );
    expect(await bench.applianceState(esa)).toMatchObject({ region: "eu", deviceId: theirs.id });
    expect(await devices()).toEqual([]);
  });
});

describe("an appliance of ours that someone took elsewhere by hand", () => {
  test("is seen, refused, and comes back when told to, under its entry", async () => {
    const device = await bench.made("DeviceRegistration", given());
    await bench.type(esa, "cloudserviceconfig", "deregister", "yes");
    const there = await bench.registerByHand(esa, "eu");
    await device.read();
    expect(device.outs.status).toBe("Unregistered");
    await expect(device.up()).rejects.toThrow(
      `cannot update device registration "one": ${esa} is registered already, as device ${there} in region "eu". Set onExisting to "move"`,
    );
    await device.up(given({ onExisting: "move" }));
    expect(await bench.applianceState(esa)).toMatchObject({ region: "us", deviceId: device.id });
    expect(await devices()).toEqual([expect.objectContaining({ id: device.id, status: "Registered" })]);
    expect(await device.diff()).toMatchObject(nothing);
  });
});

describe("an appliance of ours that someone registered anew by hand in the same region", () => {
  test("is refused with both devices' ids, and taken over once ours is gone", async () => {
    const device = await bench.made("DeviceRegistration", given());
    const ours = device.id;
    await bench.type(esa, "cloudserviceconfig", "deregister", "yes");
    const theirs = await bench.registerByHand(esa, "us");
    await device.read();
    await expect(device.up()).rejects.toThrow(
      `${esa} was registered by hand as device ${theirs}, while this resource is device ${ours}`,
    );
    await (await bench.api("us")).expect(200, "DELETE", `${DEVICES}/${ours}`);
    expect(await device.read()).toEqual({ there: false });
    const again = await bench.made("DeviceRegistration", given());
    expect(again.id).toBe(theirs);
    expect(await devices()).toHaveLength(1);
  });
});

describe("a change of region", () => {
  test("deregisters and removes there, then sets the server, makes a token and registers here", async () => {
    const device = await bench.made("DeviceRegistration", given());
    const old = device.id;
    const before = (await bench.applianceState(esa)).transcript.length;
    await bench.forgetRequests();
    await device.replace(given({ region: "eu" }));
    expect(await bench.changes()).toEqual([
      `us DELETE ${DEVICES}/${old}`,
      `eu POST ${DEVICES}`,
      `eu POST ${DEVICES}/${device.id}/token`,
    ]);
    const { transcript, ...state } = await bench.applianceState(esa);
    expect(state).toMatchObject({ region: "eu", deviceId: device.id, server: "api.eu.sse.itd.cisco.com" });
    const typed = transcript.slice(before).match(/\[\]> (?:deregister|settrs|register)$|> commit$/gm) ?? [];
    expect(typed.map((line) => line.replace(/.*> /, ""))).toEqual(["deregister", "settrs", "commit", "register"]);
    expect(await devices()).toEqual([]);
    expect(await device.diff()).toMatchObject(nothing);
  });

  test("there and back again leaves one entry in all", async () => {
    const device = await bench.made("DeviceRegistration", given({}, sma));
    for (const region of ["eu", "us"] as const) await device.replace(given({ region }, sma));
    expect([await devices("eu"), await devices("apjc")]).toEqual([[], []]);
    expect(await devices()).toEqual([expect.objectContaining({ id: device.id })]);
  });

  test("does not take an appliance away from whom it went to meanwhile", async () => {
    const device = await bench.made("DeviceRegistration", given());
    await bench.type(esa, "cloudserviceconfig", "deregister", "yes");
    const id = await bench.registerByHand(esa, "eu");
    await device.delete();
    expect(await bench.applianceState(esa)).toMatchObject({ region: "eu", deviceId: id });
    expect(bench.logged.join("\n")).toMatch(/is registered, but no longer as device .* of region "us": it stays as it is/);
    expect(await devices()).toEqual([]);
  });
});

describe("an appliance that is busy, with a pager", () => {
  test("is no obstacle", async () => {
    await bench.faults({ kind: "pager" }, { kind: "busy", count: 2, after: 2 });
    const device = await bench.made("DeviceRegistration", given());
    expect(device.outs.status).toBe("Registered");
  });
});
