import { describe, expect, test } from "@jest/globals";
import type { ApplianceView, Effect, ServiceStatus, Settings } from "../../../emulator/appliance/dialogue";
import { releaseOf } from "../../../emulator/appliance/releases";
import { americas, Sitting, view, type Change } from "../../support/sitting";

const europe = "api.eu.sse.itd.cisco.com";
const apjc = "api.apj.sse.itd.cisco.com";

/** The lines that say something: the guide is not consistent about blank ones, nor about blanks at a line's end. */
function told(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}

/** Types the answers of a dialogue of the guide, and returns what the guide and the console print. */
function retell(box: ApplianceView, guide: string): { ours: string[]; guides: string[] } {
  const sitting = new Sitting(box);
  for (const line of told(guide)) {
    const answer = /^(?:mail1\.example\.com>|.*\[N?\]>) ?(.*)$/.exec(line)?.[1];
    if (answer !== undefined) sitting.type(answer);
  }
  return { ours: told(sitting.screen), guides: [...told(guide), "mail1.example.com>"] };
}

describe("the dialogues of the guide (seed 004)", () => {
  const enabled = { threatResponse: true };
  const dialogues: [string, ApplianceView, string][] = [
    [
      "threatresponseconfig enable",
      view(),
      `mail1.example.com> threatresponseconfig

Choose the operation you want to perform:
- ENABLE - To enable the Cisco Threat Response feature on your appliance.

[]> enable

The Cisco Threat Response feature is currently enabled on your appliance. Use the 
cloudserviceconfig command to register your appliance with the Cisco Threat
Response portal.

mail1.example.com> commit

Please enter some comments describing your changes:
[]> 

Changes committed: Mon Nov 19 10:04:35 2018 GMT`,
    ],
    [
      "threatresponseconfig disable",
      view({ settings: enabled }),
      `mail1.example.com> threatresponseconfig

Choose the operation you want to perform:
- DISABLE - To disable the Cisco Threat Response feature on your appliance.
[]> disable

The Cisco Threat Response feature is currently disabled on your appliance.

mail1.example.com> commit

Please enter some comments describing your changes:
[]> 

Changes committed: Mon Nov 19 10:04:35 2018 GMT`,
    ],
    [
      "cloudserviceconfig register",
      view({ settings: enabled }),
      `mail1.example.com> cloudserviceconfig

Choose the operation you want to perform:

- REGISTER - To register the appliance with the Cisco Threat Response portal.
-SETTRS - Set the Threat Response Server to connect to the Cisco Threat Response portal.
[]> register

Enter a registration token key to register your appliance with the Cisco Threat
Response portal.
[]> de7c55f3ff0absdfsf4a25aae94dfb064642

The appliance registration is in progress.`,
    ],
    [
      // The guide's own month, "Jum", is a misprint; its menu lacks the line about the status, which its next dialogue has.
      "cloudserviceconfig settrs",
      view({ settings: enabled, status: "registered", now: Date.UTC(2019, 5, 19, 10, 4, 35) }),
      `mail1.example.com> cloudserviceconfig

The Content Security Management appliance is successfully registered with the
Cisco Threat Response portal.

Choose the operation you want to perform:
- DEREGISTER - To deregister the appliance from the Cisco Threat Response
portal.
-SETTRS - Set the Threat Response Server to connect to the Cisco Threat Response portal.
[]> settrs

Available list of Threat Response Servers:

1.
2. EUROPE (api.eu.sse.itd.cisco.com)
3.AMERICAS (api-sse.cisco.com)

Enter threat response server to connect to the Cisco Threat Response portal.:
[]> 2

Selected threat response server is api.eu.sse.itd.cisco.com.
Make sure you run "commit" to make these changes active.

mail1.example.com> commit
Please enter some comments describing your changes:
[]>

Changes committed: Wed Jun 19 10:04:35 2019 GMT`,
    ],
    [
      "cloudserviceconfig deregister",
      view({ settings: enabled, status: "registered" }),
      `mail1.example.com> cloudserviceconfig

The Content Security Management appliance is successfully registered with the
Cisco Threat Response portal.

Choose the operation you want to perform:
- DEREGISTER - To deregister the appliance from the Cisco Threat Response
portal.
-SETTRS - Set the Threat Response Server to connect to the Cisco Threat Response portal.
[]> deregister

Do you want to deregister your appliance from the Cisco Threat Response portal.

If you deregister, you will not be able to access the Cloud Service features. [N]> yes

The Content Security Management appliance deregistration is in progress.`,
    ],
  ];

  test.each(dialogues)("%s, line by line", (_name, box, guide) => {
    const { ours, guides } = retell(box, guide);
    expect(ours).toEqual(guides);
  });
});

describe("the menu of cloudserviceconfig", () => {
  const verbs = (printed: string): string[] => [...printed.matchAll(/^- ?([A-Z]+) - /gm)].map(([, verb = ""]) => verb);
  const on = { threatResponse: true };

  test.each<[string, Change, string[], RegExp]>([
    ["not enabled", {}, ["ENABLE"], /^\nChoose/],
    ["busy", { settings: on, status: "busy" }, ["SETTRS"], /^\nThe Cisco Cloud Service is busy\. Navigate back to this page/],
    ["ready", { settings: on }, ["REGISTER", "SETTRS"], /^\nChoose/],
    ["registering", { settings: on, status: "registering" }, ["SETTRS"], /^\nThe appliance registration is in progress\.\n/],
    [
      "registered ESA",
      { settings: on, status: "registered", type: "ESA" },
      ["DEREGISTER", "SETTRS"],
      /^\nThe Email Security appliance is successfully registered/,
    ],
    ["deregistering", { settings: on, status: "deregistering" }, ["SETTRS"], /appliance deregistration is in progress\.\n/],
    [
      "bad token",
      { settings: on, status: "invalid-token" },
      ["REGISTER", "SETTRS"],
      /^\nThe registration failed because of an invalid or expired token key\./,
    ],
    [
      "unreachable",
      { settings: on, status: "unreachable" },
      ["REGISTER", "SETTRS"],
      /failed because the Cisco Cloud Service is not reachable\./,
    ],
    ["cloud, off", { dialect: "cloud" }, ["ENABLE"], /^\nChoose/],
    [
      "cloud, ready",
      { dialect: "cloud", settings: { cloudService: true } },
      ["DISABLE", "REGISTER", "SETTRS"],
      /Cisco Cloud Services\s+portal/,
    ],
    [
      "cloud, registered",
      { dialect: "cloud", settings: { cloudService: true }, status: "registered" },
      ["DEREGISTER", "SETTRS"],
      /registered with the\nCisco Cloud Services portal\./,
    ],
  ])("%s", (_name, change, expected, text) => {
    const printed = new Sitting(view(change)).type("cloudserviceconfig");
    expect(verbs(printed)).toEqual(expected);
    expect(printed).toMatch(text);
  });

  test("does not offer REGISTER before the enabling is committed", () => {
    const sitting = new Sitting(view());
    expect(verbs(sitting.type("threatresponseconfig", "Enable", "cloudserviceconfig"))).toEqual(["SETTRS"]);
    expect(sitting.type("register")).toContain('"register" is not a valid option.');
    expect(verbs(sitting.type("", "commit", "", "cloudserviceconfig"))).toEqual(["REGISTER", "SETTRS"]);
  });

  test("shows itself again after an unknown verb, and goes up on an empty line", () => {
    const sitting = new Sitting(view({ settings: on }));
    expect(verbs(sitting.type("CloudServiceConfig", "deregister"))).toEqual(["REGISTER", "SETTRS"]);
    expect(verbs(sitting.type("ReGiStEr", ""))).toEqual(["REGISTER", "SETTRS"]);
    expect(sitting.type("")).toBe("mail1.example.com> ");
    expect(sitting.effects).toEqual([]);
  });

  test("keeps a registered appliance registered when the question is answered with no", () => {
    const sitting = new Sitting(view({ settings: on, status: "registered" }));
    expect(verbs(sitting.type("cloudserviceconfig", "deregister", ""))).toEqual(["DEREGISTER", "SETTRS"]);
    expect(sitting.effects).toEqual([]);
  });

  test("has the server as a pending change, unless it is the one already set", () => {
    const sitting = new Sitting(view({ settings: on }));
    expect(sitting.type("cloudserviceconfig", "settrs", "1")).toContain('"1" is not a valid option.');
    expect(sitting.type("3")).toContain(`Selected threat response server is ${americas}.`);
    expect(sitting.type("commit")).toContain("There is no data to commit.");
    sitting.type("cloudserviceconfig", "settrs", "2", "commit", "");
    expect(sitting.effects).toEqual([{ kind: "commit", changes: { server: europe } }]);
  });

  test("asks for the server on enabling in the cloud dialect", () => {
    const sitting = new Sitting(view({ dialect: "cloud", version: "14.2.0-217", rollbackQuestion: true }));
    expect(sitting.type("cloudserviceconfig", "enable")).toMatch(/3\. APJC \(api\.apj\.sse\.itd\.cisco\.com\)[^]*\[\]> $/);
    sitting.type("3");
    expect(sitting.type("commit", "for the move")).toBe("\nDo you want to save the current configuration for rollback? [Y]> ");
    expect(sitting.type("n")).toContain("Changes committed: ");
    expect(sitting.effects).toEqual([{ kind: "commit", changes: { cloudService: true, server: apjc } }]);
  });

  test.each<[string, ServiceStatus, Effect[], Partial<Settings>]>([
    ["cloudserviceconfig register 0123abcd", "ready", [{ kind: "register", token: "0123abcd" }], {}],
    ["cloudserviceconfig register 0123abcd", "busy", [], {}],
    ["cloudserviceconfig deregister", "registered", [{ kind: "deregister" }], {}],
    [`cloudserviceconfig settrs ${europe}`, "ready", [], { server: europe }],
    ["cloudserviceconfig settrs 2", "ready", [], { server: europe }],
    ["cloudserviceconfig settrs api.sse.cisco.com", "ready", [], {}],
    ["threatresponseconfig disable", "ready", [], { threatResponse: false }],
    ["threatresponseconfig enable", "ready", [], {}],
  ])("batch: %s (%s)", (line, status, effects, pending) => {
    const sitting = new Sitting(view({ settings: on, status }));
    sitting.type(line);
    expect(sitting.prompt).toBe("mail1.example.com> ");
    expect(sitting.effects).toEqual(effects);
    expect(sitting.state.pending).toEqual(pending);
  });
});

describe("the dialogue of 14.x (contracts 5.5)", () => {
  const verbs = (printed: string): string[] => [...printed.matchAll(/^- ([A-Z]+) - /gm)].map(([, verb = ""]) => verb);
  const of = (type: "ESA" | "SMA", settings: Partial<Settings> = {}, status: ServiceStatus = "ready"): Sitting => {
    const version = "14.0.0-698";
    const { dialect, featureSwitch, moreVerbs } = releaseOf({ type, version });
    return new Sitting(view({ type, version, dialect, featureSwitch, moreVerbs, settings, status }));
  };
  const on = { cloudService: true };

  test("has no threatresponseconfig, and says so in both wordings", () => {
    expect(of("ESA").type("threatresponseconfig")).toContain("Unknown command or missing feature key: threatresponseconfig");
    const older = new Sitting(view({ namesFeatureKey: false }));
    expect(older.type("generalcfg")).toMatch(/\nUnknown command: generalcfg\n/);
  });

  test.each<[string, Sitting, string[]]>([
    ["an ESA that is off", of("ESA"), ["ENABLE"]],
    ["an ESA that is ready", of("ESA", on), ["DISABLE", "REGISTER", "SETTRS", "ENABLESECUREX", "ENABLECSN"]],
    [
      "an ESA that is registered",
      of("ESA", { ...on, threatResponse: true, successNetwork: true }, "registered"),
      ["DEREGISTER", "SETTRS", "FETCHCERTIFICATE", "DISABLESECUREX", "DISABLECSN"],
    ],
    ["an SMA that is ready", of("SMA", on), ["DISABLE", "REGISTER", "SETTRS", "ENABLECSN"]],
  ])("offers the verbs of %s", (_, sitting, expected) => {
    expect(verbs(sitting.type("cloudserviceconfig"))).toEqual(expected);
  });

  test("asks for the server at once, and tells the one there is", () => {
    const printed = of("ESA").type("cloudserviceconfig", "enable");
    expect(printed).toContain(`Currently configured Cisco Secure Cloud Server is ${americas}.`);
    expect(printed).toContain("1. AMERICAS (api-sse.cisco.com)");
    expect(of("SMA").type("cloudserviceconfig", "enable")).toContain("1. NAM (api-sse.cisco.com)");
  });

  test("switches SecureX and Cisco Success Network as changes to commit", () => {
    const sitting = of("ESA", on);
    sitting.type("cloudserviceconfig", "enablesecurex", "cloudserviceconfig", "enablecsn");
    expect(sitting.state.pending).toEqual({ threatResponse: true, successNetwork: true });
    sitting.type("commit", "");
    expect(verbs(sitting.type("cloudserviceconfig"))).toEqual(expect.arrayContaining(["DISABLESECUREX", "DISABLECSN"]));
    sitting.type("disablesecurex");
    expect(sitting.state.pending).toEqual({ threatResponse: false });
  });

  test("has the switch of an SMA in generalconfig", () => {
    const sitting = of("SMA", on);
    expect(verbs(sitting.type("generalconfig"))).toEqual(["IEOVERRIDE", "SECUREX"]);
    expect(sitting.type("securex")).toBe("\nWould you like to enable Cisco SecureX/ Threat Response feature? [N]> ");
    sitting.type("");
    expect(sitting.state.pending).toEqual({});
    sitting.type("securex", "y", "");
    expect(sitting.state.pending).toEqual({ threatResponse: true });
    expect(sitting.type("generalconfig", "SECUREX")).toContain("Would you like to disable Cisco SecureX/");
    expect(verbs(of("ESA").type("generalconfig"))).toEqual(["IEOVERRIDE"]);
  });

  test("adds servers with a hidden verb", () => {
    const sitting = of("ESA", on);
    sitting.type("cloudserviceconfig", "setfqdn", "INDIA", "api.in.example.com");
    expect(sitting.type("cloudserviceconfig", "settrs")).toContain("4. INDIA (api.in.example.com)");
    sitting.type("4");
    expect(sitting.state.pending).toMatchObject({ server: "api.in.example.com" });
  });
});
