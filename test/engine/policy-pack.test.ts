import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { existsSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { makeProject } from "../support/made-project";
import { Project } from "../support/project";

const credentials = { CISCO_CTR_US_CLIENT_ID: "client-1", CISCO_CTR_US_CLIENT_PASSWORD: "never used: previews ask nobody" };
const logins = { ESA_USERNAME: "admin", ESA_PASSWORD: "never used" };

const preamble = `
const { createHash } = require("node:crypto");
const { CustomResource } = require("@pulumi/pulumi");
const { ApiClient, CtrModule, DeviceRegistration, SseToken } = require("pulumi-cisco-ctr");
const region = "us";
const digest = createHash("sha256").update("a key").digest();
const join = (name, appliance) => new DeviceRegistration(name, { region, appliance: { host: name, type: "ESA", ...appliance } });
// The policies look at type and inputs alone: an FMC needs no more here.
class Fmc extends CustomResource {
  constructor(name, fmc) {
    const __provider = "exports.handler = () => ({ check: async (olds, inputs) => ({ inputs }) });";
    super("pulumi-nodejs:dynamic/ciscoctr:FmcCloudIntegration", name, { region, fmc: { host: name, ...fmc }, __provider });
  }
}`;

const bad = `${preamble}
new SseToken("long", { region, validFor: "5d" });
const device = join("typed", { hostKey: "SHA256:" + "A".repeat(43), username: "admin", password: "in-the-program" });
join("alphabet", { hostKey: "SHA256:abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPR", credentialsEnv: "ESA" });
new CtrModule("mine", { region, type: "esa", deviceId: device.deviceId, visibility: "user" });
new ApiClient("root", { region, scopes: ["oauth:write", "sse", "casebook", "admin/integration/module-type:write"] });
new Fmc("open", { username: "api", password: "in-the-program" });
new Fmc("zeros", { credentialsEnv: "FMC", fingerprint: "00".repeat(32) });`;

const good = `${preamble}
new SseToken("short", { region, validFor: "1d" });
const device = join("pinned", { hostKey: "SHA256:" + digest.toString("base64").slice(0, 43), credentialsEnv: "ESA" });
new CtrModule("ours", { region, type: "esa", deviceId: device.deviceId });
new ApiClient("preset", { region, preset: "casebook" });
new ApiClient("narrow", { region, scopes: ["enrich:read", "integration/health:read"] });
new Fmc("pinned", { credentialsEnv: "FMC", fingerprint: digest.toString("hex") });
new Fmc("ca", { credentialsEnv: "FMC", caFile: "fmc.pem" });`;

/** What a preview says of a policy: its level, and the sentences about each resource. */
function violations(text: string): string[] {
  const report = text.slice(text.indexOf("Policies:"));
  return [...report.matchAll(/- \[(\w+)\] +([\w-]+) +\(\S+:([\w-]+): ([\w-]+)\)\n.*\n +(.*)\n/g)].map((found) =>
    found.slice(1).join(" "),
  );
}

describe("the example's policy pack, with the real engine", () => {
  let project: Project;
  let pack: string;

  beforeAll(() => {
    project = Project.create({ program: "" }, { ...credentials, ...logins });
    const folder = join(project.folder, "policy-pack");
    makeProject(folder, "policy-pack");
    pack = runnable(folder);
  });
  afterAll(() => {
    project.remove();
  });

  /** A preview of a program under the pack; `config` as in `--policy-pack-config`. */
  function preview(program: string, config: Record<string, unknown> = {}) {
    project.write(program);
    project.write(JSON.stringify(config), "rules.json");
    return project.preview("--policy-pack", pack, "--policy-pack-config", join(project.folder, "rules.json"));
  }

  test("a program that breaks every rule fails, and reads what to do about each", async () => {
    const { code, text } = await preview(bad);
    expect(violations(text)).toEqual([
      "mandatory least-scopes ApiClient root scopes has oauth:write, sse, admin/integration/module-type:write: use a preset, or name the operations that are needed.",
      "mandatory no-credentials-in-state DeviceRegistration typed appliance.username and appliance.password would be kept in state: use appliance.credentialsEnv.",
      "mandatory no-credentials-in-state FmcCloudIntegration open fmc.username and fmc.password would be kept in state: use fmc.credentialsEnv.",
      `mandatory pinned-host-keys DeviceRegistration alphabet appliance.hostKey "SHA256:abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPR" is a placeholder: put the machine's own there.`,
      `mandatory pinned-host-keys DeviceRegistration typed appliance.hostKey "SHA256:${"A".repeat(43)}" is a placeholder: put the machine's own there.`,
      "mandatory pinned-host-keys FmcCloudIntegration open fmc.fingerprint is missing: read it on the machine itself and pin it.",
      `mandatory pinned-host-keys FmcCloudIntegration zeros fmc.fingerprint "${"0".repeat(64)}" is a placeholder: put the machine's own there.`,
      "advisory no-user-visible-modules CtrModule mine visibility is user: make it org.",
      "advisory short-lived-tokens SseToken long validFor is 5d: make it 1d or less, or leave the token to DeviceRegistration.",
    ]);
    expect(text).not.toContain("in-the-program");
    expect(code).not.toBe(0);
  });

  test("a program that keeps them passes", async () => {
    const { code, text } = await preview(good);
    expect(violations(text)).toEqual([]);
    expect(text).toContain("✅ ciscoctr@");
    expect(code).toBe(0);
  });

  test.each([
    ["in plain text", "--plaintext"],
    ["as a secret, which a policy cannot see", "--secret"],
  ])(
    "a password of the provider in Pulumi config fails, %s",
    async (_, how) => {
      await project.must("config", "set", how, "ciscoctr:usClientPassword", "in-the-config");
      const { code, text } = await preview(good);
      await project.must("config", "rm", "ciscoctr:usClientPassword");
      expect(violations(text)).toEqual([
        "mandatory no-credentials-in-state pulumi-nodejs default ciscoctr:usClientPassword is kept in state, in plain text if it was set without --secret: use CISCO_CTR_US_CLIENT_PASSWORD in the environment.",
      ]);
      expect(text).not.toContain("in-the-config");
      expect(code).not.toBe(0);
    },
    120_000,
  );

  test("levels and limits are the user's", async () => {
    const { code, text } = await preview(good, {
      "short-lived-tokens": { enforcementLevel: "mandatory", atMost: "1h" },
      "least-scopes": { enforcementLevel: "advisory", broad: ["enrich:read"] },
    });
    expect(violations(text).map((violation) => violation.split(" ").slice(0, 2).join(" "))).toEqual([
      "mandatory short-lived-tokens",
      "advisory least-scopes",
    ]);
    expect(code).not.toBe(0);
  });

  test("advice alone fails nothing", async () => {
    const { code, text } = await preview(bad, { all: "advisory" });
    expect(violations(text)).toHaveLength(9);
    expect(code).toBe(0);
  });
});

/** What `--policy-pack` takes: the folder; beside a language host that Go built (tools/pulumi-cli.mjs) its launcher, linked into it. */
function runnable(folder: string): string {
  const name = "pulumi-run-policy-pack";
  const launcher = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((bin) => join(bin, name))
    .find((file) => existsSync(file));
  if (launcher === undefined) return folder;
  symlinkSync(launcher, join(folder, name));
  return join(folder, name);
}
