import { afterAll, describe, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applianceCredentials, regionCredentials, type Settings } from "../../provider/base/config";

const folder = mkdtempSync(join(tmpdir(), "ciscoctr-config-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const settings = (env: Record<string, string>, config: Record<string, string> = {}): Settings => ({
  env: (name) => env[name],
  pulumiConfig: (key) => config[key],
});

const secretFile = file("password", "from file\n");

describe("a region's client", () => {
  test.each<[string, Settings, { clientId: string; clientPassword: string; url?: string }]>([
    [
      "by region",
      settings({ CISCO_CTR_EU_CLIENT_ID: "eu-id", CISCO_CTR_EU_CLIENT_PASSWORD: "eu-pw", CISCO_CTR_EU_URL: "https://eu.test" }),
      { clientId: "eu-id", clientPassword: "eu-pw", url: "https://eu.test" },
    ],
    [
      "for every region",
      settings({ CISCO_CTR_CLIENT_ID: "id", CISCO_CTR_CLIENT_PASSWORD: "pw" }),
      { clientId: "id", clientPassword: "pw", url: undefined },
    ],
    [
      "by region before every region",
      settings({
        CISCO_CTR_CLIENT_ID: "id",
        CISCO_CTR_CLIENT_PASSWORD: "pw",
        CISCO_CTR_EU_CLIENT_ID: "eu-id",
        CISCO_CTR_EU_CLIENT_PASSWORD: "eu-pw",
        CISCO_CTR_US_CLIENT_ID: "us-id",
        CISCO_CTR_US_CLIENT_PASSWORD: "us-pw",
      }),
      { clientId: "eu-id", clientPassword: "eu-pw", url: undefined },
    ],
    [
      "password in a file, line end cut",
      settings({ CISCO_CTR_EU_CLIENT_ID: "eu-id", CISCO_CTR_EU_CLIENT_PASSWORD_FILE: secretFile }),
      { clientId: "eu-id", clientPassword: "from file", url: undefined },
    ],
    [
      "the password itself before its file",
      settings({
        CISCO_CTR_EU_CLIENT_ID: "eu-id",
        CISCO_CTR_EU_CLIENT_PASSWORD: "eu-pw",
        CISCO_CTR_EU_CLIENT_PASSWORD_FILE: "/does/not/exist",
      }),
      { clientId: "eu-id", clientPassword: "eu-pw", url: undefined },
    ],
    [
      "a region's file before every region's password",
      settings({
        CISCO_CTR_EU_CLIENT_ID: "eu-id",
        CISCO_CTR_CLIENT_PASSWORD: "pw",
        CISCO_CTR_EU_CLIENT_PASSWORD_FILE: secretFile,
      }),
      { clientId: "eu-id", clientPassword: "from file", url: undefined },
    ],
    [
      "Pulumi config by region before every region",
      settings(
        {},
        { euClientId: "eu-id", euClientPassword: "eu-pw", clientId: "id", clientPassword: "pw", euUrl: "https://eu.test" },
      ),
      { clientId: "eu-id", clientPassword: "eu-pw", url: "https://eu.test" },
    ],
    [
      "Pulumi config for every region",
      settings({}, { clientId: "id", clientPassword: "pw", url: "https://all.test" }),
      { clientId: "id", clientPassword: "pw", url: "https://all.test" },
    ],
    [
      "the environment before Pulumi config, which state remembers",
      settings(
        { CISCO_CTR_CLIENT_ID: "id", CISCO_CTR_CLIENT_PASSWORD: "pw" },
        { euClientId: "eu-id", euClientPassword: "eu-pw", euUrl: "https://eu.test" },
      ),
      { clientId: "id", clientPassword: "pw", url: "https://eu.test" },
    ],
    [
      "an empty variable is no variable",
      settings({ CISCO_CTR_EU_CLIENT_ID: "", CISCO_CTR_CLIENT_ID: "id", CISCO_CTR_CLIENT_PASSWORD: "pw", CISCO_CTR_EU_URL: "" }),
      { clientId: "id", clientPassword: "pw", url: undefined },
    ],
  ])("%s", (_, given, credentials) => {
    expect(regionCredentials(given, "eu")).toMatchObject(credentials);
  });

  test.each([
    [
      "both",
      {},
      "Set CISCO_CTR_APJC_CLIENT_ID and CISCO_CTR_APJC_CLIENT_PASSWORD (or ciscoctr:apjcClientId and ciscoctr:apjcClientPassword " +
        "in Pulumi's config, which refresh and destroy know from the last `pulumi up` only) to",
    ],
    ["the id", { CISCO_CTR_APJC_CLIENT_PASSWORD: "hunter2" }, "Set CISCO_CTR_APJC_CLIENT_ID to"],
    [
      "half of a pair is not filled up from another one",
      { CISCO_CTR_APJC_CLIENT_ID: "id", CISCO_CTR_CLIENT_ID: "general", CISCO_CTR_CLIENT_PASSWORD: "hunter2" },
      "Set CISCO_CTR_APJC_CLIENT_PASSWORD to",
    ],
    [
      "the password",
      { CISCO_CTR_APJC_CLIENT_ID: "id", CISCO_CTR_EU_CLIENT_PASSWORD: "hunter2" },
      "Set CISCO_CTR_APJC_CLIENT_PASSWORD to",
    ],
  ])("missing: %s", (_, env: Record<string, string>, next) => {
    const ask = () => regionCredentials(settings(env), "apjc");
    expect(ask).toThrow(expect.objectContaining({ code: "missing-credentials" }));
    expect(ask).toThrow('there are no credentials for region "apjc". ' + next);
    expect(ask).not.toThrow("hunter2");
  });

  test("a password alone stands for its place too, before weaker ones", () => {
    const env = { CISCO_CTR_APJC_CLIENT_PASSWORD: "hunter2", CISCO_CTR_CLIENT_ID: "id", CISCO_CTR_CLIENT_PASSWORD: "pw" };
    expect(() => regionCredentials(settings(env), "apjc")).toThrow("Set CISCO_CTR_APJC_CLIENT_ID to");
  });

  test("half a pair in Pulumi config is named by its key", () => {
    const ask = (config: Record<string, string>) => () => regionCredentials(settings({}, config), "apjc");
    expect(ask({ apjcClientId: "id" })).toThrow("Set ciscoctr:apjcClientPassword in Pulumi's config to");
    expect(ask({ clientPassword: "hunter2" })).toThrow("Set ciscoctr:clientId in Pulumi's config to");
  });

  test("only a password may be in a file", () => {
    const env = {
      CISCO_CTR_EU_CLIENT_ID_FILE: secretFile,
      CISCO_CTR_EU_CLIENT_PASSWORD: "pw",
      CISCO_CTR_EU_URL_FILE: secretFile,
    };
    expect(() => regionCredentials(settings(env), "eu")).toThrow("Set CISCO_CTR_EU_CLIENT_ID to");
    const withId = { ...env, CISCO_CTR_EU_CLIENT_ID: "eu-id" };
    expect(regionCredentials(settings(withId), "eu")).toMatchObject({ clientId: "eu-id", clientPassword: "pw", url: undefined });
  });

  test.each([
    ["cannot be read", "/does/not/exist", "name a readable file"],
    ["is empty", file("empty", " \n"), "name a file with the secret in it"],
  ])("a password file that %s is named by its variable", (what, path, next) => {
    const ask = () =>
      regionCredentials(settings({ CISCO_CTR_EU_CLIENT_ID: "eu-id", CISCO_CTR_EU_CLIENT_PASSWORD_FILE: path }), "eu");
    expect(ask).toThrow(expect.objectContaining({ code: "missing-credentials" }));
    expect(ask).toThrow(
      `the file that CISCO_CTR_EU_CLIENT_PASSWORD_FILE names ${what}. Let CISCO_CTR_EU_CLIENT_PASSWORD_FILE ${next}.`,
    );
  });
});

describe("an appliance's credentials", () => {
  const keyFile = file("key", "-----BEGIN KEY-----\nabc\n-----END KEY-----\n");

  test.each([
    ["password", { ESA1_PASSWORD: "pw" }, { password: "pw" }],
    ["key", { ESA1_PRIVATE_KEY_FILE: keyFile }, { privateKey: "-----BEGIN KEY-----\nabc\n-----END KEY-----" }],
    [
      "both",
      { ESA1_PASSWORD: "pw", ESA1_PRIVATE_KEY_FILE: keyFile },
      { password: "pw", privateKey: "-----BEGIN KEY-----\nabc\n-----END KEY-----" },
    ],
  ])("by %s", (_, env: Record<string, string>, given) => {
    expect(applianceCredentials(settings({ ESA1_USERNAME: "admin", ...env }), "ESA1")).toEqual({ username: "admin", ...given });
  });

  test.each([
    ["no user", { ESA1_PASSWORD: "hunter2" }, "ESA1_USERNAME is not set"],
    ["nothing to prove it with", { ESA1_USERNAME: "admin" }, "neither ESA1_PASSWORD nor ESA1_PRIVATE_KEY_FILE is set"],
    [
      "no key file",
      { ESA1_USERNAME: "admin", ESA1_PRIVATE_KEY_FILE: "/no" },
      "the file that ESA1_PRIVATE_KEY_FILE names cannot be read",
    ],
  ])("missing: %s", (_, env: Record<string, string>, reason) => {
    const ask = () => applianceCredentials(settings(env), "ESA1");
    expect(ask).toThrow(expect.objectContaining({ code: "missing-credentials" }));
    expect(ask).toThrow(reason);
    expect(ask).not.toThrow("hunter2");
  });
});
