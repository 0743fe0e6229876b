import { describe, expect, test } from "@jest/globals";
import {
  type Step,
  top,
  token,
  session,
  choose,
  ready,
  registered,
  askToken,
  inProgress,
  askDeregister,
} from "../../../support/appliance-script";
import { failure } from "../../../support/failure";

describe("register", () => {
  test("hands the token in, and keeps it out of the log", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", ready], ["register", askToken], [token, inProgress]);
    await appliance.register(token);
    expect(script.typed.at(-1)).toBe(token);
    expect(script.logged.join("\n")).toContain("register");
    expect(script.logged.join("\n")).not.toContain(token.slice(0, 8));
  });

  test("is done when the appliance is registered", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", registered], ["", top]);
    await appliance.register(token);
    expect(script.typed).not.toContain(token);
  });

  test("in the words of later releases", async () => {
    const { appliance } = await session(
      ["cloudserviceconfig", `${choose}- REGISTER - To register the appliance with the Cisco Cloud Service portal.\n[]> `],
      ["register", "\nEnter a registration token key to register your appliance with the Cisco Cloud\nService portal.\n[]> "],
      [
        token,
        `\nRegistering\nThe Appliance is successfully registered with the Cisco Cloud Service portal.\n${choose}- DEREGISTER - x\n[]> `,
      ],
      ["", top],
    );
    await appliance.register(token);
  });

  test.each([
    ["another question", "\nEnter the name of your appliance.\n[]> "],
    ["a password", "\nPassword: "],
    ["the top prompt", top],
    ["a question that only quotes the right one", `${askToken.trimEnd()}\nIs that right? [N]> `],
  ])("never types the token to %s", async (_what, prints) => {
    const { script, appliance } = await session(["cloudserviceconfig", ready], ["register", prints], ["", top]);
    expect(["unexpected-answer", "authentication"]).toContain((await failure(appliance.register(token))).code);
    expect(script.typed).not.toContain(token);
  });

  test("tells what the appliance says about a bad token, without the token", async () => {
    const { script, appliance } = await session(
      ["cloudserviceconfig", ready],
      ["register", askToken],
      [
        token,
        `\nThe registration failed because of an invalid or expired token key ${token.slice(0, 20)}\n${token.slice(20)}.\n${askToken}`,
      ],
      ["", top],
    );
    const error = await failure(appliance.register(token));
    expect(error).toMatchObject({
      code: "registration-failed",
      message: expect.stringContaining("invalid or expired token key [secret]"),
    });
    expect(script.open).toBe(true);
  });

  test("types no token that is more than one word", async () => {
    const { script, appliance } = await session();
    expect(await failure(appliance.register(`${token}\ncommit`))).toMatchObject({ code: "invalid-input" });
    expect(script.typed).toEqual(["version"]);
  });
});

describe("deregister", () => {
  test("says yes to exactly this question", async () => {
    const { script, appliance } = await session(
      ["cloudserviceconfig", registered],
      ["deregister", askDeregister],
      ["yes", `\nThe Content Security Management appliance deregistration is in progress.\n${top}`],
    );
    await appliance.deregister();
    expect(script.typed.at(-1)).toBe("yes");
  });

  test("to no other", async () => {
    const { script, appliance } = await session(
      ["cloudserviceconfig", registered],
      ["deregister", "\nErase everything? [N]> "],
      ["", top],
    );
    expect(await failure(appliance.deregister())).toMatchObject({ code: "unexpected-answer" });
    expect(script.typed).not.toContain("yes");
  });

  test("has nothing to do when not registered", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", ready], ["", top]);
    await appliance.deregister();
    expect(script.typed).toEqual(["version", "cloudserviceconfig", ""]);
  });
});

describe("a smart licence", () => {
  const held = registered.replace(
    "Cisco Threat Response portal.",
    "Cisco Threat Response portal through Smart Software Licensing.",
  );
  const blocked = "You cannot deregister while Smart Licensing is in use.";

  test("is seen in the menu, with what else it says", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", held], ["", top], ["cloudserviceconfig", held], ["", top]);
    expect(await appliance.isLicensed()).toBe(true);
    expect(await appliance.status()).toMatchObject({ state: "registered", licensed: true });
    expect(script.typed).toEqual(["version", "cloudserviceconfig", "", "cloudserviceconfig", ""]);
  });

  test("is not seen in a menu without it", async () => {
    const { appliance } = await session(["cloudserviceconfig", ready], ["", top]);
    expect(await appliance.isLicensed()).toBe(false);
  });

  test.each([
    ["a screen of no known meaning", `\nThe feature is off.\n${choose}- HELP - To get help.\n[]> `, "unexpected-answer"],
    ["a role that may not look", `You are not in the correct access group to use cloudserviceconfig\n${top}`, "refused"],
    ["an unknown command", `Unknown command: cloudserviceconfig\n${top}`, "unsupported-version"],
  ])("is not denied by %s", async (_, screen, code) => {
    const { appliance } = await session(["cloudserviceconfig", screen], ["", top]);
    expect(await failure(appliance.isLicensed())).toMatchObject({ code });
  });

  test("that the menu tells is not asked to go", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", held], ["", top]);
    expect(await failure(appliance.deregister())).toMatchObject({
      code: "smart-licence",
      message: expect.stringMatching(
        /mail1\.example\.com is registered by its smart licence and cannot be deregistered by itself/,
      ),
    });
    expect(script.typed).toEqual(["version", "cloudserviceconfig", ""]);
    expect(script.open).toBe(true);
  });

  test.each<[string, Step[]]>([
    ["instead of the question", [["deregister", `\n${blocked}\n${top}`]]],
    [
      "after the question",
      [
        ["deregister", askDeregister],
        ["yes", `\n${blocked}\n${top}`],
      ],
    ],
  ])("may show only %s", async (_, steps) => {
    const { script, appliance } = await session(["cloudserviceconfig", registered], ...steps);
    expect(await failure(appliance.deregister())).toMatchObject({
      code: "smart-licence",
      message: expect.stringContaining(`it says "${blocked}"`),
    });
    expect(script.open).toBe(true);
  });
});
