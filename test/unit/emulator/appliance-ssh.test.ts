import { describe, expect, test } from "@jest/globals";
import type { Client } from "ssh2";
import { password, prompt, SshBench, token } from "../../support/ssh-bench";

const bench = SshBench.ofThisFile();

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

describe("registering over SSH", () => {
  test("goes the way of the guide, from the banner to registered and back", async () => {
    const appliance = await bench.start();
    const terminal = await bench.shell(appliance);
    expect(await terminal.until(prompt)).toContain(
      "AsyncOS 13.0.0 for Cisco C100V build 392\r\n\r\nWelcome to the Cisco C100V Email Security",
    );
    expect(bench.seenKey).toBe(appliance.hostKey);

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
    bench.now += 150;
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("- REGISTER");
    await terminal.ask("register", "[]> ");
    expect(await terminal.ask(token)).toContain("The appliance registration is in progress.");
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("The appliance registration is in progress.");
    expect(appliance.state().registered).toBe(false);
    await terminal.ask("");
    bench.now += 150;
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("The Email Security appliance is successfully registered");
    expect(appliance.state()).toMatchObject({ registered: true, region: "eu", deviceId: "device-1" });
    expect([...bench.exchange.active.values()]).toEqual([
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
    expect(bench.exchange.active.size).toBe(0);
    bench.now += 150;
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("- REGISTER");
    expect(appliance.state().registered).toBe(false);

    const { transcript } = appliance.state();
    expect(transcript).toContain("[]> [token]\n");
    expect(transcript).not.toContain(token);
    expect(transcript).not.toContain(password);
  });

  test("refuses a token of another region, a used one, and says so", async () => {
    const terminal = await bench.login(await bench.start());
    bench.exchange.unused.set(token, "api-sse.cisco.com");
    await bench.registered(terminal);
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toMatch(/invalid or expired token key\.[^]*- REGISTER/);
    bench.exchange.down = true;
    await terminal.ask("register", "[]> ");
    await terminal.ask(token);
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("is busy.");
    bench.now += 150;
    await terminal.ask("");
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("is not reachable.");
  });

  test("learns from the cloud that its entry is gone, and stays with its region when the server is set", async () => {
    const appliance = await bench.start();
    const terminal = await bench.login(appliance);
    await bench.registered(terminal);
    await terminal.ask("cloudserviceconfig settrs api-sse.cisco.com");
    await terminal.ask('commit ""');
    expect(appliance.state()).toMatchObject({ server: "api-sse.cisco.com", registered: true, region: "eu" });
    bench.exchange.active.clear();
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("- REGISTER");
    expect(appliance.state()).toMatchObject({ registered: false, region: null, deviceId: null });
  });

  test("is back in factory state after a reset", async () => {
    const appliance = await bench.start();
    const terminal = await bench.login(appliance);
    await bench.registered(terminal);
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
    const appliance = await bench.start();
    const [one, two] = [await bench.login(appliance), await bench.login(appliance)];
    await one.ask("threatresponseconfig enable");
    expect(await two.ask("commit")).toContain("There is no data to commit.");
    expect(await one.ask("exit", "[N]> ")).toContain("uncommitted changes");
    one.channel.write("y\r");
    await one.end();
    expect(await two.ask("threatresponseconfig", "[]> ")).toContain("- ENABLE");
  });

  test("end when nobody has typed for as long as the banner says, and lose what was pending", async () => {
    const appliance = await bench.start({ idleMinutes: 5 });
    const [idle, busy] = [await bench.login(appliance), await bench.login(appliance)];
    await idle.ask("threatresponseconfig enable");
    bench.now += 299_999;
    appliance.clockMoved();
    await busy.ask("");
    await idle.ask("");
    bench.now += 300_000;
    // One finds out by typing, the other by the clock.
    busy.channel.write("v");
    await busy.end();
    appliance.clockMoved();
    await idle.end();
    for (const terminal of [idle, busy])
      expect(await terminal.until("lost.")).toContain("The session has expired. Uncommitted changes are lost.");
    const terminal = await bench.shell(appliance);
    expect(await terminal.until(prompt)).toContain("will expire if left idle for 5 minutes.");
    expect(await terminal.ask("threatresponseconfig", "[]> ")).toContain("- ENABLE");
  });

  test("take lines that end in CR, LF or both, and control-C", async () => {
    const terminal = await bench.login(await bench.start());
    terminal.channel.write("threatresponseconfig\r\nenable\ncommit\r");
    expect(await terminal.until("comments describing your changes:\r\n[]> ")).toContain("currently enabled");
    terminal.channel.write("\x03");
    expect(await terminal.until(prompt)).toBe(`^C\r\n${prompt}`);
    expect(await terminal.ask("threatresponseconfig", "[]> ")).toContain("- DISABLE");
  });

  test("run a batch command on an exec channel, and refuse one that asks", async () => {
    const client = await bench.connect(await bench.start());
    expect(await exec(client, "cloudserviceconfig")).toMatchObject({
      code: 1,
      text: expect.stringContaining("needs an interactive session."),
    });
    const again = await bench.connect(bench.appliances[0] ?? (await bench.start()));
    expect(await exec(again, "version")).toMatchObject({ code: 0, text: expect.stringContaining("Version: 13.0.0-392\r\n") });
  });
});

describe("work that takes its time", () => {
  const start45 = () => bench.start({ answerMs: { commit: 45_000, register: 60_000 }, settleMs: 0 });

  test("is done and answered when the emulator's clock says so, and takes what was typed meanwhile", async () => {
    const appliance = await start45();
    const terminal = await bench.login(appliance);
    await terminal.ask("threatresponseconfig enable");
    await terminal.ask("commit", "[]> ");
    terminal.channel.write("by hand\rversion\r");
    await terminal.until("by hand\r\n");
    bench.now += 44_999;
    appliance.clockMoved();
    expect(appliance.state().enabled).toBe(false);
    bench.now += 1;
    appliance.clockMoved();
    expect(await terminal.until(prompt)).toContain("Changes committed: ");
    expect(await terminal.until(prompt)).toContain("Model: C100V");
    expect(appliance.state().enabled).toBe(true);
  });

  test("goes on when the session is gone", async () => {
    const appliance = await start45();
    const terminal = await bench.login(appliance);
    await terminal.ask("threatresponseconfig enable");
    await terminal.ask("commit", "[]> ");
    terminal.channel.write("by hand\r");
    await terminal.until("by hand\r\n");
    terminal.channel.close();
    await terminal.end();
    bench.now += 45_000;
    appliance.clockMoved();
    expect(appliance.state().enabled).toBe(true);
  });
});
