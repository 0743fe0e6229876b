/** Every release, product, prompt and licence an appliance may have: what the provider does to it, and what it leaves. */
import { describe, expect, test } from "@jest/globals";
import { Client, utils } from "ssh2";
import type { ApplianceAccess, ApplianceWish } from "../../emulator";
import { nothing, type Given } from "../support/managed";
import { esa, Workbench } from "../support/workbench";

const DEVICES = "/iroh/iroh-sse/device";
const bench = Workbench.ofThisFile();

type Registration = Given<"DeviceRegistration">;
type Region = "us" | "eu" | "apjc";

const servers = { us: "api-sse.cisco.com", eu: "api.eu.sse.itd.cisco.com", apjc: "api.apj.sse.itd.cisco.com" };

const given = (name: string, more: Partial<Registration> = {}): Registration => ({
  ...{ region: "us", appliance: bench.login(name) },
  ...more,
});

const devices = async (region: Region = "us") => (await bench.in(region)).devices;

/** The lines typed at an appliance that change something, from a place in its transcript on. */
async function changed(name: string, from = 0): Promise<string[]> {
  const { transcript } = await bench.applianceState(name);
  const lines = transcript.slice(from).match(/> (?:enable|disable|settrs|register|deregister|commit)$/gm) ?? [];
  return lines.map((line) => line.slice(2));
}

interface Profile {
  name: string;
  type: "ESA" | "SMA";
  version: string;
  more?: Partial<ApplianceWish>;
  /** Where it registers first, and where it then moves. */
  from: Region;
  to: Region;
  /** Whether the later dialect switches the cloud service on by itself, or asks about a rollback. */
  cloudSwitch?: boolean;
  rollback?: boolean;
}

const long = "smtp-relay-gateway-0001.messaging.infrastructure.frankfurt-am-main.datacentre-2.operations.example.co.uk";

const profiles: Profile[] = [
  { name: "esa03.mex-amp.inlab", type: "ESA", version: "13.0.0-392", from: "us", to: "eu" },
  { name: "mail1.example.com", type: "ESA", version: "13.0.0-314", from: "eu", to: "us" },
  { name: "ironport-a", type: "ESA", version: "13.0.0-392", more: { prompt: "long" }, from: "us", to: "eu" },
  { name: "mx-01.dmz.example.org", type: "ESA", version: "13.5.1-277", from: "us", to: "eu", cloudSwitch: true },
  { name: "mx-02.dmz.example.org", type: "ESA", version: "13.7.0-093", from: "eu", to: "us", cloudSwitch: true },
  { name: "esa14.tokyo.example.co.jp", type: "ESA", version: "14.0.0-698", from: "us", to: "apjc", rollback: true },
  { name: "esa14-2.sao-paulo.example.com.br", type: "ESA", version: "14.2.0-620", from: "apjc", to: "eu", rollback: true },
  { name: "seg15.example.net", type: "ESA", version: "15.0.0-104", from: "us", to: "apjc", rollback: true },
  { name: "C600V-FRA-01.example.net", type: "ESA", version: "15.5.1-055", from: "eu", to: "us", rollback: true },
  {
    name: "xn--mller-kva.example.de",
    type: "ESA",
    version: "15.5.3-022",
    more: { prompt: "long" },
    from: "apjc",
    to: "us",
    rollback: true,
  },
  { name: long, type: "ESA", version: "15.0.2-034", from: "us", to: "eu", rollback: true },
  { name: "sma1.mex-amp.inlab", type: "SMA", version: "12.5.0-658", from: "us", to: "eu" },
  { name: "sma-reporting.example.com", type: "SMA", version: "13.6.2-023", from: "eu", to: "us" },
  { name: "M300V.example.com", type: "SMA", version: "13.6.2-090", more: { prompt: "long" }, from: "us", to: "eu" },
  { name: "sma138.example.com", type: "SMA", version: "13.8.1-052", from: "us", to: "eu", cloudSwitch: true },
  { name: "sma14.singapore.example.sg", type: "SMA", version: "14.3.0-120", from: "apjc", to: "us", rollback: true },
  { name: "sewm15.example.net", type: "SMA", version: "15.0.0-334", from: "us", to: "apjc", rollback: true },
  { name: "sewm15-5.example.net", type: "SMA", version: "15.5.2-005", from: "eu", to: "apjc", rollback: true },
  {
    name: "older-words.example.com",
    type: "SMA",
    version: "15.0.0-334",
    more: { dialect: "ctr" },
    from: "us",
    to: "apjc",
    rollback: true,
  },
  {
    name: "10-0-0-7.mgmt.example.com",
    type: "ESA",
    version: "14.0.0-698",
    more: { rollbackQuestion: false },
    from: "us",
    to: "eu",
  },
];

const clusters: [string, Partial<ApplianceWish>][] = [
  ["with the mode in the prompt", {}],
  ["with the host and the mode in the prompt", { prompt: "long" }],
  ["of a later release", { version: "15.0.0-104" }],
  ["of a later release, with the longer prompt", { version: "15.5.1-055", prompt: "long" }],
];

describe("registers, refreshes, moves and leaves", () => {
  test.each(profiles.map((profile) => [`${profile.type} ${profile.version} ${profile.name}`, profile] as const))(
    "%s",
    async (_, { name, type, version, more, from, to, cloudSwitch = false, rollback = false }) => {
      await bench.addAppliance({ name, type, version, ...more });
      const device = await bench.made("DeviceRegistration", given(name, { region: from }));
      expect(await bench.applianceState(name)).toMatchObject({ region: from, server: servers[from], deviceId: device.id });
      expect(await devices(from)).toEqual([expect.objectContaining({ id: device.id, name, type, status: "Registered" })]);
      const later = (await bench.applianceState(name)).transcript.includes("Cisco Secure Cloud Server");
      const inOrder = { switch: ["enable", "commit"], server: [later ? "enable" : "settrs", "commit"] };
      // In 14.x the switch is another verb: of an SMA always there, of an ESA once its cloud service is on.
      if (version.startsWith("14.")) inOrder.switch = ["commit"];
      const isLate = version.startsWith("14.") && type === "ESA";
      const first = [...(isLate ? [...inOrder.server, ...inOrder.switch] : [...inOrder.switch, ...inOrder.server]), "register"];
      expect(await changed(name)).toEqual(first);
      expect(later || !cloudSwitch).toBe(true);

      expect(await device.read()).toEqual({ there: true });
      expect(await device.diff()).toMatchObject(nothing);

      const place = (await bench.applianceState(name)).transcript.length;
      await device.replace(given(name, { region: to }));
      expect(await changed(name, place)).toEqual(["deregister", "settrs", "commit", "register"]);
      expect(await bench.applianceState(name)).toMatchObject({ region: to, server: servers[to], deviceId: device.id });
      expect(await device.read()).toEqual({ there: true });
      expect(await device.diff()).toMatchObject(nothing);

      await device.delete();
      const { transcript, ...state } = await bench.applianceState(name);
      expect(state).toMatchObject({ registered: false, region: null, deviceId: null, enabled: true });
      expect(/save the current configuration for rollback/.test(transcript)).toBe(rollback);
      for (const region of ["us", "eu", "apjc"] as const) {
        const { devices: left, tokens } = await bench.in(region);
        expect([region, left, tokens]).toEqual([region, [], []]);
      }
    },
  );

  test("there are twenty of them, of every train", () => {
    expect(profiles).toHaveLength(20);
    const trains = new Set(profiles.map(({ type, version }) => `${type} ${version.split(".").slice(0, 2).join(".")}`));
    const wanted = ["ESA 13.0", "ESA 13.5", "ESA 14.0", "ESA 15.0", "ESA 15.5", "SMA 12.5", "SMA 13.6", "SMA 15.0", "SMA 15.5"];
    expect([...trains]).toEqual(expect.arrayContaining(wanted));
  });

  test.each(
    profiles.filter(({ version }) => /^1[23]\./.test(version)).map(({ type, version, name }) => [type, version, name] as const),
  )("%s %s %s does not offer APJC: refused with what it offers, and its server stays", async (type, version, name) => {
    await bench.addAppliance({ name, type, version });
    await expect(bench.made("DeviceRegistration", given(name, { region: "apjc" }))).rejects.toThrow(
      /does not offer the server api\.apj\.sse\.itd\.cisco\.com; it offers: .*api-sse\.cisco\.com/,
    );
    expect(await bench.applianceState(name)).toMatchObject({ server: servers.us, registered: false });
    expect(await devices("apjc")).toEqual([]);
  });
});

describe("in a cluster", () => {
  const machine = "m1.mail.example.com";

  async function member(more: Partial<ApplianceWish>): Promise<Registration> {
    await bench.addAppliance({ name: machine, type: "ESA", version: "13.0.0-392", cluster: "Mail cluster", ...more });
    return given(machine, { appliance: { ...bench.login(machine), machine } });
  }

  test.each(clusters)("%s: goes to machine mode, and no further", async (_, more) => {
    const device = await bench.made("DeviceRegistration", await member(more));
    expect(await devices()).toEqual([expect.objectContaining({ id: device.id, name: machine, status: "Registered" })]);
    expect(await device.read()).toEqual({ there: true });
    await device.delete();
    const { transcript, registered } = await bench.applianceState(machine);
    expect(registered).toBe(false);
    expect(transcript.match(/> clustermode machine \S+$/gm)).toHaveLength(2);
    expect(await devices()).toEqual([]);
  });

  test("without the machine's name nothing is typed but what tells the mode", async () => {
    await member({});
    await expect(bench.made("DeviceRegistration", given(machine))).rejects.toThrow(
      /is in a cluster \("\(Cluster Mail cluster\)>"\) and this works on one machine only\. Set `appliance\.machine`/,
    );
    expect((await bench.applianceState(machine)).transcript).not.toMatch(/threatresponseconfig|cloudserviceconfig/);
    expect(await devices()).toEqual([]);
  });
});

describe("an appliance that its smart licence has registered", () => {
  const name = "seg16.example.net";

  async function licensed(region: Region, more: Partial<ApplianceWish> = {}): Promise<string> {
    await bench.addAppliance({ name, type: "ESA", version: "15.5.1-055", smartLicence: true, region, ...more });
    const [device] = await devices(region);
    return device?.id ?? "";
  }

  test.each(["us", "eu", "apjc"] as const)("in the wanted region, %s, is adopted without a change on it", async (region) => {
    const id = await licensed(region);
    const device = await bench.made("DeviceRegistration", given(name, { region }));
    expect(device.id).toBe(id);
    expect(await changed(name)).toEqual([]);
    expect(await bench.changes()).toEqual([`${region} PATCH ${DEVICES}/${id}`]);
    expect(await device.read()).toEqual({ there: true });
    expect(await device.diff()).toMatchObject(nothing);
  });

  test("and is an SMA, is adopted too", async () => {
    const id = await licensed("us", { type: "SMA", version: "15.5.2-005" });
    expect((await bench.made("DeviceRegistration", given(name))).id).toBe(id);
  });

  test.each(["fail", "adopt", "move"] as const)(
    "elsewhere is refused with onExisting %s, and nothing is touched",
    async (onExisting) => {
      const id = await licensed("eu");
      const before = await devices("eu");
      await expect(bench.made("DeviceRegistration", given(name, { onExisting }))).rejects.toThrow(
        `cannot create device registration "one": ${name} is registered by its smart licence, as device ${id} in region "eu", and cannot be moved; nothing was changed on it. Set region to where it is`,
      );
      expect(await changed(name)).toEqual([]);
      expect(await bench.changes()).toEqual([]);
      expect([await devices(), await devices("eu")]).toEqual([[], before]);
      expect(await bench.applianceState(name)).toMatchObject({ registered: true, region: "eu", deviceId: id });
    },
  );

  test("is refused with onExisting fail in its own region as any other is", async () => {
    await licensed("us");
    await expect(bench.made("DeviceRegistration", given(name, { onExisting: "fail" }))).rejects.toThrow(
      /Set onExisting to "adopt"/,
    );
    expect(await changed(name)).toEqual([]);
  });

  test("cannot be deleted: the message says so, what to do, and what stays", async () => {
    const id = await licensed("us");
    const device = await bench.made("DeviceRegistration", given(name));
    await expect(device.delete()).rejects.toThrow(
      `cannot delete device registration "one": ${name} is registered by its smart licence and cannot be deregistered by itself; it stays registered, and so does its device entry ${id}. Set onDelete: "retain" and run \`pulumi up\`, then delete: only the resource goes.`,
    );
    expect(await changed(name)).toEqual([]);
    expect(await devices()).toEqual([expect.objectContaining({ id, status: "Registered" })]);
    await device.up(given(name, { onDelete: "retain" }));
    await device.delete();
    expect(await bench.applianceState(name)).toMatchObject({ registered: true, deviceId: id });
    expect(await devices()).toHaveLength(1);
  });

  test("does not move: the old region's refusal comes first, and nothing is made in the new one", async () => {
    const id = await licensed("us");
    const device = await bench.made("DeviceRegistration", given(name));
    await expect(device.replace(given(name, { region: "eu" }))).rejects.toThrow(/is registered by its smart licence/);
    expect(await bench.applianceState(name)).toMatchObject({ region: "us", deviceId: id });
    expect(await devices("eu")).toEqual([]);
  });
});

describe("host keys", () => {
  const rotate = (name = esa) => bench.admin<ApplianceAccess>("POST", `/appliances/${name}/host-key`);

  test("a rotated one is refused with its fingerprint, before anything is sent", async () => {
    const device = await bench.made("DeviceRegistration", given(esa));
    const before = bench.appliance(esa).hostKey;
    const { hostKey } = await rotate();
    expect(hostKey).toMatch(/^SHA256:/);
    expect(hostKey).not.toBe(before);
    const { transcript } = await bench.applianceState(esa);
    await expect(device.delete()).rejects.toThrow(
      `showed the ssh-ed25519 host key ${hostKey}, which is not in \`appliance.hostKey\` (${before}); nothing was sent to it. Do not accept it blindly`,
    );
    expect((await bench.applianceState(esa)).transcript).toBe(transcript);
    expect(await devices()).toHaveLength(1);
  });

  test("a list holds old and new while it rotates, in either order and without a call", async () => {
    const { hostKey: old, ...login } = bench.login(esa);
    const device = await bench.made("DeviceRegistration", given(esa));
    const { hostKey } = await rotate();
    await bench.forgetRequests();
    await device.up(given(esa, { appliance: { ...login, hostKey: [old, hostKey] } }));
    expect(await bench.requests()).toEqual([]);
    await bench.type(esa, "cloudserviceconfig", "deregister", "yes");
    await device.read();
    await device.up();
    expect(await bench.applianceState(esa)).toMatchObject({ registered: true, deviceId: device.id });
    await device.up(given(esa, { appliance: { ...login, hostKey } }));
    await device.delete();
    expect(await bench.applianceState(esa)).toMatchObject({ registered: false });
  });

  test("a list without it is refused, naming them all", async () => {
    const others = ["A", "B"].map((letter) => `SHA256:${letter.repeat(43)}`);
    const wrong = { ...bench.login(esa), hostKey: others };
    await expect(bench.made("DeviceRegistration", given(esa, { appliance: wrong }))).rejects.toThrow(
      `which is not in \`appliance.hostKey\` (${others.join(", ")}); nothing was sent to it`,
    );
    expect((await bench.applianceState(esa)).transcript).toBe("");
  });
});

describe("a login with a key", () => {
  const keys = utils.generateKeyPairSync("ecdsa", { bits: 256 });

  test("registers and deregisters, the key from the program", async () => {
    const name = await bench.addAppliance({
      name: "keyed.example.com",
      type: "ESA",
      version: "14.0.0-698",
      publicKey: keys.public,
    });
    const { password, ...address } = bench.login(name);
    const appliance = { ...address, privateKey: bench.secret(keys.private) };
    const device = await bench.made("DeviceRegistration", given(name, { appliance }));
    expect(await bench.applianceState(name)).toMatchObject({ registered: true, deviceId: device.id });
    expect(JSON.stringify(device.raw)).not.toContain(password);
    await device.delete();
    expect(await bench.applianceState(name)).toMatchObject({ registered: false });
  });

  test("is refused with another key; with both, the password is tried after it", async () => {
    const name = await bench.addAppliance({ name: "keyed.example.com", type: "ESA", version: "14.0.0-698" });
    const { password, ...address } = bench.login(name);
    const appliance = { ...address, privateKey: bench.secret(keys.private) };
    await expect(bench.made("DeviceRegistration", given(name, { appliance }))).rejects.toThrow(/refuses the login/);
    await bench.made("DeviceRegistration", given(name, { appliance: { ...appliance, password } }));
    expect(await bench.applianceState(name)).toMatchObject({ registered: true });
  });
});

describe("a session left idle", () => {
  /** Types, waits for the last answer, and leaves the session open; answers its end. */
  function leaveOpen(name: string, lines: string[], answer: string): Promise<{ ended: Promise<void> }> {
    const { host, port, username, password } = bench.appliance(name);
    return new Promise((resolve, reject) => {
      const client = new Client();
      const ended = new Promise<void>((end) => client.on("close", end));
      client.on("error", reject).on("ready", () => {
        client.shell(false, (problem, channel) => {
          let printed = "";
          channel.on("data", (bytes: Buffer) => {
            printed += bytes.toString();
            if (printed.includes(answer)) resolve({ ended });
          });
          if (problem) reject(problem);
          else channel.write(lines.map((line) => `${line}\n`).join(""));
        });
      });
      client.connect({ host, port, username, password });
    });
  }

  test("is ended by the appliance, and what was not committed is lost: the provider does it all", async () => {
    const name = await bench.addAppliance({ name: "idle.example.com", type: "ESA", version: "15.0.0-104", idleMinutes: 5 });
    const { ended } = await leaveOpen(name, ["threatresponseconfig", "enable"], "is currently enabled");
    await bench.advance(299);
    expect((await bench.applianceState(name)).transcript).not.toContain("The session has expired.");
    await bench.advance(1);
    await ended;
    expect((await bench.applianceState(name)).transcript).toContain("The session has expired. Uncommitted changes are lost.");
    await bench.made("DeviceRegistration", given(name));
    expect(await changed(name)).toEqual(["enable", "enable", "commit", "enable", "commit", "register"]);
    expect(await bench.applianceState(name)).toMatchObject({ registered: true, enabled: true });
  });
});
