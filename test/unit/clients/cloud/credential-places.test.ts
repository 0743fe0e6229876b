import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings } from "../../../../provider/base/settings";
import { regionCredentials } from "../../../../provider/core/credentials";
import { compose, isProviderError } from "../../../../provider/base/errors";
import { CloudClient } from "../../../../provider/clients/cloud/client";
import { regions } from "../../../../provider/clients/cloud/regions";
import { ScriptedApi } from "../../../support/scripted-api";
import { pulumiWording } from "../../../../provider/pulumi/wording";

let api: ScriptedApi;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ciscoctr-places-"));
  writeFileSync(join(folder, "password"), "hunter2\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  api = await ScriptedApi.start();
});
afterEach(async () => {
  await api.close();
});

type Values = Record<string, string>;
type Part = "id" | "password" | "url";

/** A place for settings: what stands there, and what messages call each of them. */
interface Source {
  env?: Partial<Record<Part, string>>;
  config?: Partial<Record<Part, string>>;
  named: Record<Part, string>;
}

const sources: Record<string, Source> = {
  "a region's variables": {
    env: { id: "CISCO_CTR_US_CLIENT_ID", password: "CISCO_CTR_US_CLIENT_PASSWORD", url: "CISCO_CTR_US_URL" },
    named: { id: "CISCO_CTR_US_CLIENT_ID", password: "CISCO_CTR_US_CLIENT_PASSWORD", url: "CISCO_CTR_US_URL" },
  },
  "every region's variables": {
    env: { id: "CISCO_CTR_CLIENT_ID", password: "CISCO_CTR_CLIENT_PASSWORD", url: "CISCO_CTR_URL" },
    named: { id: "CISCO_CTR_CLIENT_ID", password: "CISCO_CTR_CLIENT_PASSWORD", url: "CISCO_CTR_URL" },
  },
  "a file": {
    env: { id: "CISCO_CTR_US_CLIENT_ID", password: "CISCO_CTR_US_CLIENT_PASSWORD_FILE", url: "CISCO_CTR_US_URL" },
    named: {
      id: "CISCO_CTR_US_CLIENT_ID",
      password: "the file that CISCO_CTR_US_CLIENT_PASSWORD_FILE names",
      url: "CISCO_CTR_US_URL",
    },
  },
  "a region's keys in Pulumi's config": {
    config: { id: "usClientId", password: "usClientPassword", url: "usUrl" },
    named: { id: "ciscoctr:usClientId", password: "ciscoctr:usClientPassword", url: "ciscoctr:usUrl" },
  },
  "every region's keys in Pulumi's config": {
    config: { id: "clientId", password: "clientPassword", url: "url" },
    named: { id: "ciscoctr:clientId", password: "ciscoctr:clientPassword", url: "ciscoctr:url" },
  },
};

interface Failure {
  /** What is set of the three. */
  given: Partial<Record<Part, () => string>>;
  /** What the API does. */
  answers?: () => void;
  says: (named: Source["named"]) => string[];
}

/** Where there is no file, none is named. */
const variableOf = (name: string): string => name.replace(/^the file that (\w+)_FILE names$/, "$1");

const asked = { id: () => "client-1", password: () => "hunter2", url: () => api.url };
const copy = "refresh and destroy use the copy in the state until the next `pulumi up`, unless they are given `--run-program`";

const failures: Record<string, Failure> = {
  "no password": { given: { id: asked.id }, says: ({ password }) => [`Set ${variableOf(password)}`] },
  "no id": { given: { password: asked.password }, says: ({ id }) => [`Set ${id}`] },
  "refused credentials": {
    given: asked,
    answers: () => (api.token = () => ({ status: 401, json: { error: "invalid_client" } })),
    says: ({ id, password }) => [`Check ${id} and ${password}`],
  },
  "a scope that the token lacks": {
    given: asked,
    answers: () => (api.scopes = "sse"),
    says: ({ id }) => [`use another client in ${id}`],
  },
  "a scope that the API misses": {
    given: asked,
    answers: () => (api.answer = () => ({ status: 403, json: { error: "missing_scope", "missing-scopes": ["oauth"] } })),
    says: ({ id }) => [`use another client in ${id}`],
  },
  "an address that is none": { given: { ...asked, url: () => "us.test" }, says: ({ url }) => [url, "is not an address"] },
  "a plain http address": { given: { ...asked, url: () => "http://us.test" }, says: ({ url }) => [`an https address in ${url}`] },
  "an address that nobody answers": {
    given: { ...asked, url: () => "http://127.0.0.1:9" },
    says: ({ url }) => [`The address is that of ${url}`],
  },
  "an address of something else": {
    given: asked,
    answers: () => (api.answer = () => ({ status: 404, text: "nginx" })),
    says: ({ url }) => [`Check ${url}`],
  },
};

const get = { method: "GET", path: "/iroh/iroh-int/module-instance", scopes: ["oauth"], parse: (json: unknown) => json } as const;

/** What a user of these settings is told. */
async function told({ env = {}, config = {} }: Source, { given, answers }: Failure): Promise<string> {
  answers?.();
  const values = (keys: Partial<Record<Part, string>>): Values =>
    Object.fromEntries(
      Object.entries(keys).flatMap(([part, key]) => {
        const value = given[part as Part];
        if (value === undefined) return [];
        return [[key, key.endsWith("_FILE") ? join(folder, "password") : value()]];
      }),
    );
  const [variables, keys] = [values(env), values(config)];
  const settings: Settings = { env: (name) => variables[name], config: (key) => keys[key] };
  try {
    const client = new CloudClient(regions.us, regionCredentials(settings, "us"), api.secrets, () => 0);
    await client.request(api.call(), get);
  } catch (error) {
    if (isProviderError(error)) return compose(error.facts, pulumiWording);
    throw error;
  }
  throw new Error("nothing failed");
}

describe.each(Object.entries(failures))("%s", (_, failure) => {
  test.each(Object.entries(sources))("in %s is named by its place", async (_name, source) => {
    const message = await told(source, failure);
    for (const part of failure.says(source.named)) expect(message).toContain(part);
    if (source.config) {
      expect(message).toContain("in Pulumi's config");
      expect(message).toContain(copy);
      expect(message).not.toMatch(/CISCO_CTR_/);
    } else {
      expect(message).not.toMatch(/ciscoctr:|Pulumi's config|copy in the state/);
    }
    expect(message).not.toContain("hunter2");
  });
});

test("whatever is set, only what is set is named", () => {
  const keys = Object.values(sources).flatMap(({ env, config }) => [
    ...Object.values(env ?? {}).map((key) => ({ key, copied: false })),
    ...Object.values(config ?? {}).map((key) => ({ key, copied: true })),
  ]);
  fc.assert(
    fc.property(fc.subarray(keys), (given) => {
      const valueOf = (key: string) => (key.endsWith("_FILE") ? join(folder, "password") : "value");
      const has = (key: string, copied: boolean) => given.some((each) => each.key === key && each.copied === copied);
      const settings: Settings = {
        env: (name) => (has(name, false) ? valueOf(name) : undefined),
        config: (key) => (has(key, true) ? valueOf(key) : undefined),
      };
      let from;
      try {
        ({ from } = regionCredentials(settings, "us"));
      } catch (error) {
        expect(error).toMatchObject({ code: "missing-credentials" });
        return;
      }
      const keyOf = (name: string) => name.replace(/^the file that (\w+) names$/, "$1").replace("ciscoctr:", "");
      for (const { name, copied } of [from.clientId, from.clientPassword]) expect(has(keyOf(name), copied)).toBe(true);
    }),
  );
});
