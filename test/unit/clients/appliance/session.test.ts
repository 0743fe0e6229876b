import { describe, expect, test } from "@jest/globals";
import { type Step, top, welcome, version, token, Script, session, ready, askToken } from "../../../support/appliance-script";
import { failure } from "../../../support/failure";

describe("identity", () => {
  test.each([
    ["ESA", "13.0.0-392", version[1]],
    ["SMA", "12.5.0-658", `Model: M100V\nVersion: 12.5.0-658\n${top}`],
    ["SMA", "15.0.0-334", `Cisco Secure Email and Web Manager\nVersion: 15.0.0 build 334\n${top}`],
    ["ESA", "14.2.0-620", `Cisco Secure Email Gateway\nModel: \nVersion: 14.2.0-620\n${top}`],
    ["ESA", "13.0.0-392", `nothing the table knows\n${top}`],
  ])("%s %s", async (type, release, prints) => {
    const appliance = await new Script([["version", prints]]).start();
    expect(appliance.facts).toEqual({ type, version: release, hostName: "mail1.example.com" });
  });

  test.each([
    ["a web appliance", `Model: S195\nVersion: 12.5.1-011\n${top}`, "Web Security"],
    ["no product", `Version: 1.0.0-1\n${top}`, "names an ESA or SMA"],
    ["no release", `Model: C195\n${top}`, "tells no release"],
  ])("refuses %s", async (_what, prints, why) => {
    const script = new Script([["version", prints]], top);
    expect(await failure(script.start())).toMatchObject({ code: "unexpected-answer", message: expect.stringContaining(why) });
  });
});

describe("cluster", () => {
  const inMachine = "\n(Machine esa1.example.com)> ";
  const inCluster = "\n(Cluster c1)> ";
  const versionHere: Step = ["version", `Model: C100V\nVersion: 13.0.0-392\n${inMachine}`];

  test("goes to the machine", async () => {
    const script = new Script([["clustermode machine esa1.example.com", inMachine], versionHere], inCluster);
    expect((await script.start("esa1.example.com")).facts.hostName).toBe("esa1.example.com");
  });

  test("is content where the session is in machine mode", async () => {
    expect((await new Script([versionHere], inMachine).start()).facts.hostName).toBe("esa1.example.com");
  });

  test.each([
    ["asks for the machine", inCluster, undefined, [], "Set `appliance.machine`"],
    [
      "knows no such machine",
      inCluster,
      "esa9",
      [["clustermode machine esa9", `No such machine.${inCluster}`]],
      "the cluster has no machine of the name in `appliance.machine`",
    ],
    [
      "is not that machine",
      top,
      "esa9",
      [["clustermode machine esa9", `Unknown command or missing feature key: clustermode${top}`]],
      "in no cluster",
    ],
    ["takes no two lines", top, "esa1\ncommit", [], "not a host name"],
  ] as [string, string, string | undefined, Step[], string][])("%s", async (_what, login, machine, steps, why) => {
    expect(await failure(new Script(steps, login).start(machine))).toMatchObject({
      code: "invalid-input",
      message: expect.stringContaining(why),
    });
  });

  const ask = '\nThis command is restricted to "machine" mode. Would you like to switch to "machine" mode? [Y]> ';

  test("is asked at the command, and looks where it is before it goes on", async () => {
    const script = new Script(
      [
        version,
        ["cloudserviceconfig", ask],
        ["y", ready],
        ["", "\n(Machine other)> "],
        ["clustermode machine mail1.example.com", "\n(Machine mail1.example.com)> "],
        ["cloudserviceconfig", ready],
        ["", "\n(Machine mail1.example.com)> "],
      ],
      welcome + top,
    );
    const appliance = await script.start("mail1.example.com");
    expect(await appliance.status()).toMatchObject({ state: "ready" });
  });

  test("is asked at the command, and does not know the machine", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", ask]);
    expect(await failure(appliance.status())).toMatchObject({
      code: "invalid-input",
      message: expect.stringContaining("appliance.machine"),
    });
    expect(script.open).toBe(false);
  });
});

describe("waiting", () => {
  test("ends when the operation has had its time, with what was seen", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", "\nworking\x07 on\x1b[1m it"]);
    const failed = failure(appliance.status());
    await script.clock.advance(119_999);
    expect(script.open).toBe(true);
    await script.clock.advance(1);
    const error = await failed;
    expect(error).toMatchObject({ code: "timeout", facts: { ambiguous: true } });
    expect(error.message).toContain('"cloudserviceconfig" within 120 s; it last printed "working on it"');
    expect(script.open).toBe(false);
    expect(script.clock.sleepers).toBe(0);
  });

  test("ends with the call", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", "\n"]);
    const failed = failure(appliance.status());
    await script.clock.advance(1);
    script.abort.abort();
    expect(await failed).toMatchObject({ code: "cancelled" });
    expect(script.open).toBe(false);
    expect(script.clock.sleepers).toBe(0);
  });

  test("leaves no sleeper behind", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", ready], ["", top]);
    await appliance.status();
    expect(script.clock.sleepers).toBe(0);
  });

  test("ends with the connection, which may have carried the token", async () => {
    const { script, appliance } = await session(
      ["cloudserviceconfig", ready],
      ["register", askToken],
      [token, token.slice(0, 12)],
    );
    const failed = failure(appliance.register(token));
    await script.clock.advance(1);
    script.drop();
    const error = await failed;
    expect(error).toMatchObject({ code: "unreachable", facts: { ambiguous: true } });
    expect(error.message).not.toContain(token.slice(0, 8));
  });

  test("never answers a password prompt", async () => {
    const script = new Script([], "Your password has expired.\nOld password: ");
    expect(await failure(script.start())).toMatchObject({ code: "authentication" });
    expect(script.typed).toEqual([]);
  });
});

describe("before the first prompt", () => {
  const reminder = "\nYour passphrase will expire in 6 days.\nDo you want to change it now? [Y]> ";

  test("a reminder is answered with no, and told", async () => {
    const script = new Script([["no", top], version], welcome + reminder);
    expect((await script.start()).facts).toMatchObject({ type: "ESA", hostName: "mail1.example.com" });
    expect(script.typed).toEqual(["no", "version"]);
    expect(script.logged.join("\n")).toMatch(/cisco-ctr warning: esa:22 reminds that the account's password expires soon/);
  });

  test("a reminder that does not go away ends the run", async () => {
    const again: Step = ["no", reminder];
    const script = new Script([again, again, again, again, again], welcome + reminder);
    expect(await failure(script.start())).toMatchObject({ code: "unexpected-answer" });
    expect(script.typed).toHaveLength(4);
  });
});

test("a password that the appliance prints broken over lines is in no log and no message", async () => {
  const password = "correct-horse-battery-staple";
  const broken = `Login of admin with ${password.slice(0, 14)}\r\n${password.slice(14)} noted.\n`;
  const script = new Script(
    [
      ["version", `${broken}Model: C100V\nVersion: 13.0.0-392\n${top}`],
      ["cloudserviceconfig", broken + top],
    ],
    welcome + top,
    [password],
  );
  const appliance = await script.start();
  const error = await failure(appliance.status());
  for (const text of [...script.logged, error.message]) {
    expect(text).not.toContain(password.slice(0, 14));
    expect(text).not.toContain(password.slice(14));
  }
  expect(error.message).toContain("Login of admin with [secret] noted.");
});

test("all answers of an operation share its time, one byte a second", async () => {
  const { script, appliance } = await session();
  const failed = failure(appliance.status({ ms: 60_000, input: "timeouts.ready" }));
  for (let second = 0; second < 60; second++) {
    script.say(".");
    await script.clock.advance(1_000);
  }
  expect(await failed).toMatchObject({
    code: "timeout",
    message: expect.stringMatching(/within 60 s; it last printed "\.+"\. .* Raise timeouts\.ready/),
  });
  expect(script.clock.sleepers).toBe(0);
});
