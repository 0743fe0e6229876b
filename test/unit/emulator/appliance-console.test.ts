import { describe, expect, test } from "@jest/globals";
import { settled, statusOf } from "../../../emulator/appliance/connector";
import type { Connector } from "../../../emulator/appliance/connector";
import { commandOf, interrupt, loggedIn, promptOf, respond } from "../../../emulator/appliance/console";
import type { ApplianceView, ConsoleState, Effect, ServiceStatus, Settings } from "../../../emulator/appliance/dialogue";
import { banner } from "../../../emulator/appliance/general";
import { firstQuestion } from "../../../emulator/appliance/login";
import { LineEditor, pages } from "../../../emulator/appliance/terminal";
import { releaseOf } from "../../../emulator/appliance/releases";
import { serverRows, wrap } from "../../../emulator/appliance/texts";
import { Transcript } from "../../../emulator/appliance/transcript";

const americas = "api-sse.cisco.com";
const europe = "api.eu.sse.itd.cisco.com";
const apjc = "api.apj.sse.itd.cisco.com";

type Change = Partial<Omit<ApplianceView, "settings">> & { settings?: Partial<Settings> };

function view({ settings, ...change }: Change = {}): ApplianceView {
  return {
    name: "mail1.example.com",
    type: "SMA",
    version: "13.6.2-023",
    serial: "42AB",
    cluster: undefined,
    dialect: "ctr",
    rollbackQuestion: false,
    prompt: "short",
    idleMinutes: 30,
    licensed: false,
    featureSwitch: "threatresponseconfig",
    moreVerbs: false,
    namesFeatureKey: true,
    loginQuestions: [],
    role: "administrator",
    outOfStep: false,
    revision: 0,
    now: Date.UTC(2018, 10, 19, 10, 4, 35),
    status: "ready",
    ...change,
    settings: {
      ...{ threatResponse: false, cloudService: false, server: americas, successNetwork: false, addedServers: [] },
      ...settings,
    },
  };
}

/** A console with its appliance's settings, as a person at the keyboard sees it. */
class Sitting {
  state: ConsoleState;
  screen = "";
  readonly effects: Effect[] = [];

  constructor(readonly box: ApplianceView) {
    this.state = loggedIn(box);
    this.screen = this.prompt;
  }

  get prompt(): string {
    return promptOf(this.state, this.box);
  }

  /** Types lines, one after the other, and returns what the last one printed, prompt included. */
  type(...lines: string[]): string {
    let printed = "";
    for (const line of lines) {
      const reply = respond(line, this.state, this.box);
      if (reply.effect) this.effects.push(reply.effect);
      if (reply.effect?.kind === "commit") Object.assign(this.box.settings, reply.effect.changes);
      this.state = reply.state;
      printed = [...reply.lines, this.prompt].join("\n");
      this.screen += `${line}\n${printed}`;
    }
    return printed;
  }
}

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

describe("what only a person can answer", () => {
  test("an operator may look, and neither configure nor commit", () => {
    const sitting = new Sitting(view({ role: "operator" }));
    for (const command of ["threatresponseconfig", "cloudserviceconfig", "generalconfig", "commit"]) {
      expect(sitting.type(command)).toContain(`You are not in the correct access group to use ${command}`);
    }
    expect(sitting.type("version")).toContain("Model: M100V");
  });

  test("a change on settings that somebody else has committed meanwhile is not committed", () => {
    const sitting = new Sitting(view());
    sitting.type("threatresponseconfig enable");
    sitting.box.revision++;
    expect(sitting.type("commit")).toContain("Are you ready to discard all of your changes? [N]> ");
    sitting.type("");
    expect(sitting.state.pending).toEqual({ threatResponse: true });
    sitting.type("commit", "yes");
    expect(sitting.state.pending).toEqual({});
    expect(sitting.effects).toEqual([]);
  });

  test("a machine out of step with its cluster takes no clustermode", () => {
    const sitting = new Sitting(view({ cluster: "c1", outOfStep: true }));
    expect(sitting.type("clustermode machine mail1.example.com").replace(/\s+/g, " ")).toContain(
      "not yet resynchronized with the cluster after upgrading",
    );
  });

  test("questions of the login stand before the first prompt, and a no to an offer goes on", () => {
    const box = view({ loginQuestions: ["expiry", "upgrade"] });
    const sitting = new Sitting(box);
    const first = firstQuestion(box, sitting.state);
    expect(first.lines.join("\n")).toContain("Your passphrase expires in 6 days.");
    sitting.state = first.state;
    expect(sitting.prompt).toBe("Would you like to change your passphrase now? [Y]> ");
    expect(sitting.type("what")).toContain("passphrase now? [Y]> ");
    expect(sitting.type("n")).toContain("Do you want to upgrade now? (y/n) ");
    expect(sitting.type("no")).toBe("mail1.example.com> ");
    expect(sitting.effects).toEqual([]);
  });

  test.each(["agreement", "newPassword"] as const)("%s does not let anybody in", (question) => {
    const box = view({ loginQuestions: [question] });
    const sitting = new Sitting(box);
    sitting.state = firstQuestion(box, sitting.state).state;
    sitting.type("no");
    expect(sitting.effects).toEqual([{ kind: "logout" }]);
  });
});

describe("the rest of the console", () => {
  test("knows its commands", () => {
    const sitting = new Sitting(view());
    expect(sitting.type("")).toBe("mail1.example.com> ");
    expect(sitting.type("constructor")).toContain("Unknown command or missing feature key: constructor");
    expect(sitting.type("version")).toMatch(
      /Product: Cisco M100V Content Security Management [^]*\nModel: M100V\nVersion: 13\.6\.2-023\n/,
    );
    expect(sitting.type("help")).toContain("threatresponseconfig - ");
    expect(sitting.type("clustermode")).toContain("only available on cluster system");
    expect(banner(sitting.box).join("\n")).toContain("AsyncOS 13.6.2 for Cisco M100V build 023\n\nWelcome to the Cisco M100V");
  });

  test("commits in one line, and takes back a change that was undone", () => {
    const sitting = new Sitting(view());
    expect(sitting.type("threatresponseconfig enable", 'commit "for CTR, by hand"')).toContain("Changes committed: ");
    expect(sitting.box.settings.threatResponse).toBe(true);
    sitting.type("threatresponseconfig disable", "threatresponseconfig enable");
    expect(sitting.type("commit")).toContain("There is no data to commit.");
  });

  test("asks before it loses changes", () => {
    const sitting = new Sitting(view());
    expect(sitting.type("threatresponseconfig enable", "exit")).toMatch(/\[N\]> $/);
    sitting.type("");
    expect(sitting.effects).toEqual([]);
    sitting.type("quit", "y");
    expect(sitting.effects).toEqual([{ kind: "logout" }]);
  });

  test("goes back to the prompt on control-C, changes kept", () => {
    const sitting = new Sitting(view());
    sitting.type("threatresponseconfig enable", "commit");
    expect(interrupt(sitting.state).state).toEqual({
      at: { kind: "command" },
      mode: "standalone",
      pending: { threatResponse: true },
      basis: 0,
    });
  });

  test("refuses to deregister what a smart licence has registered, by menu and in one line", () => {
    const on = { threatResponse: true, cloudService: true };
    const box = view({ version: "15.5.2-005", dialect: "cloud", licensed: true, settings: on, status: "registered" });
    const sitting = new Sitting(box);
    expect(sitting.type("cloudserviceconfig")).toMatch(
      /^\nThe Secure Email and Web Manager is successfully registered with the Cisco Cloud\nServices portal through Smart Software Licensing\.\n/,
    );
    expect(sitting.type("deregister")).toContain("cannot be\nderegistered here. Deregister Smart Software Licensing first.");
    expect(sitting.type("cloudserviceconfig deregister")).toContain("Deregister Smart Software Licensing first.");
    expect(sitting.effects).toEqual([]);
    expect(sitting.prompt).toBe("mail1.example.com> ");
  });

  test("has a longer form of every prompt", () => {
    const alone = new Sitting(view({ prompt: "long" }));
    expect(alone.prompt).toBe("(mail1.example.com)> ");
    const member = new Sitting(view({ prompt: "long", cluster: "c1" }));
    expect(member.prompt).toBe("mail1.example.com (Cluster c1)> ");
    expect(member.type("clustermode group")).toBe("mail1.example.com (Group Main_Group)> ");
    expect(member.type("clustermode machine mail1.example.com")).toBe("mail1.example.com (Machine mail1.example.com)> ");
  });

  test("restricts both commands to machine mode in a cluster", () => {
    const sitting = new Sitting(view({ cluster: "mail", settings: { threatResponse: true } }));
    expect(sitting.prompt).toBe("(Cluster mail)> ");
    expect(sitting.type("cloudserviceconfig")).toMatch(
      /restricted to "machine" mode\. Would you like to switch to\s"machine" mode\? \[Y\]> $/,
    );
    expect(commandOf("cloudserviceconfig", loggedIn(sitting.box))).toBeUndefined();
    expect(commandOf("", sitting.state)).toBe("cloudserviceconfig");
    expect(sitting.type("n")).toBe("(Cluster mail)> ");
    expect(sitting.type("cloudserviceconfig", "")).toContain("- REGISTER - ");
    expect(sitting.type("")).toBe("(Machine mail1.example.com)> ");
    expect(sitting.type("clustermode", "2")).toBe("(Group Main_Group)> ");
    expect(sitting.type("clustermode machine other.example.com")).toContain("not in the cluster");
    expect(sitting.type("clustermode machine mail1.example.com")).toBe("(Machine mail1.example.com)> ");
    expect(sitting.type("clustermode cluster", "clustermode", "3", "1")).toBe("(Machine mail1.example.com)> ");
  });
});

describe("texts", () => {
  test.each([
    ["ESA", "13.0.0-392", "ctr"],
    ["ESA", "13.5.1-277", "cloud"],
    ["SMA", "12.5.0-658", "ctr"],
    ["SMA", "13.6.2-023", "ctr"],
    ["SMA", "14.0.0-404", "cloud"],
  ] as const)("%s %s speaks %s", (type, version, dialect) => {
    expect(releaseOf({ type, version }).dialect).toBe(dialect);
  });

  test("calls product and feature as the release does", () => {
    const spoken = (version: string) => {
      const sitting = new Sitting(view({ type: "ESA", version, dialect: releaseOf({ type: "ESA", version }).dialect }));
      return `${sitting.type("version")}${sitting.type("threatresponseconfig")}`;
    };
    expect(spoken("13.0.0-392")).toMatch(/C100V Email Security Virtual[^]*enable the Cisco Threat Response feature/);
    expect(spoken("14.2.0-620")).toMatch(/C100V Email Security Virtual[^]*enable the Cisco SecureX \(Threat Response\) feature/);
    expect(spoken("15.0.0-104")).toMatch(/C600V Secure Email Gateway[^]*enable the Cisco XDR feature/);
  });

  test("lists APJC from 14.0 on, and every list in its own order", () => {
    const hosts = (change: Change): unknown[] => serverRows(view(change)).map(({ host }) => host);
    expect(hosts({ version: "13.0.0-392" })).toEqual([undefined, europe, americas]);
    expect(hosts({ version: "14.0.0-404" })).toEqual([apjc, europe, americas]);
    expect(hosts({ dialect: "cloud", version: "13.5.1-277" })).toEqual([americas, europe]);
    expect(hosts({ dialect: "cloud", version: "14.0.0-404" })).toEqual([americas, europe, apjc]);
  });

  test("wraps at 80 columns and loses nothing", () => {
    const text = "The Cisco Cloud Service is busy. Navigate back to this page after some time to check the appliance status.";
    expect(wrap(text).every((line) => line.length <= 80)).toBe(true);
    expect(wrap(text).join(" ")).toBe(text);
  });
});

describe("the connector", () => {
  const accepted = { accepted: true, region: "eu", deviceId: "d1" } as const;
  test.each<[string, Connector, ServiceStatus, ServiceStatus]>([
    ["starting", { phase: "starting", until: 100 }, "busy", "ready"],
    ["registering", { phase: "registering", until: 100, outcome: accepted }, "registering", "registered"],
    [
      "bad token",
      { phase: "registering", until: 100, outcome: { accepted: false, reason: "invalid-or-expired-token" } },
      "registering",
      "invalid-token",
    ],
    [
      "no cloud",
      { phase: "registering", until: 100, outcome: { accepted: false, reason: "unreachable" } },
      "busy",
      "unreachable",
    ],
    ["deregistering", { phase: "deregistering", until: 100 }, "deregistering", "ready"],
  ])("%s", (_name, connector, before, after) => {
    expect(statusOf(settled(connector, 99))).toBe(before);
    expect(statusOf(settled(connector, 100))).toBe(after);
  });
});

describe("the terminal", () => {
  test("edits a line", () => {
    const editor = new LineEditor();
    const typed = Array.from("xy\x15abd\x7fc\t\r", (character) => editor.type(character));
    expect(typed.map(({ echo }) => echo).join("")).toBe("xy\b \b\b \babd\b \bc\n");
    expect(typed.at(-1)?.key).toEqual({ kind: "line", line: "abc" });
    expect(editor.type("\x04").key.kind).toBe("end");
  });

  test("breaks a screen of more than 24 lines", () => {
    const lines = Array.from({ length: 25 }, (_, index) => `line ${index}`);
    expect(pages(lines.slice(1)).map(({ length }) => length)).toEqual([24]);
    expect(pages(lines).map(({ length }) => length)).toEqual([23, 2]);
    expect(pages(lines).flat()).toEqual(lines);
    expect(pages([])).toEqual([]);
  });
});

describe("the transcript", () => {
  test("holds neither the password nor a token", () => {
    const transcript = new Transcript("Sesame-1");
    transcript.hide("de7c55f3ff0absdfsf4a25aae94dfb064642");
    transcript.add("register\n[]> de7c55f3ff0absdfsf4a25aae94dfb064642\n00112233445566778899aabbccddeeff> Sesame-1\n");
    expect(transcript.text()).toBe("register\n[]> [token]\n[token]> [password]\n");
    transcript.clear();
    expect(transcript.text()).toBe("");
  });
});
