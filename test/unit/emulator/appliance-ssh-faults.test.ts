import { describe, expect, test } from "@jest/globals";
import { Seeded } from "../../../emulator/ground/seeded";
import { prompt, SshBench } from "../../support/ssh-bench";

const bench = SshBench.ofThisFile();

describe("faults", () => {
  test("refuse: closes the connection, once", async () => {
    const appliance = await bench.start();
    bench.rules = ["refuse"];
    await expect(bench.connect(appliance)).rejects.toThrow();
    await bench.login(appliance);
  });

  test("wrongHostKey: shows another key, once", async () => {
    const appliance = await bench.start();
    bench.rules = ["wrongHostKey"];
    await bench.connect(appliance);
    expect(bench.seenKey).toMatch(/^SHA256:.{43}$/);
    expect(bench.seenKey).not.toBe(appliance.hostKey);
    await bench.connect(appliance);
    expect(bench.seenKey).toBe(appliance.hostKey);
  });

  test("drop: cuts the connection, and the seed says whether the command took effect", async () => {
    const outcomes = new Set<boolean>();
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const appliance = await bench.start({ seeded: new Seeded(seed) });
      const terminal = await bench.login(appliance);
      await terminal.ask("threatresponseconfig enable");
      bench.rules = ["drop"];
      terminal.channel.write('commit ""\r');
      await terminal.end();
      outcomes.add(appliance.state().enabled);
    }
    expect(outcomes).toEqual(new Set([true, false]));
  });

  test("hang: answers no more in this session, and does nothing", async () => {
    const appliance = await bench.start();
    const terminal = await bench.login(appliance);
    bench.rules = ["hang"];
    terminal.channel.write("threatresponseconfig\r\x03version\r");
    const other = await bench.login(appliance);
    expect(await other.ask("version")).toContain("Version: 13.0.0-392");
    await expect(Promise.race([terminal.until(prompt), other.ask("commit").then(() => "nothing")])).resolves.toBe("nothing");
  });

  test("busy: the menu is without REGISTER, once", async () => {
    const terminal = await bench.login(await bench.start());
    await bench.enable(terminal);
    bench.rules = ["busy"];
    const menu = await terminal.ask("cloudserviceconfig", "[]> ");
    expect(menu).toContain("is busy.");
    expect(menu).not.toContain("REGISTER");
    await terminal.ask("");
    expect(await terminal.ask("cloudserviceconfig", "[]> ")).toContain("REGISTER");
  });

  test("pager: any key shows the rest", async () => {
    const terminal = await bench.login(await bench.start());
    bench.rules = ["pager"];
    const first = await terminal.ask("threatresponseconfig", "-Press Any Key For More-");
    expect(first).not.toContain("ENABLE");
    terminal.channel.write(" ");
    expect(await terminal.until("[]> ")).toMatch(/^\r {24}\r- ENABLE/);
  });
});
