import { afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { examine } from "../../../../cli/doctor";
import type { Report } from "../../../../cli/doctor/findings";
import { systemClock } from "../../../../provider/base/clock";
import { reachedHosts, regions, type RegionName } from "../../../../provider/clients/cloud/regions";
import { compose } from "../../../../provider/core/compose";
import { pulumiWording } from "../../../../provider/pulumi/wording";
import { authority, certificateFor, FakeNetwork, type Issued } from "../../../support/doctor-network";
import { about, asPublished } from "../../../support/doctor-bench";

let inspection: Issued;
let network: FakeNetwork;
beforeAll(async () => {
  inspection = await authority("Inspection CA");
});
beforeEach(() => {
  network = new FakeNetwork();
});
afterEach(() => network.close());

/** The command on this network, where nothing is done to the API but to look at its host. */
async function doctor(env: Record<string, string>, asked?: RegionName[]): Promise<Report> {
  const host = { env, clock: systemClock, signal: new AbortController().signal, say: () => undefined };
  const { access } = compose(host, pulumiWording);
  const wish = asked ? { regions: asked } : {};
  return asPublished(await examine({ access, wording: pulumiWording, network, env }, wish));
}

const client = { CISCO_CTR_US_CLIENT_ID: "client-1", CISCO_CTR_US_CLIENT_PASSWORD: "password-one" };
const hostsOf = (name: RegionName) => reachedHosts(regions[name]).map(({ host }) => host);
const inSection = (report: Report, name: string): Report => ({
  ...report,
  sections: report.sections.filter((each) => each.name === name),
});

describe("without any credentials", () => {
  test("every region is looked at and wanted, and what is the same in each is looked at once", async () => {
    const report = await doctor({});
    expect(report.exitCode).toBe(3);
    for (const name of ["us", "eu", "apjc"] as const) {
      const section = inSection(report, name);
      expect(about(section, "host").map(({ subject }) => subject)).toEqual(hostsOf(name));
      expect(about(section, "host").map(({ level }) => level)).toEqual(["problem", ...Array<string>(5).fill("warning")]);
      expect(about(section, "credentials")).toMatchObject([
        {
          level: "problem",
          code: "missing-credentials",
          next: expect.stringMatching(/This command reads the environment alone\.$/),
        },
      ]);
    }
    expect(network.lookedUp.filter((host) => host === "est.sco.cisco.com")).toHaveLength(1);
  });
});

describe("with the credentials of one region", () => {
  test("the others need not be well", async () => {
    const report = await doctor(client);
    expect(about(inSection(report, "us"), "host")[0]).toMatchObject({ level: "problem" });
    expect(about(inSection(report, "eu"), "host")[0]).toMatchObject({ level: "warning" });
    expect(about(inSection(report, "eu"), "credentials")).toMatchObject([{ level: "warning" }]);
    expect(report.exitCode).toBe(1);
  });

  test("one that is asked for has to be", async () => {
    const report = await doctor(client, ["eu"]);
    expect(report.sections.map(({ name }) => name)).toEqual(["eu"]);
    expect(report.exitCode).toBe(3);
  });

  test("no password goes through a proxy that inspects TLS and is not trusted", async () => {
    const api = "visibility.amp.cisco.com";
    await network.serve(api, await certificateFor(api, inspection), 401);
    const report = await doctor(client, ["us"]);
    expect(about(report, "host", api)).toMatchObject([{ level: "problem", details: { issuer: "Inspection CA of Example" } }]);
    expect(about(report, "credentials")).toMatchObject([{ level: "warning", says: expect.stringContaining("it was not tried") }]);
    expect(network.asked).toEqual(["GET /iroh/profile/whoami accept connection host user-agent"]);
  });
});

describe("the proxy", () => {
  const proxyOf = async (env: Record<string, string>) => about(await doctor(env, ["us"]), "proxy");

  test("is none", async () => {
    expect(await proxyOf({})).toMatchObject([{ level: "ok", says: "none: neither HTTPS_PROXY nor ALL_PROXY is set" }]);
  });

  test("is named with its variable and without its password, and is what all hosts are asked through", async () => {
    await network.refuse("proxy");
    const report = await doctor({ HTTPS_PROXY: "http://user:secret-word-1@127.0.0.1:9" }, ["us"]);
    expect(about(report, "proxy")).toMatchObject([
      { level: "ok", says: expect.stringMatching(/^visibility\.amp\.cisco\.com is asked through 127\.0\.0\.1:9 of HTTPS_PROXY/) },
    ]);
    expect(about(report, "host")[0]).toMatchObject({
      says: "the proxy of HTTPS_PROXY (127.0.0.1:9) cannot be used (ECONNREFUSED)",
      next: "Check HTTPS_PROXY, and the way from here to that proxy.",
    });
    expect(network.lookedUp).toEqual([]);
    expect(JSON.stringify(report)).not.toContain("secret-word-1");
  });

  test("may be passed by", async () => {
    expect(await proxyOf({ ALL_PROXY: "http://127.0.0.1:9", NO_PROXY: "cisco.com" })).toMatchObject([
      { level: "ok", says: "none: ALL_PROXY is set, and is not used for visibility.amp.cisco.com" },
    ]);
  });

  test("may be no proxy at all", async () => {
    expect(await proxyOf({ HTTPS_PROXY: "ftp://proxy.example.com" })).toMatchObject([
      { level: "problem", says: "HTTPS_PROXY names a proxy that is neither http:// nor https://" },
    ]);
  });
});
