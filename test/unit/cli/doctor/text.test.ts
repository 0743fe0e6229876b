import { describe, expect, test } from "@jest/globals";
import { reportOf, type Finding, type Section } from "../../../../cli/doctor/findings";
import { reportText } from "../../../../cli/doctor/text";
import { unpainted } from "../../../../cli/terminal/colour";

const scope = (subject: string): Finding => ({
  ...{ check: "scopes", subject, level: "ok", says: "can be read and changed" },
});
const host = (subject: string): Finding => ({
  ...{ check: "host", subject, level: "warning", says: "does not answer", next: "Open HTTPS." },
});
const us: Section = {
  ...{ kind: "region", name: "us", title: "Americas (NAM)" },
  findings: [
    host("one.example.com"),
    host("two.example.com"),
    scope("ApiClient"),
    scope("SseToken"),
    { check: "credentials", level: "problem", says: 'region "us" refuses them', next: "Check CISCO_CTR_US_CLIENT_ID." },
  ],
};
const eu: Section = {
  kind: "region",
  name: "eu",
  title: "Europe (EU)",
  findings: [{ check: "clock", level: "ok", says: "fine" }],
};

const shown = (width?: number) =>
  reportText(
    reportOf([us, eu], (text) => text),
    unpainted,
    width,
  );

describe("the report for a person", () => {
  test("has a row a finding, its next step below, and what is common said once", () => {
    expect(shown()).toBe(`us  Americas (NAM)
  warning  host         one.example.com  does not answer
  warning  host         two.example.com  does not answer
           -> Open HTTPS.
  ok       scopes                        ApiClient, SseToken: can be read and changed
  problem  credentials                   region "us" refuses them
           -> Check CISCO_CTR_US_CLIENT_ID.

eu  Europe (EU)
  ok  clock  fine

us  1 problem (credentials); 2 warnings (host)
eu  all fine`);
  });

  test("keeps within a narrow screen", () => {
    const lines = shown(70).split("\n");
    expect(lines).toContain(`${" ".repeat(41)}read and changed`);
    expect(lines.filter((line) => line.length > 70)).toEqual([]);
  });

  test("paints levels, and what to do", () => {
    const report = reportOf([us], (text) => text);
    const painted = reportText(report, (text, ...styles) => `<${styles.join(" ")}>${text}</>`);
    expect(painted).toContain("<red bold>problem</>");
    expect(painted).toContain("<green>ok</>");
    expect(painted).toContain("-> Open HTTPS.</>");
  });
});
