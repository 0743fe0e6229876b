/** For each test of the file that imports it, a cloud of its own and a client of it. */
import { afterEach, beforeEach } from "@jest/globals";
import type { CloudClient, CloudRequest } from "../../provider/clients/cloud/client";
import { ScriptedApi } from "./scripted-api";

export const path = "/iroh/thing";
export const get: CloudRequest<unknown> = { method: "GET", path, scopes: ["sse"], parse: (json) => json };
export const post: CloudRequest<unknown> = { method: "POST", path, body: { name: "n" }, scopes: ["sse"], parse: (json) => json };

export let api: ScriptedApi;
export let client: CloudClient;

beforeEach(async () => {
  api = await ScriptedApi.start();
  client = api.client();
});

afterEach(async () => {
  await api.close();
});
