/** Devices that someone or something else registers: an FTD, an FMC, Cloud Email Security. */
import { describe, expect, test } from "@jest/globals";
import type { Device } from "../../emulator/cloud/organisation";
import { nothing, type Given } from "../support/managed";
import { esa, Workbench } from "../support/workbench";

const DEVICES = "/iroh/iroh-sse/device";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const bench = Workbench.ofThisFile();

type Registration = Given<"DeviceRegistration">;
type Region = "us" | "eu" | "apjc";

const external = (more: Partial<Registration>): Registration => ({ region: "us", method: "external", ...more });

/** For waits that end in vain. */
const shortWait = { timeouts: { registration: "20s" } };

const devices = async (region: Region = "us") => (await bench.in(region)).devices;

/** The device registers by itself, with an entry of its own or the one given. */
async function registers(
  given: { name: string; type: string; version?: string; id?: string },
  region: Region = "us",
): Promise<string> {
  return (await bench.admin<Device>("POST", `/tenants/${region}/devices`, given)).id;
}

async function planned(name: string): Promise<string> {
  return (await (await bench.api("us")).expect<Device>(201, "POST", DEVICES, { name })).id;
}

const kinds = [
  ["an FTD", { name: "ftd-branch-07", type: "FTD", version: "7.4.1" }],
  ["an FMC", { name: "fmc.hq.example.com", type: "FMC", version: "7.4.1" }],
  ["Cloud Email Security", { name: "esa1.hc1234-56.iphmx.com", type: "ESA", version: "14.2.0" }],
] as const;

describe.each(kinds)("%s", (_, wish) => {
  const ways: [string, (id: string) => Partial<Registration>][] = [
    ["by its name", () => ({ deviceName: wish.name })],
    ["by its id", (id) => ({ externalDeviceId: id })],
    ["by its id, and gets a name", (id) => ({ externalDeviceId: id, deviceName: "The gate" })],
  ];

  test.each(ways)("is waited for %s, named ours, and only its entry goes on delete", async (_way, found) => {
    const id = await registers(wish);
    await registers({ ...wish, name: "another-one" });
    const given = external({ ...found(id), description: "rack 3" });
    const device = await bench.made("DeviceRegistration", given);
    expect(device.id).toBe(id);
    expect(await bench.changes()).toEqual([`us PATCH ${DEVICES}/${id}`]);
    const name = given.deviceName ?? wish.name;
    expect(await devices()).toEqual([
      expect.objectContaining({
        ...wish,
        id,
        name,
        description: expect.stringMatching(/^rack 3 \[ciscoctr:DeviceRegistration /),
      }),
      expect.objectContaining({ name: "another-one", description: wish.type }),
    ]);
    expect(device.outs).toMatchObject({ deviceName: name, deviceType: wish.type, version: wish.version, status: "Registered" });
    expect(await device.read()).toEqual({ there: true });
    expect(await device.diff()).toMatchObject(nothing);

    await bench.forgetRequests();
    await device.delete();
    expect(await bench.changes()).toEqual([`us DELETE ${DEVICES}/${id}`]);
    expect(await devices()).toEqual([expect.objectContaining({ name: "another-one" })]);
  });

  test("stays with onDelete retain, without our mark", async () => {
    const id = await registers(wish);
    const device = await bench.made("DeviceRegistration", external({ externalDeviceId: id, onDelete: "retain" }));
    await bench.forgetRequests();
    await device.delete();
    expect(await bench.changes()).toEqual([`us PATCH ${DEVICES}/${id}`]);
    const [left] = await devices();
    expect(left).toMatchObject({ id, status: "Registered", description: expect.not.stringContaining("ciscoctr:") });
  });
});

describe("the wait", () => {
  test("goes on until the entry that was planned registers, by whichever name", async () => {
    const tokens = await bench.made("SseToken", { region: "us", name: "for the branch" }, "tokens");
    const [id = ""] = tokens.outs.deviceIds;
    const device = bench.resource("DeviceRegistration");
    const given = external({ externalDeviceId: id, ...shortWait });
    await expect(device.create(given)).rejects.toThrow(
      `registration of the device ${id} did not happen within 20 s; last seen: its status is Unregistered. Look for it at https://admin.sse.itd.cisco.com/. Run \`pulumi up\` again`,
    );
    expect(device.id).toBe("");
    await registers({ name: "ftd-branch-07", type: "FTD", id });
    await device.create(given);
    expect(device.id).toBe(id);
    expect(device.outs).toMatchObject({ deviceName: "ftd-branch-07", deviceType: "FTD" });
    // The entry is the registration's now, and the token's resource leaves it.
    await tokens.read();
    await tokens.delete();
    expect(await devices()).toEqual([expect.objectContaining({ id })]);
  });

  const here: [string, [string, "Registered" | "Unregistered"][], RegExp][] = [
    ["nothing", [], /region "us" has no device of that name; it has none at all\./],
    [
      "others",
      [
        ["mail", "Registered"],
        ["web", "Unregistered"],
        ["fmc", "Registered"],
      ],
      /has no device of that name; it has 3 devices: 2 Registered, 1 Unregistered\./,
    ],
    [
      "one in another case, one in another domain, and one longer",
      [
        ["FTD-Branch-07", "Registered"],
        ["ftd-branch-07.example.com", "Unregistered"],
        ["ftd-branch-077", "Registered"],
        ["mail", "Registered"],
      ],
      /has no device of that name, but "FTD-Branch-07" \(Registered\), "ftd-branch-07\.example\.com" \(Unregistered\), "ftd-branch-077" \(Registered\)\./,
    ],
    ["the one, not registered", [["ftd-branch-07", "Unregistered"]], /last seen: its status is Unregistered\./],
    [
      "many that are alike",
      Array.from({ length: 7 }, (_, index): [string, "Registered"] => [`ftd-branch-07-${index}`, "Registered"]),
      /"ftd-branch-07-4" \(Registered\) and 2 more\./,
    ],
  ];

  test.each(here)("gives up in time, saying what it last saw: %s", async (_, there, message) => {
    for (const [name, status] of there) await (status === "Registered" ? registers({ name, type: "FTD" }) : planned(name));
    const before = await devices();
    const device = bench.resource("DeviceRegistration");
    await expect(device.create(external({ deviceName: "ftd-branch-07", ...shortWait }))).rejects.toThrow(message);
    expect(device.id).toBe("");
    expect(await devices()).toEqual(before);
  });

  test("by an id that is none says how many there are", async () => {
    await registers({ name: "mail", type: "ESA" });
    const given = external({ externalDeviceId: "874141f7-903f-4be9-b14e-45a7f34a2032", ...shortWait });
    await expect(bench.made("DeviceRegistration", given)).rejects.toThrow(
      /region "us" has no device with that id; it has 1 device: 1 Registered\./,
    );
  });

  test("does not look in other regions", async () => {
    await registers({ name: "ftd-branch-07", type: "FTD" }, "eu");
    await expect(bench.made("DeviceRegistration", external({ deviceName: "ftd-branch-07", ...shortWait }))).rejects.toThrow(
      /region "us" has no device of that name; it has none at all/,
    );
    expect(await devices("eu")).toEqual([expect.objectContaining({ description: "FTD" })]);
  });

  test("under a name that two have is not guessed at, and the id tells which", async () => {
    const ids = [await registers({ name: "ftd", type: "FTD" }), await registers({ name: "ftd", type: "FTD" })];
    await expect(bench.made("DeviceRegistration", external({ deviceName: "ftd" }))).rejects.toThrow(
      `2 registered devices are named "ftd": ${ids.join(", ")}. Give the id of one of them as externalDeviceId.`,
    );
    const device = await bench.made("DeviceRegistration", external({ deviceName: "ftd", externalDeviceId: ids[1] }));
    expect(device.id).toBe(ids[1]);
  });
});

describe("a run after one that was killed", () => {
  test.each(["name", "id"] as const)("adopts what that one took over, by %s", async (way) => {
    const id = await registers({ name: "ftd", type: "FTD" });
    const given = external(way === "name" ? { deviceName: "ftd" } : { externalDeviceId: id, deviceName: "The gate" });
    await bench.made("DeviceRegistration", given);
    // Meanwhile another one of that name has come.
    await registers({ name: "ftd", type: "FTD" });
    await bench.forgetRequests();
    const again = await bench.made("DeviceRegistration", given);
    expect(again.id).toBe(id);
    expect(await bench.changes()).toEqual([`us PATCH /iroh/iroh-sse/device/${id}`]);
  });
});

describe("another stack's device", () => {
  test.each(["name", "id"] as const)("is refused by %s, naming that owner, and left as it is", async (way) => {
    const theirs = bench.resource("DeviceRegistration", "gate", "prod");
    await theirs.create({ region: "us", appliance: bench.login(esa) });
    const before = await devices();
    const given = external(way === "name" ? { deviceName: esa } : { externalDeviceId: theirs.id });
    await expect(bench.made("DeviceRegistration", given)).rejects.toThrow(/belongs to workbench\/prod\/gate/);
    expect(await devices()).toEqual(before);
  });
});

describe("a change", () => {
  test("from its name to its id is none, and back, and the name then is one to set", async () => {
    const id = await registers({ name: "ftd", type: "FTD" });
    const device = await bench.made("DeviceRegistration", external({ deviceName: "ftd" }));
    expect(await device.diff(external({ externalDeviceId: id }))).toMatchObject(nothing);
    expect(await device.diff(external({ externalDeviceId: id, deviceName: "ftd" }))).toMatchObject(nothing);
    expect(await device.up(external({ externalDeviceId: id, deviceName: "The gate" }))).toMatchObject({ changes: true });
    expect(await devices()).toEqual([expect.objectContaining({ id, name: "The gate" })]);
    expect(await device.diff(external({ deviceName: "The gate" }))).toMatchObject(nothing);
    expect(await device.read()).toEqual({ there: true });
  });

  test("to another id replaces, and deletes first; so does one that is not known yet", async () => {
    const [one, two] = [await registers({ name: "ftd1", type: "FTD" }), await registers({ name: "ftd2", type: "FTD" })];
    const device = await bench.made("DeviceRegistration", external({ externalDeviceId: one }));
    for (const externalDeviceId of [two, unknown]) {
      expect(await device.diff(external({ externalDeviceId }))).toMatchObject({
        replaces: ["externalDeviceId"],
        deleteBeforeReplace: true,
      });
    }
    await device.replace(external({ externalDeviceId: two }));
    expect(device.id).toBe(two);
    expect(await devices()).toEqual([expect.objectContaining({ id: two })]);
  });

  test("in the region waits for it there", async () => {
    await registers({ name: "ftd", type: "FTD" });
    const there = await registers({ name: "ftd", type: "FTD" }, "eu");
    const device = await bench.made("DeviceRegistration", external({ deviceName: "ftd" }));
    await device.replace(external({ deviceName: "ftd", region: "eu" }));
    expect(device.id).toBe(there);
    expect([await devices(), (await devices("eu")).length]).toEqual([[], 1]);
  });
});

describe("a device of ours that left", () => {
  async function left(given: Partial<Registration>): Promise<{ id: string; device: Awaited<ReturnType<typeof made>> }> {
    const device = await made(given);
    await bench.type(esa, "cloudserviceconfig", "deregister", "yes");
    await device.read();
    expect(device.outs.status).toBe("Unregistered");
    return { id: device.id, device };
  }
  async function made(given: Partial<Registration>) {
    await bench.registerByHand(esa, "us");
    return bench.made("DeviceRegistration", external({ deviceName: esa, ...shortWait, ...given }));
  }

  test("is waited for again, under its own entry", async () => {
    const { id, device } = await left({});
    await expect(device.up()).rejects.toThrow(
      `registration of the device ${id} did not happen within 20 s; last seen: its status is`,
    );
    await registers({ name: esa, type: "ESA", id });
    await device.up();
    expect([device.id, device.outs.status]).toEqual([id, "Registered"]);
    expect(await device.diff()).toMatchObject(nothing);
  });

  test("and came back with another entry: both are named", async () => {
    const { id, device } = await left({});
    const another = await registers({ name: esa, type: "ESA" });
    await expect(device.up()).rejects.toThrow(
      `cannot update device registration "one": ${esa} was registered by hand as device ${another}, while this resource is device ${id}`,
    );
    await (await bench.api("us")).expect(200, "DELETE", `${DEVICES}/${id}`);
    expect(await device.read()).toEqual({ there: false });
    const again = await bench.made("DeviceRegistration", external({ deviceName: esa }));
    expect(again.id).toBe(another);
    expect(await devices()).toHaveLength(1);
  });
});

describe("a new deviceName", () => {
  test("that another device bears is refused: which one is meant is not guessed at", async () => {
    const [one, two] = [await registers({ name: "ftd1", type: "FTD" }), await registers({ name: "ftd2", type: "FTD" })];
    const device = await bench.made("DeviceRegistration", external({ deviceName: "ftd1" }));
    expect(device.id).toBe(one);
    await expect(device.up(external({ deviceName: "ftd2" }))).rejects.toThrow(
      `a new deviceName would rename device ${one}, and "ftd2" is the name of device ${two} already. If that device was meant, give its id as externalDeviceId`,
    );
    expect((await devices()).map(({ name }) => name).sort()).toEqual(["ftd1", "ftd2"]);
    await device.up(external({ deviceName: "ftd3" }));
    expect((await devices()).map(({ name }) => name).sort()).toEqual(["ftd2", "ftd3"]);
  });
});

describe("drift by hand", () => {
  test("of name and description is seen and repaired; the appliance is never touched", async () => {
    await bench.registerByHand(esa, "us");
    const device = await bench.made("DeviceRegistration", external({ deviceName: esa, description: "CES" }));
    const { transcript } = await bench.applianceState(esa);
    await (await bench.api("us")).expect(200, "PATCH", `${DEVICES}/${device.id}`, { name: "x", description: "y" });
    expect(await device.read()).toMatchObject({ there: true, inputs: { deviceName: "x", description: "y" } });
    await device.up();
    expect(await devices()).toEqual([
      expect.objectContaining({ name: esa, description: expect.stringMatching(/^CES \[ciscoctr:/) }),
    ]);
    await device.delete();
    expect(await devices()).toEqual([]);
    expect((await bench.applianceState(esa)).transcript).toBe(transcript);
  });
});
