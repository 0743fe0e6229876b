import { describe, expect, test } from "@jest/globals";
import { readMenu, readServers } from "../../../../provider/clients/appliance/menu";
import {
  type Step,
  top,
  session,
  choose,
  settrs,
  ready,
  registered,
  servers,
  selected,
  askComment,
  committed,
  offersEnable,
  enabled,
} from "../../../support/appliance-script";
import { failure } from "../../../support/failure";

describe("enable", () => {
  test("switches on and commits, here with the question about a rollback", async () => {
    const { script, appliance } = await session(
      ["threatresponseconfig", offersEnable],
      ["enable", enabled],
      ["commit", askComment],
      ["cisco-ctr: enable Cisco Threat Response", "\nDo you want to save the current configuration for rollback? [Y]> "],
      ["y", committed],
    );
    await appliance.enable();
    expect(script.typed.at(-1)).toBe("y");
    appliance.close();
    expect(script.typed.at(-1)).toBe("exit");
    expect(script.open).toBe(false);
  });

  test("does nothing when only DISABLE is offered", async () => {
    const { script, appliance } = await session(
      ["threatresponseconfig", `${choose}- DISABLE - To disable the Cisco Threat Response feature on your appliance.\n[]> `],
      ["", top],
    );
    await appliance.enable();
    expect(script.typed).toEqual(["version", "threatresponseconfig", ""]);
  });

  test("cuts the session when the commit fails", async () => {
    const { script, appliance } = await session(
      ["threatresponseconfig", offersEnable],
      ["enable", enabled],
      ["commit", "\nWarning: another administrator has changes. Commit anyway? [Y]> "],
    );
    expect(await failure(appliance.enable())).toMatchObject({ code: "unexpected-answer", facts: { ambiguous: true } });
    expect(script.open).toBe(false);
    expect(script.typed.at(-1)).toBe("commit");
    expect(await failure(appliance.status())).toMatchObject({ code: "unreachable" });
  });

  /** The answer to a command that the appliance has not, in both wordings. */
  const unknown = (command: string): Step => [command, `Unknown command or missing feature key: ${command}\n${top}`];
  const unknownBriefly = (command: string): Step => [command, `Unknown command: ${command}\n${top}`];
  const withSecureX = (verb: string) =>
    `${choose}- DISABLE - To disable the Cisco Cloud Service on your appliance.\n- REGISTER - To register the appliance with the Cisco Cloud Service portal.\n- ${verb} - To change the SecureX feature.\n- ENABLECSN - To enable Cisco Success Network.\n[]> `;
  const general = (more = "") => `${choose}- IEOVERRIDE - Override Internet Explorer settings.\n${more}[]> `;
  const secureX = "- SECUREX - Configure Cisco SecureX/ Threat Response feature.\n";
  const commits: Step[] = [
    ["commit", askComment],
    ["cisco-ctr: enable Cisco Threat Response", committed],
  ];

  test.each<[string, Step[], boolean]>([
    [
      "ENABLESECUREX in cloudserviceconfig",
      [
        unknown("threatresponseconfig"),
        ["cloudserviceconfig", withSecureX("ENABLESECUREX")],
        ["enablesecurex", `\nThe Cisco SecureX feature is currently enabled on your appliance.\n${top}`],
        ...commits,
      ],
      true,
    ],
    [
      "the same, which shows its menu again",
      [
        unknownBriefly("threatresponseconfig"),
        ["cloudserviceconfig", withSecureX("ENABLESECUREX")],
        ["enablesecurex", withSecureX("DISABLESECUREX")],
        ["", top],
        ...commits,
      ],
      true,
    ],
    [
      "DISABLESECUREX: it is on",
      [unknown("threatresponseconfig"), ["cloudserviceconfig", withSecureX("DISABLESECUREX")], ["", top]],
      true,
    ],
    [
      "SECUREX in generalconfig",
      [
        unknown("threatresponseconfig"),
        ["cloudserviceconfig", ready],
        ["", top],
        ["generalconfig", general(secureX)],
        ["securex", "\nWould you like to enable Cisco SecureX/ Threat Response feature? [N]> "],
        ["yes", general(secureX)],
        ["", top],
        ...commits,
      ],
      true,
    ],
    [
      "SECUREX in generalconfig, which would switch it off: it is on",
      [
        unknown("threatresponseconfig"),
        ["cloudserviceconfig", ready],
        ["", top],
        ["generalconfig", general(secureX)],
        ["securex", "\nWould you like to disable Cisco SecureX/ Threat Response feature? [Y]> "],
        ["no", general(secureX)],
        ["", top],
      ],
      true,
    ],
    [
      "none: the step is left out",
      [unknown("threatresponseconfig"), ["cloudserviceconfig", ready], ["", top], ["generalconfig", general()], ["", top]],
      false,
    ],
    [
      "none, and no generalconfig",
      [unknown("threatresponseconfig"), ["cloudserviceconfig", ready], ["", top], unknownBriefly("generalconfig")],
      false,
    ],
  ])("uses the switch that the appliance has: %s", async (_, steps, switchedOn) => {
    const { script, appliance } = await session(...steps);
    expect(await appliance.enable()).toBe(switchedOn);
    expect(script.typed).toEqual(["version", ...steps.map(([typed]) => typed)]);
    expect(script.open).toBe(true);
  });

  test("asks for a command that is not there only once", async () => {
    const none: Step[] = [["cloudserviceconfig", ready], ["", top], unknown("generalconfig")];
    const { script, appliance } = await session(unknown("threatresponseconfig"), ...none, ...none.slice(0, 2));
    await appliance.enable();
    expect(await appliance.enable()).toBe(false);
    expect(script.typed.filter((line) => line === "threatresponseconfig" || line === "generalconfig")).toHaveLength(2);
  });
});

describe("status", () => {
  const busy = "The Cisco Cloud Service is busy. Navigate back to this page after some time to check the\nappliance status.";
  test.each([
    ["ready", ready, ["REGISTER", "SETTRS"]],
    ["registered", registered, ["DEREGISTER", "SETTRS"]],
    ["busy", `\n${busy}\n${choose}${settrs}[]> `, ["SETTRS"]],
    ["not-enabled", offersEnable, ["ENABLE"]],
    ["failed", `\nThe registration failed because of an invalid or expired token key.\n${ready}`, ["REGISTER", "SETTRS"]],
    [
      "registering",
      `\nThe appliance registration is in progress. Navigate back to this page after some\ntime to check the appliance status.\n${choose}${settrs}[]> `,
      ["SETTRS"],
    ],
    [
      "deregistering",
      `\nThe Content Security Management appliance deregistration is in\nprogress.\n${choose}${settrs}[]> `,
      ["SETTRS"],
    ],
    ["ready", `${choose}- REGISTER - To register the appliance with the Cisco Cloud Services portal.\n[]> `, ["REGISTER"]],
    ["not-enabled", `${choose}- ENABLE - The Cisco Cloud Service is currently disabled on your appliance.\n[]> `, ["ENABLE"]],
  ])("%s", async (state, prints, offers) => {
    const { script, appliance } = await session(["cloudserviceconfig", prints], ["", top]);
    expect(await appliance.status()).toMatchObject({ state, offers });
    expect(script.typed.at(-1)).toBe("");
  });

  test("also without a menu, in the appliance's own words", async () => {
    const { appliance } = await session(["cloudserviceconfig", `\n${busy}\n${top}`]);
    expect(await appliance.status()).toEqual({ state: "busy", said: busy.replace(/\n/g, " "), offers: [], licensed: false });
  });

  test("over pages", async () => {
    const [head = "", tail = ""] = registered.split("- DEREGISTER");
    const { script, appliance } = await session(
      ["cloudserviceconfig", `${head}-Press Any Key For More-`],
      [" ", `\r${" ".repeat(24)}\r- DEREGISTER${tail}`],
      ["", top],
    );
    expect(await appliance.status()).toMatchObject({ state: "registered", offers: ["DEREGISTER", "SETTRS"] });
    expect(script.typed).toEqual(["version", "cloudserviceconfig", " ", ""]);
  });

  test("does not guess", async () => {
    const { script, appliance } = await session(
      ["cloudserviceconfig", `\nSomething new.\n${top}`],
      ["cloudserviceconfig", ready],
      ["", top],
    );
    expect(await failure(appliance.status())).toMatchObject({
      code: "unexpected-answer",
      message: expect.stringContaining("Something new."),
    });
    expect(script.open).toBe(true);
    expect(await appliance.status()).toMatchObject({ state: "ready" });
  });
});

describe("selectServer", () => {
  test("finds the host in the printed list", async () => {
    const { script, appliance } = await session(
      ["cloudserviceconfig", ready],
      ["settrs", servers],
      ["2", selected],
      ["commit", `\nThere is no data to commit.\n${top}`],
    );
    await appliance.selectServer("api.eu.sse.itd.cisco.com");
    expect(script.typed).toEqual(["version", "cloudserviceconfig", "settrs", "2", "commit"]);
  });

  test.each(["Currently configured Cisco Secure Cloud Server is", "Currently configured Threat Response Server is:"])(
    "neither chooses nor commits what is set: %s",
    async (current) => {
      const { script, appliance } = await session(
        ["cloudserviceconfig", ready],
        ["settrs", `\n${current} API.eu.sse.itd.cisco.com.\n${servers}`],
        ["", ready],
        ["", top],
      );
      await appliance.selectServer("api.eu.sse.itd.cisco.com");
      expect(script.typed).toEqual(["version", "cloudserviceconfig", "settrs", "", ""]);
    },
  );

  test("names what is offered when the host is not", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", ready], ["settrs", servers], ["", ready], ["", top]);
    const error = await failure(appliance.selectServer("api.apj.sse.itd.cisco.com"));
    expect(error).toMatchObject({ code: "server-not-offered" });
    expect(error.message).toContain("it offers: api.eu.sse.itd.cisco.com, api-sse.cisco.com");
    expect(script.open).toBe(true);
  });

  test("commits nothing when the appliance chose another one", async () => {
    const { script, appliance } = await session(["cloudserviceconfig", ready], ["settrs", servers], ["3", selected]);
    expect(await failure(appliance.selectServer("api-sse.cisco.com"))).toMatchObject({ code: "unexpected-answer" });
    expect(script.open).toBe(false);
    expect(script.typed).not.toContain("commit");
  });

  test.each([
    [
      "at once",
      [
        ["enable", servers],
        ["2", selected],
      ],
    ],
    [
      "in the menu",
      [
        ["enable", `\nThe Cisco Cloud Service is currently enabled.\n${choose}${settrs}[]> `],
        ["settrs", servers],
        ["2", selected],
      ],
    ],
    [
      "after a commit",
      [
        ["enable", top],
        ["commit", committed],
        ["cloudserviceconfig", ready],
        ["settrs", servers],
        ["2", selected],
      ],
    ],
  ] as [string, Step[]][])("switches the cloud service on where it must, and is asked %s", async (_when, steps) => {
    const { script, appliance } = await session(
      ["cloudserviceconfig", `${choose}- ENABLE - To enable the Cisco Cloud Service on your appliance.\n[]> `],
      ...steps,
      ["commit", askComment],
      ["cisco-ctr: Cisco Threat Response server api.eu.sse.itd.cisco.com", committed],
    );
    await appliance.selectServer("API.eu.sse.itd.cisco.com");
    appliance.close();
    expect(script.typed.at(-1)).toBe("exit");
  });

  test("says so while the appliance is busy", async () => {
    const { appliance } = await session(["cloudserviceconfig", `\nThe Cisco Cloud Service is busy.\n${top}`]);
    expect(await failure(appliance.selectServer("api-sse.cisco.com"))).toMatchObject({
      code: "refused",
      message: expect.stringContaining("busy"),
    });
  });

  test.each([
    [
      "Available list of Threat Response Servers: 1. 2. EUROPE (api.eu.sse.itd.cisco.com) 3.AMERICAS (api-sse.cisco.com)",
      ["2", "3"],
    ],
    [
      "Available list of Cisco Secure Cloud Servers:\n 1. APJC (api.apj.sse.itd.cisco.com)\n 10.EUROPE\n(api2.4.eu.example.com)",
      ["1", "10"],
    ],
    [
      "Available list of Threat Response Servers:\n1. 10.1.2.3\n2.api-sse.cisco.com\nEnter threat response server to connect to x.cisco.com:",
      ["1", "2"],
    ],
    ["nothing", []],
  ])("reads %j", (screen, numbers) => {
    expect(readServers(screen).map(({ number }) => number)).toEqual(numbers);
  });
});

test("a menu without choices offers nothing", () => {
  expect(readMenu("\nAll is well - really - yes\n")).toEqual({
    offers: [],
    before: "All is well - really - yes",
    dialect: "cloud",
  });
});
