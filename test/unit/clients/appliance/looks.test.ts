import { describe, expect, test } from "@jest/globals";
import {
  choose,
  offersEnable,
  ready,
  Script,
  servers,
  session,
  top,
  type Step,
  version,
} from "../../../support/appliance-script";
import { failure } from "../../../support/failure";

const unknown = (command: string): Step => [command, `Unknown command or missing feature key: ${command}\n${top}`];
const secureX = (verb: string): string => `${choose}- ${verb} - x\n[]> `;

describe("a look at the feature", () => {
  test.each([
    ["off", offersEnable],
    ["on", `${choose}- DISABLE - To disable the Cisco Threat Response feature on your appliance.\n[]> `],
  ])("sees it %s in the guide's menu, and leaves it", async (state, menu) => {
    const { script, appliance } = await session(["threatresponseconfig", menu], ["", top]);
    expect(await appliance.feature()).toBe(state);
    expect(script.typed).toEqual(["version", "threatresponseconfig", ""]);
  });

  test.each([
    ["off", "ENABLESECUREX"],
    ["on", "DISABLESECUREX"],
  ])("sees it %s in the menu of later releases", async (state, verb) => {
    const { appliance } = await session(unknown("threatresponseconfig"), ["cloudserviceconfig", secureX(verb)], ["", top]);
    expect(await appliance.feature()).toBe(state);
  });

  test.each([
    ["off", "enable"],
    ["on", "disable"],
  ])("sees it %s in a question, which it answers with no", async (state, verb) => {
    const question = `\nWould you like to ${verb} Cisco SecureX / Threat Response feature? [Y]> `;
    const { script, appliance } = await session(
      unknown("threatresponseconfig"),
      ["cloudserviceconfig", ready],
      ["", top],
      ["generalconfig", secureX("SECUREX")],
      ["securex", question],
      ["no", secureX("SECUREX")],
      ["", top],
    );
    expect(await appliance.feature()).toBe(state);
    expect(script.typed.slice(-3)).toEqual(["securex", "no", ""]);
    expect(script.open).toBe(true);
  });

  test("cuts the session when the switch says anything else", async () => {
    const { script, appliance } = await session(
      unknown("threatresponseconfig"),
      ["cloudserviceconfig", ready],
      ["", top],
      ["generalconfig", secureX("SECUREX")],
      ["securex", `\nThe feature is now enabled.\n${top}`],
    );
    expect(await failure(appliance.feature())).toMatchObject({ code: "unexpected-answer" });
    expect(script.open).toBe(false);
  });

  test("sees none where the appliance has no switch", async () => {
    const { appliance } = await session(unknown("threatresponseconfig"), unknown("cloudserviceconfig"), unknown("generalconfig"));
    expect(await appliance.feature()).toBeUndefined();
  });
});

describe("a look at the servers", () => {
  test("takes none of the list", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", ready], ["settrs", servers], ["", ready], ["", top]);
    expect(await appliance.servers()).toEqual({ offered: ["api.eu.sse.itd.cisco.com", "api-sse.cisco.com"] });
    expect(script.typed.slice(1)).toEqual(["cloudserviceconfig", "settrs", "", ""]);
  });

  test("sees the one that is set, where the list says it", async () => {
    const later = `\nCurrently configured Cisco Secure Cloud Server is API-SSE.cisco.com.\n${servers}`;
    const { appliance } = await session(["cloudserviceconfig", ready], ["settrs", later], ["", top]);
    expect(await appliance.servers()).toMatchObject({ current: "api-sse.cisco.com" });
  });

  test("switches nothing on to see them", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", secureX("ENABLE")], ["", top]);
    expect(await appliance.servers()).toBeUndefined();
    expect(script.typed.slice(1)).toEqual(["cloudserviceconfig", ""]);
  });

  test("leaves a question that proposes a server by cutting the session", async () => {
    const proposing = servers.replace("[]> ", "[3]> ");
    const { script, appliance } = await session(["cloudserviceconfig", ready], ["settrs", proposing]);
    expect(await failure(appliance.servers())).toMatchObject({ code: "unexpected-answer" });
    expect(script.typed.at(-1)).toBe("settrs");
    expect(script.open).toBe(false);
  });
});

describe("a cluster", () => {
  test.each([
    ["one of its machines", "\n(Machine mail1.example.com)> ", true],
    ["an appliance without one", top, false],
  ])("is told by the prompt of %s", async (_what, prompt, clustered) => {
    const appliance = await new Script([[version[0], version[1].replace(top, prompt)]], prompt).start();
    expect(appliance.clustered).toBe(clustered);
  });
});
