import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Client, utils } from "ssh2";
import type { ClientChannel, ConnectConfig } from "ssh2";
import { startAppliance } from "../../../emulator/appliance";
import type { ApplianceOptions, RunningAppliance } from "../../../emulator/appliance";
import type { ApplianceFaultKind } from "../../../emulator/faults/kinds";
import type { DeviceFacts, Exchange } from "../../../emulator/ground/exchange";
import type { RegionName } from "../../../emulator/ground/regions";
import { Seeded } from "../../../emulator/ground/seeded";

const token = "00112233445566778899aabbccddeeff";
const password = "Sesame-opens-1";
const prompt = "esa1.example.com> ";

/** A cloud of one token, good once and in one region. */
class FakeExchange implements Exchange {
  unused = new Map([[token, "api.eu.sse.itd.cisco.com"]]);
  down = false;
  readonly active = new Map<string, DeviceFacts & { region: RegionName }>();

  activate(...[server, offered, facts]: Parameters<Exchange["activate"]>): ReturnType<Exchange["activate"]> {
    if (this.down) return { accepted: false, reason: "unreachable" };
    if (this.unused.get(offered) !== server) return { accepted: false, reason: "invalid-or-expired-token" };
    this.unused.delete(offered);
    this.active.set("device-1", { ...facts, region: "eu" });
    return { accepted: true, region: "eu", deviceId: "device-1" };
  }

  enrol(region: RegionName, facts: DeviceFacts): string {
    this.active.set("device-1", { ...facts, region });
    return "device-1";
  }

  deactivate(_region: RegionName, deviceId: string): void {
    this.active.delete(deviceId);
  }

  isActive(_region: RegionName, deviceId: string): boolean {
    return this.active.has(deviceId);
  }
}

/** A terminal that reads up to what it waits for. */
class Terminal {
  private received = "";
  private wake: () => void = () => undefined;
  private closed = false;

  constructor(readonly channel: ClientChannel) {
    channel.on("data", (bytes: Buffer) => {
      this.received += bytes.toString();
      this.wake();
    });
    channel.on("close", () => {
      this.closed = true;
      this.wake();
    });
  }

  /** All that came up to and including `end`. */
  async until(end: string): Promise<string> {
    for (;;) {
      const at = this.received.indexOf(end);
      if (at >= 0) {
        const text = this.received.slice(0, at + end.length);
        this.received = this.received.slice(at + end.length);
        return text;
      }
      if (this.closed) throw new Error(`closed before ${end}: ${this.received}`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  async end(): Promise<void> {
    while (!this.closed) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  ask(line: string, end = prompt): Promise<string> {
    this.channel.write(`${line}\r`);
    return this.until(end);
  }
}

let now: number;
let rules: ApplianceFaultKind[];
let exchange: FakeExchange;
let seenKey: string;
const appliances: RunningAppliance[] = [];
const clients: Client[] = [];

beforeEach(() => {
  now = Date.UTC(2020, 4, 11, 20, 41, 5);
  rules = [];
  exchange = new FakeExchange();
  seenKey = "";
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await Promise.all(appliances.splice(0).map((appliance) => appliance.close()));
});

async function start(options: Partial<ApplianceOptions> = {}): Promise<RunningAppliance> {
  const appliance = await startAppliance({
    name: "esa1.example.com",
    type: "ESA",
    version: "13.0.0-392",
    username: "admin",
    password,
    exchange,
    clock: { now: () => now },
    faults: {
      take: (_name, kinds) => {
        const at = rules.findIndex((kind) => kinds.includes(kind));
        const kind = at < 0 ? undefined : rules.splice(at, 1)[0];
        return kind && { kind };
      },
    },
    seeded: new Seeded(1),
    ...options,
  });
  appliances.push(appliance);
  return appliance;
}

function connect({ host, port }: RunningAppliance, config: ConnectConfig = { password }): Promise<Client> {
  const client = new Client();
  clients.push(client);
  return new Promise((resolve, reject) => {
    client
      .on("ready", () => {
        resolve(client);
      })
      .on("error", reject)
      .on("close", () => {
        reject(new Error("closed"));
      })
      .connect({
        host,
        port,
        username: "admin",
        hostVerifier: (key: Buffer) => {
          seenKey = `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
          return true;
        },
        ...config,
      });
  });
}

async function shell(appliance: RunningAppliance): Promise<Terminal> {
  const client = await connect(appliance);
  return new Promise((resolve, reject) => {
    client.shell({}, (error, channel) => {
      if (error) reject(error);
      else resolve(new Terminal(channel));
    });
  });
}

async function login(appliance: RunningAppliance): Promise<Terminal> {
  const terminal = await shell(appliance);
  await terminal.until(prompt);
  return terminal;
}

/** One command on an exec channel: what it printed, and its exit code. */
function exec(client: Client, command: string): Promise<{ text: string; code: unknown }> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (error) {
        reject(error);
        return;
      }
      let text = "";
      let code: unknown;
      channel.on("data", (bytes: Buffer) => (text += bytes.toString()));
      channel.on("exit", (exitCode: unknown) => (code = exitCode));
      channel.on("close", () => {
        resolve({ text, code });
      });
    });
  });
}

async function enable(terminal: Terminal): Promise<void> {
  for (const line of ["threatresponseconfig enable", "cloudserviceconfig settrs api.eu.sse.itd.cisco.com", 'commit "on"'])
    await terminal.ask(line);
  now += 150;
}

async function registered(terminal: Terminal): Promise<void> {
  await enable(terminal);
  await terminal.ask("cloudserviceconfig", "[]> ");
  await terminal.ask("register", "[]> ");
  await terminal.ask(token);
  now += 150;
}

describe("registering over SSH", () => {
  test("goes the way of the guide, from the banner to registered and back", async () => {
    const appliance = await start();
    const terminal = await shell(appliance);
    expect(await terminal.until(prompt)).toContain(
      "AsyncOS 13.0.0 for Cisco C100V build 392\r\n\r\nWelcome to the Cisco C100V Email Security",
    );
    expect(seenKey).toBe(appliance.hostKey);

    await terminal.ask("threatresponseconfig", "[]> ");
    expect(await terminal.ask("ENABLE")).toMatch(/^ENABLE\r\n\r\nThe Cisco Threat Response feature is currently enabled/);
    expect(appliance.state().enabled).toBe(false);
    await terminal.ask("commit", "[]> ");
    expect(await terminal.ask("")).toContain("Changes committed: Mon May 11 20:41:05 2020 GMT");
    expect(appliance.state()).toMatchObject({ enabled: true, server: "api-sse.cisco.com", registered: false });

    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("The Cisco Cloud Service is busy.");
    await terminal.ask("settrs", "[]> ");
    await terminal.ask("2");
    await terminal.ask("commit", "[]> ");
    await terminal.ask("");
    now += 150;
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("- REGISTER");
    await terminal.ask("register", "[]> ");
    expect(await terminal.ask(token)).toContain("The appliance registration is in progress.");
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("The appliance registration is in progress.");
    expect(appliance.state().registered).toBe(false);
    await terminal.ask("");
    now += 150;
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("The Email Security appliance is successfully registered");
    expect(appliance.state()).toMatchObject({ registered: true, region: "eu", deviceId: "device-1" });
    expect([...exchange.active.values()]).toEqual([
      {
        name: "esa1.example.com",
        type: "ESA",
        version: "13.0.0",
        ipAddress: "127.0.0.1",
        connectorVersion: "1.3.34",
        region: "eu",
      },
    ]);

    await terminal.ask("deregister", "[N]> ");
    expect(await terminal.ask("yes")).toContain("deregistration is in progress.");
    expect(exchange.active.size).toBe(0);
    now += 150;
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("- REGISTER");
    expect(appliance.state().registered).toBe(false);

    const { transcript } = appliance.state();
    expect(transcript).toContain("[]> [token]\n");
    expect(transcript).not.toContain(token);
    expect(transcript).not.toContain(password);
  });

  test("refuses a token of another region, a used one, and says so", async () => {
    const terminal = await login(await start());
    exchange.unused.set(token, "api-sse.cisco.com");
    await registered(terminal);
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toMatch(/invalid or expired token key\.[^]*- REGISTER/);
    exchange.down = true;
    await terminal.ask("register", "[]> ");
    await terminal.ask(token);
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("is busy.");
    now += 150;
    await terminal.ask("");
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("is not reachable.");
  });

  test("learns from the cloud that its entry is gone, and stays with its region when the server is set", async () => {
    const appliance = await start();
    const terminal = await login(appliance);
    await registered(terminal);
    await terminal.ask("cloudserviceconfig settrs api-sse.cisco.com");
    await terminal.ask('commit ""');
    expect(appliance.state()).toMatchObject({ server: "api-sse.cisco.com", registered: true, region: "eu" });
    exchange.active.clear();
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("- REGISTER");
    expect(appliance.state()).toMatchObject({ registered: false, region: null, deviceId: null });
  });

  test("is back in factory state after a reset", async () => {
    const appliance = await start();
    const terminal = await login(appliance);
    await registered(terminal);
    appliance.reset();
    await terminal.end();
    expect(appliance.state()).toEqual({
      name: "esa1.example.com",
      type: "ESA",
      enabled: false,
      server: "api-sse.cisco.com",
      registered: false,
      region: null,
      deviceId: null,
      threatResponse: false,
      working: false,
      transcript: "",
    });
  });
});

describe("sessions", () => {
  test("keep their pending changes to themselves, and lose them when they end", async () => {
    const appliance = await start();
    const [one, two] = [await login(appliance), await login(appliance)];
    await one.ask("threatresponseconfig enable");
    expect(await two.ask("commit")).toContain("There is no data to commit.");
    expect(await one.ask("exit", "[N]> ")).toContain("uncommitted changes");
    one.channel.write("y\r");
    await one.end();
    expect(await two.ask("threatresponseconfig", "[]> ")).toContain("- ENABLE");
  });

  test("end when nobody has typed for as long as the banner says, and lose what was pending", async () => {
    const appliance = await start({ idleMinutes: 5 });
    const [idle, busy] = [await login(appliance), await login(appliance)];
    await idle.ask("threatresponseconfig enable");
    now += 299_999;
    appliance.clockMoved();
    await busy.ask("");
    await idle.ask("");
    now += 300_000;
    // One finds out by typing, the other by the clock.
    busy.channel.write("v");
    await busy.end();
    appliance.clockMoved();
    await idle.end();
    for (const terminal of [idle, busy])
      expect(await terminal.until("lost.")).toContain("The session has expired. Uncommitted changes are lost.");
    const terminal = await shell(appliance);
    expect(await terminal.until(prompt)).toContain("will expire if left idle for 5 minutes.");
    expect(await terminal.ask("threatresponseconfig", "[]> ")).toContain("- ENABLE");
  });

  test("take lines that end in CR, LF or both, and control-C", async () => {
    const terminal = await login(await start());
    terminal.channel.write("threatresponseconfig\r\nenable\ncommit\r");
    expect(await terminal.until("comments describing your changes:\r\n[]> ")).toContain("currently enabled");
    terminal.channel.write("\x03");
    expect(await terminal.until(prompt)).toBe(`^C\r\n${prompt}`);
    expect(await terminal.ask("threatresponseconfig", "[]> ")).toContain("- DISABLE");
  });

  test("run a batch command on an exec channel, and refuse one that asks", async () => {
    const client = await connect(await start());
    expect(await exec(client, "cloudserviceconfig")).toMatchObject({
      code: 1,
      text: expect.stringContaining("needs an interactive session."),
    });
    const again = await connect(appliances[0] ?? (await start()));
    expect(await exec(again, "version")).toMatchObject({ code: 0, text: expect.stringContaining("Version: 13.0.0-392\r\n") });
  });
});

describe("logging in", () => {
  test.each<[string, ConnectConfig]>([
    ["wrong password", { password: "wrong" }],
    ["wrong user", { username: "root", password }],
    ["unknown key", { privateKey: utils.generateKeyPairSync("ecdsa", { bits: 256 }).private }],
  ])("refuses a %s", async (_name, config) => {
    await expect(connect(await start(), config)).rejects.toThrow("All configured authentication methods failed");
  });

  test("takes the authorized key, and the password at a prompt", async () => {
    const key = utils.generateKeyPairSync("ecdsa", { bits: 256 });
    const appliance = await start({ authorizedKey: key.public });
    await connect(appliance, { privateKey: key.private });
    const prompts: string[] = [];
    const client = new Client();
    clients.push(client);
    await new Promise<void>((resolve, reject) => {
      client
        .on("keyboard-interactive", (_name, _instructions, _language, asked, finish) => {
          prompts.push(...asked.map(({ prompt: text }) => text));
          finish([password]);
        })
        .on("ready", resolve)
        .on("error", reject)
        .connect({ host: appliance.host, port: appliance.port, username: "admin", tryKeyboard: true });
    });
    expect(prompts).toEqual(["Password:"]);
  });
});

describe("faults", () => {
  test("refuse: closes the connection, once", async () => {
    const appliance = await start();
    rules = ["refuse"];
    await expect(connect(appliance)).rejects.toThrow();
    await login(appliance);
  });

  test("wrongHostKey: shows another key, once", async () => {
    const appliance = await start();
    rules = ["wrongHostKey"];
    await connect(appliance);
    expect(seenKey).toMatch(/^SHA256:.{43}$/);
    expect(seenKey).not.toBe(appliance.hostKey);
    await connect(appliance);
    expect(seenKey).toBe(appliance.hostKey);
  });

  test("drop: cuts the connection, and the seed says whether the command took effect", async () => {
    const outcomes = new Set<boolean>();
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const appliance = await start({ seeded: new Seeded(seed) });
      const terminal = await login(appliance);
      await terminal.ask("threatresponseconfig enable");
      rules = ["drop"];
      terminal.channel.write('commit ""\r');
      await terminal.end();
      outcomes.add(appliance.state().enabled);
    }
    expect(outcomes).toEqual(new Set([true, false]));
  });

  test("hang: answers no more in this session, and does nothing", async () => {
    const appliance = await start();
    const terminal = await login(appliance);
    rules = ["hang"];
    terminal.channel.write("threatresponseconfig\r\x03version\r");
    const other = await login(appliance);
    expect(await other.ask("version")).toContain("Version: 13.0.0-392");
    await expect(Promise.race([terminal.until(prompt), other.ask("commit").then(() => "nothing")])).resolves.toBe("nothing");
  });

  test("busy: the menu is without REGISTER, once", async () => {
    const terminal = await login(await start());
    await enable(terminal);
    rules = ["busy"];
    const menu = await terminal.ask("cloudserviceconfig", "[]> ");
    expect(menu).toContain("is busy.");
    expect(menu).not.toContain("REGISTER");
    await terminal.ask("");
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("REGISTER");
  });

  test("pager: any key shows the rest", async () => {
    const terminal = await login(await start());
    rules = ["pager"];
    const first = await terminal.ask("threatresponseconfig", "-Press Any Key For More-");
    expect(first).not.toContain("ENABLE");
    terminal.channel.write(" ");
    expect(await terminal.until("[]> ")).toMatch(/^\r {24}\r- ENABLE/);
  });
});

describe("work that takes its time", () => {
  const start45 = () => start({ answerMs: { commit: 45_000, register: 60_000 }, settleMs: 0 });

  test("is done and answered when the emulator's clock says so, and takes what was typed meanwhile", async () => {
    const appliance = await start45();
    const terminal = await login(appliance);
    await terminal.ask("threatresponseconfig enable");
    await terminal.ask("commit", "[]> ");
    terminal.channel.write("by hand\rversion\r");
    await terminal.until("by hand\r\n");
    now += 44_999;
    appliance.clockMoved();
    expect(appliance.state().enabled).toBe(false);
    now += 1;
    appliance.clockMoved();
    expect(await terminal.until(prompt)).toContain("Changes committed: ");
    expect(await terminal.until(prompt)).toContain("Model: C100V");
    expect(appliance.state().enabled).toBe(true);
  });

  test("goes on when the session is gone", async () => {
    const appliance = await start45();
    const terminal = await login(appliance);
    await terminal.ask("threatresponseconfig enable");
    await terminal.ask("commit", "[]> ");
    terminal.channel.write("by hand\r");
    await terminal.until("by hand\r\n");
    terminal.channel.close();
    await terminal.end();
    now += 45_000;
    appliance.clockMoved();
    expect(appliance.state().enabled).toBe(true);
  });
});

describe("a second factor", () => {
  test("is asked for after the password, in a dialogue, and never satisfied", async () => {
    const appliance = await start({ secondFactor: "Enter your token code: " });
    const client = new Client();
    clients.push(client);
    const asked: string[] = [];
    const failed = new Promise<string | undefined>((resolve) =>
      client.on("error", ({ level }) => {
        resolve(level);
      }),
    );
    client.on("keyboard-interactive", (_name, _instructions, _lang, prompts, finish) => {
      asked.push(...prompts.map((each) => each.prompt));
      finish([prompts[0]?.prompt === "Password:" ? password : "123456"]);
    });
    const { host, port } = appliance;
    client.connect({ host, port, username: "admin", password, tryKeyboard: true, hostVerifier: () => true });
    expect(await failed).toBe("client-authentication");
    expect(asked).toEqual(["Password:", "Enter your token code: "]);
  });
});
