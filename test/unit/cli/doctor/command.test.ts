import { describe, expect, test } from "@jest/globals";
import { ciscoCtr } from "../../../support/command-line";

const doctor = (...words: string[]) => ciscoCtr({}, "doctor", ...words);

describe("the command line of the doctor", () => {
  test("has help with examples and exit codes", async () => {
    const { code, stdout } = await doctor("--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/\$ cisco-ctr doctor --appliance esa1\.example\.com/);
    expect(stdout).toMatch(/Exit codes: 0 when there is no problem/);
  });

  test.each([
    ["--region mars", /Give one or more of us, eu, apjc/],
    ["--appliance https://esa1", /Give HOST or HOST:PORT/],
    ["--appliance esa1:0", /Give HOST or HOST:PORT/],
    ["--appliance esa1:65536", /Give HOST or HOST:PORT/],
    ["--appliance esa1 --credentials-env 1-x", /the beginning of variables' names/],
    ["--appliance esa1 --fmc fmc1", /exclude each other: look at one machine at a time/],
    ["--credentials-env ESA1", /give --appliance HOST or --fmc HOST with it/],
    ["--host-key SHA256:x", /--host-key belongs to --appliance/],
    ["--appliance esa1 --fingerprint 00", /--fingerprint belongs to --fmc/],
    ["--fmc fmc1 --machine one", /--machine belongs to --appliance/],
    ["--fmc fmc1 --fingerprint 00 --ca-file x", /exclude each other: give one of the two/],
  ])("refuses %s with 2 and one sentence", async (words, says) => {
    const { code, stdout, stderr } = await doctor(...words.split(" "));
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(says);
  });

  test.each([
    ["127.0.0.1:9", "127.0.0.1:9"],
    ["[::1]:9", "::1:9"],
  ])("takes a machine at %s", async (words, name) => {
    const { code, stdout } = await doctor("--appliance", words, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ sections: [{ kind: "appliance", name }] });
  });

  test("shows a person a table, what to do, and no colour in a file", async () => {
    const { stdout } = await doctor("--fmc", "127.0.0.1:9");
    expect(stdout).toBe(
      [
        "127.0.0.1:9  Firepower Management Center",
        "  problem  connection  cannot be reached (ECONNREFUSED)",
        "           -> Check host and port, and the firewalls between. HTTPS to an FMC goes through no proxy.",
        "",
        "127.0.0.1:9  1 problem (connection)",
        "",
      ].join("\n"),
    );
  });
});
