import { afterAll, describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings } from "../../../provider/base/settings";
import { applianceCredentials, regionCredentials } from "../../../provider/core/credentials";
import { tellingPulumi } from "../../support/in-pulumis-words";

const folder = mkdtempSync(join(tmpdir(), "ciscoctr-config-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const settings = (env: Record<string, string>, config: Record<string, string> = {}): Settings => ({
  env: (name) => env[name],
  config: (key) => config[key],
});

const secretFile = file("password", "from file\n");
const link = join(folder, "link");
symlinkSync(secretFile, link);

function sparse(name: string, bytes: number): string {
  const path = file(name, "");
  truncateSync(path, bytes);
  return path;
}

function pipe(name: string): string {
  execFileSync("mkfifo", [join(folder, name)]);
  return join(folder, name);
}

/** Files that hold no password, with what is said of them. */
const unusable: [problem: string, path: string][] = [
  ["cannot be read", "/does/not/exist"],
  ["cannot be read", `${secretFile}/below`],
  ["is not a regular file", folder],
  ["is not a regular file", pipe("pipe")],
  ["is not a regular file", "/dev/zero"],
  ["is not a regular file", "/dev/null"],
  ["is empty", file("empty", " \n")],
  ["is empty", file("nothing", "")],
  ["is larger than 64 KiB", sparse("sparse", 3 * 2 ** 30)],
  ["is larger than 64 KiB", file("large", "x".repeat(5 * 2 ** 20))],
  ["has more than one line", file("two-lines", "one\ntwo\n")],
  ["has more than one line", file("two-lines-of-mac", "one\rtwo")],
  ["has more than one line", file("one-line-and-an-empty-one", "one\n\n")],
  ["has more than one line", file("an-empty-line-and-one", "\none\n")],
  ["is not text in UTF-8", file("latin", Buffer.from("pässword\n", "latin1"))],
  ["is not text in UTF-8", file("utf-16", Buffer.from("\ufeffpassword\n", "utf16le"))],
  ["holds a NUL character", file("nul", "pass\0word\n")],
];

/** A path is shown where there is something at its end: anything else may be the secret itself. */
const shown = (problem: string, path: string): string => (problem === "cannot be read" ? "" : `, "${path}",`);

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
    const ask = tellingPulumi(() => regionCredentials(settings(env), "apjc"));
    expect(ask).toThrow(expect.objectContaining({ code: "missing-credentials" }));
    expect(ask).toThrow('there are no credentials for region "apjc". ' + next);
    expect(ask).not.toThrow("hunter2");
  });

  test("a password alone stands for its place too, before weaker ones", () => {
    const env = { CISCO_CTR_APJC_CLIENT_PASSWORD: "hunter2", CISCO_CTR_CLIENT_ID: "id", CISCO_CTR_CLIENT_PASSWORD: "pw" };
    expect(() => regionCredentials(settings(env), "apjc")).toThrow("Set CISCO_CTR_APJC_CLIENT_ID to");
  });

  test("half a pair in Pulumi config is named by its key", () => {
    const ask = (config: Record<string, string>) => tellingPulumi(() => regionCredentials(settings({}, config), "apjc"));
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

  test.each(unusable)("a password file that %s is named at once", (problem, path) => {
    const ask = () =>
      regionCredentials(settings({ CISCO_CTR_EU_CLIENT_ID: "eu-id", CISCO_CTR_EU_CLIENT_PASSWORD_FILE: path }), "eu");
    expect(ask).toThrow(expect.objectContaining({ code: "missing-credentials" }));
    expect(ask).toThrow(
      `the file that CISCO_CTR_EU_CLIENT_PASSWORD_FILE names${shown(problem, path)} ${problem}. ` +
        "Let CISCO_CTR_EU_CLIENT_PASSWORD_FILE name a readable file of at most 64 KiB with the password on one line.",
    );
  });

  test.each([
    ["a link to a regular file", link],
    ["a file with the line end of Windows", file("windows", "from file\r\n")],
    ["a file with a mark of the byte order", file("marked", "\ufefffrom file\n")],
    ["a file without a line end", file("bare", "from file")],
  ])("%s holds a password", (_, path) => {
    const env = { CISCO_CTR_EU_CLIENT_ID: "eu-id", CISCO_CTR_EU_CLIENT_PASSWORD_FILE: path };
    expect(regionCredentials(settings(env), "eu").clientPassword).toBe("from file");
  });

  const ends = ["", "\n", "\r\n", "\r"];
  test.each(["pw ", " pw", "\tpw\t", " p w\u00a0", "\u2028pw\u3000", "pw"])("a password of %j is not changed", (password) => {
    for (const [n, end] of ends.entries()) {
      const path = file(`blanks-${n}`, `${password}${end}`);
      const env = { CISCO_CTR_EU_CLIENT_ID: "eu-id", CISCO_CTR_EU_CLIENT_PASSWORD_FILE: path };
      expect(regionCredentials(settings(env), "eu").clientPassword).toBe(password);
    }
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
      "the file that ESA1_PRIVATE_KEY_FILE names cannot be read. Let ESA1_PRIVATE_KEY_FILE name a readable file",
    ],
  ])("missing: %s", (_, env: Record<string, string>, reason) => {
    const ask = () => applianceCredentials(settings(env), "ESA1");
    expect(ask).toThrow(expect.objectContaining({ code: "missing-credentials" }));
    expect(ask).toThrow(reason);
    expect(ask).not.toThrow("hunter2");
  });

  test.each(unusable.filter(([problem]) => problem !== "has more than one line"))(
    "a key file that %s is named at once",
    (problem, path) => {
      const ask = () => applianceCredentials(settings({ ESA1_USERNAME: "admin", ESA1_PRIVATE_KEY_FILE: path }), "ESA1");
      expect(ask).toThrow(
        `the file that ESA1_PRIVATE_KEY_FILE names${shown(problem, path)} ${problem}. Let ESA1_PRIVATE_KEY_FILE name`,
      );
    },
  );
});
