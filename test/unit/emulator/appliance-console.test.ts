import { describe, expect, test } from "@jest/globals";
import { commandOf, interrupt, loggedIn } from "../../../emulator/appliance/console";
import { banner } from "../../../emulator/appliance/general";
import { firstQuestion } from "../../../emulator/appliance/login";
import { releaseOf } from "../../../emulator/appliance/releases";
import { serverRows, wrap } from "../../../emulator/appliance/texts";
import { americas, Sitting, view, type Change } from "../../support/sitting";

const europe = "api.eu.sse.itd.cisco.com";
const apjc = "api.apj.sse.itd.cisco.com";

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
