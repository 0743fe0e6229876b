import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputProblem, startEmulator, type RunningEmulator } from "../../../emulator";
import { RegionApi, send, type WorldState } from "../../support/emulator-api";

const folders: string[] = [];
const folderOf = (files: Record<string, unknown>): string => {
  const folder = mkdtempSync(join(tmpdir(), "ciscoctr-load-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const answer = (path: string, body: unknown, status = 200) => ({ method: "GET", path, status, headers: {}, body });
const [organisation, type] = ["org-1", "type-1"];
const settings = { "their-device": "device-1", days: 7, secret: "********" };
const whole = {
  ...{ format: "cisco-ctr contract bundle", version: 1, region: "us", client: "client-asking" },
  answers: [
    answer("/iroh/profile/whoami", { user: {}, org: { id: organisation } }),
    answer("/iroh/iroh-sse/device", [{ id: "device-1", name: "host-1", status: "Registered", type: "ESA", extra: "kept" }]),
    // As a second page: what is there twice is one object.
    answer("/iroh/iroh-sse/device", {
      data: [{ id: "device-1", name: "host-1", status: "Registered", type: "ESA", extra: "kept" }],
    }),
    answer("/iroh/iroh-sse/device/device-1", { id: "device-1" }),
    answer("/iroh/iroh-int/module-type", [
      {
        ...{ id: type, title: "Their Type", default_name: "Theirs", enabled: true, visibility: "org", org_id: organisation },
        configuration_spec: [
          { key: "their-device", type: "device", subtype: "ESA", label: "Device" },
          { key: "secret", type: "password", label: "Secret" },
        ],
      },
    ]),
    answer("/iroh/iroh-int/module-instance", [{ id: "module-1", name: "text-1", module_type_id: type, enabled: true, settings }]),
    answer("/iroh/oauth2-clients/clients", [
      { id: "client-asking", name: "text-2" },
      { id: "client-other", name: "text-3" },
    ]),
    answer("/iroh/iroh-sse/swagger.json", { error: "not_found" }, 404),
    answer("/iroh/iroh-int/swagger.json", { swagger: "2.0", paths: {} }),
  ],
};

describe("an emulator that is loaded", () => {
  let emulator: RunningEmulator;
  beforeAll(async () => {
    emulator = await startEmulator({ load: folderOf({ "us.json": whole, "notes.txt": "of somebody" }) });
  });
  afterEach(() => send(`${emulator.admin}/reset`, "POST"));
  afterAll(() => emulator.close());

  const api = (region: "us" | "eu" = "us") => RegionApi.open(emulator, region);
  const state = async () => ((await send(`${emulator.admin}/state`)).body as WorldState).regions;

  test("has the recorded organisation's objects in place of its own, and its own client beside the others", async () => {
    const { us } = await state();
    expect(us.devices).toEqual([{ id: "device-1", name: "host-1", status: "Registered", type: "ESA", extra: "kept" }]);
    expect(us.moduleTypes.map(({ title }) => title)).toEqual(["Their Type"]);
    expect(us.modules.map(({ id }) => id)).toEqual(["module-1"]);
    expect(us.clients.map(({ id }) => id)).toEqual([emulator.regions.us.clientId, "client-other"]);
  });

  test("has what was recorded of a service's Swagger, a refusal too, and its own where nothing was", async () => {
    const get = async (service: string) => send(`${emulator.regions.us.url}/iroh/${service}/swagger.json`);
    expect(await get("iroh-int")).toMatchObject({ status: 200, body: { swagger: "2.0", paths: {} } });
    expect(await get("iroh-sse")).toMatchObject({ status: 404, body: { error: "not_found" } });
    expect(await get("iroh-enrich")).toMatchObject({ status: 200, body: { info: { version: "emulator" } } });
  });

  test("goes by its own rules: what is there can be changed, and what is made is there", async () => {
    const us = await api();
    await us.expect(200, "PATCH", `/iroh/iroh-int/module-type/${type}`, { title: "Renamed" });
    const wish = { name: "made", module_type_id: type, visibility: "org", settings: { "their-device": "device-1" } };
    const { id } = await us.expect<{ id: string }>(201, "POST", "/iroh/iroh-int/module-instance", wish);
    expect(await us.expect(200, "POST", `/iroh/iroh-enrich/health/${id}`)).toMatchObject({ data: { data: { status: "ok" } } });
    await us.expect(200, "PATCH", "/iroh/iroh-sse/device/device-1", { description: "changed" });
    await us.expect(204, "DELETE", "/iroh/oauth2-clients/clients/client-other");
    await us.expect(400, "PATCH", "/iroh/iroh-sse/device/device-1", { extra: "refused" });
  });

  test("begins with the same again after a reset", async () => {
    const before = await state();
    const us = await api();
    await us.expect(200, "PATCH", "/iroh/iroh-sse/device/device-1", { description: "changed" });
    await us.expect(200, "PATCH", `/iroh/iroh-int/module-type/${type}`, { title: "Renamed" });
    await us.expect(204, "DELETE", "/iroh/iroh-int/module-instance/module-1");
    await send(`${emulator.admin}/reset`, "POST");
    const { devices, modules, moduleTypes } = (await state()).us;
    expect({ devices, modules, moduleTypes }).toEqual({
      ...{ devices: before.us.devices, modules: before.us.modules, moduleTypes: before.us.moduleTypes },
    });
  });

  test("has its own organisation in a region of which nothing was recorded", async () => {
    expect((await state()).eu.moduleTypes.map(({ title }) => title)).toContain("Email Security Appliance");
    expect((await (await api("eu")).call("GET", "/iroh/profile/whoami")).status).toBe(200);
  });
});

describe("what is no bundle is refused in one sentence", () => {
  const us = (changed: object): Record<string, unknown> => ({ "us.json": { ...whole, ...changed } });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ["an empty folder", {}, /it holds none of us\.json, eu\.json, apjc\.json; give a folder that cisco-ctr doctor --contract/],
    ["no JSON", { "us.json": "{" }, /us\.json: it is not JSON$/],
    ["a list", { "us.json": [] }, /us\.json: the recording must be a JSON object$/],
    ["another format", us({ format: "x" }), /the recording's "format" must be "cisco-ctr contract bundle"$/],
    ["another version", us({ version: 2 }), /the recording's "version" must be 1: another version is for another release/],
    ["another region", { "eu.json": whole }, /eu\.json: it is of region us, not eu$/],
    ["a region nobody knows", us({ region: "mars" }), /"region" must be one of us, eu, apjc$/],
    ["an unknown member", us({ more: 1 }), /the recording: "more" is not known/],
    ["no answers", us({ answers: undefined }), /"answers" must be a list of answers$/],
    ["an answer without a path", us({ answers: [{ method: "GET", status: 200 }] }), /an answer's "path" must be a text$/],
    ["an answer with another status", us({ answers: [{ ...answer("/", {}), status: 7 }] }), /"status" must be a whole number/],
    [
      "a list that is none",
      us({ answers: [answer("/iroh/iroh-sse/device", "x")] }),
      /what \/iroh\/iroh-sse\/device answered is no list$/,
    ],
    [
      "an object without id",
      us({ answers: [answer("/iroh/iroh-sse/device", [{ id: 1 }])] }),
      /an entry of \/iroh\/iroh-sse\/device has no id$/,
    ],
  ])("%s", async (_, files, sentence) => {
    const starting = startEmulator({ load: folderOf(files) });
    await expect(starting).rejects.toThrow(InputProblem);
    await expect(starting).rejects.toThrow(sentence);
  });

  test("a folder that is not there, a file in its place, and a folder in place of a file", async () => {
    const folder = folderOf({ file: "x" });
    mkdirSync(join(folder, "us.json"));
    await expect(startEmulator({ load: join(folder, "none") })).rejects.toThrow(/it is no folder that can be read \(ENOENT\)$/);
    await expect(startEmulator({ load: join(folder, "file") })).rejects.toThrow(/it is no folder that can be read \(ENOTDIR\)$/);
    await expect(startEmulator({ load: folder })).rejects.toThrow(/us\.json: it is not a regular file$/);
  });
});
