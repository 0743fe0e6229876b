"use strict";
/** The floor and the one request that each operation cannot do without; a refresh reads one list for all. */
const floor = require("./floor.cjs");
const { ask } = require("./http.cjs");

/**
 * @typedef {Record<string, unknown>} Properties
 * @typedef {{ id: string } & Properties} Wire
 * @typedef {{ path: string, create: (region: string, inputs: Properties) => Promise<Wire>, body: (inputs: Properties) => object }} Kind
 */

const clientsPath = "/iroh/oauth2-clients/clients";
const devicesPath = "/iroh/iroh-sse/device";
const modulesPath = "/iroh/iroh-int/module-instance";
const pageSize = 100;
/** As many tokens of one list at a time. */
const sideBySide = 10;

/** @param {string} region @param {string} path @param {object} body */
const post = async (region, path, body) => /** @type {Wire} */ (await ask(region, { method: "POST", path, body }));

/** @param {string} region @param {string} path */
async function listOf(region, path) {
  /** @type {Map<string, Wire>} */
  const all = new Map();
  for (let offset = 0; ; offset += pageSize) {
    const answer = await ask(region, { method: "GET", path: `${path}?limit=${pageSize}&offset=${offset}` });
    const page = /** @type {Wire[]} */ (answer);
    for (const each of page) all.set(each.id, each);
    if (page.length < pageSize) return all;
  }
}

/** @type {Map<string, Promise<Map<string, Wire>>>} */
const lists = new Map();

/** One list for everything that this process does. @param {string} region @param {string} path */
function shared(region, path) {
  const key = `${region} ${path}`;
  const known = lists.get(key) ?? listOf(region, path);
  lists.set(key, known);
  return known;
}

/** @param {string} region @param {string} name */
async function openEntry(region, name) {
  const { id: deviceId } = await post(region, devicesPath, { name });
  const issued = await post(region, `${devicesPath}/${deviceId}/token`, { expires_in: 3600 });
  return { deviceId, value: issued["token"], expiresAt: issued["expires_at"] };
}

/** @type {Record<string, Kind>} */
const kinds = {
  ApiClient: {
    path: clientsPath,
    body: ({ description }) => ({ description }),
    create: async (region, { description, owner }) => {
      const scopes = ["casebook", "private-intel", "inspect:read"];
      const { id, password } = await post(region, clientsPath, { name: owner, description, scopes, grants: ["client-creds"] });
      return { id, clientPassword: password };
    },
  },
  SseToken: {
    path: devicesPath,
    body: ({ name }) => ({ name }),
    create: async (region, { name, devices = 1 }) => {
      const items = Array.from({ length: Number(devices) }, (_, item) => item);
      /** @type {object[]} */
      const tokens = [];
      const lane = async () => {
        for (let item = items.pop(); item !== undefined; item = items.pop()) {
          tokens[item] = await openEntry(region, `${String(name)}-${item + 1}`);
        }
      };
      await Promise.all(Array.from({ length: sideBySide }, lane));
      return { id: /** @type {{ deviceId: string }} */ (tokens[0]).deviceId, tokens };
    },
  },
  DeviceRegistration: {
    path: devicesPath,
    body: ({ description }) => ({ description }),
    create: async (region, { externalDeviceId, description }) => {
      const id = String(externalDeviceId);
      await ask(region, { method: "PATCH", path: `${devicesPath}/${id}`, body: { description } });
      return { id };
    },
  },
  CtrModule: {
    path: modulesPath,
    body: ({ name }) => ({ name }),
    create: async (region, { deviceId, owner }) => {
      const types = await shared(region, "/iroh/iroh-int/module-type");
      const type = [...types.values()].find(({ title }) => title === "Email Security Appliance");
      const settings = { "device-id": deviceId, "request-timeframe": 30 };
      const body = { name: owner, module_type_id: type?.id, visibility: "org", settings };
      return { id: (await post(region, modulesPath, body)).id };
    },
  },
};

/** The ids of what a resource stands for. @param {string} id @param {Properties} props */
function objectsOf(id, { tokens }) {
  if (!Array.isArray(tokens)) return [id];
  return /** @type {{ deviceId: string }[]} */ (tokens).map(({ deviceId }) => deviceId);
}

/** @param {string} type @param {Kind} kind */
const providerOf = (type, { path, create, body }) => ({
  ...floor[type],
  /** @param {Properties} inputs */
  create: async (inputs) => {
    const { id, ...outputs } = await create(String(inputs["region"]), inputs);
    return { id, outs: { ...inputs, ...outputs } };
  },
  /** @param {string} id @param {Properties} props */
  read: async (id, props) => {
    const there = await shared(String(props["region"]), path);
    return objectsOf(id, props).some((each) => there.has(each)) ? { id, props } : { id: "", props: {} };
  },
  /** @param {string} id @param {Properties} olds @param {Properties} news */
  update: async (id, olds, news) => {
    await ask(String(news["region"]), { method: "PATCH", path: `${path}/${id}`, body: body(news) });
    return { outs: { ...olds, ...news } };
  },
  /** @param {string} id @param {Properties} props */
  delete: async (id, props) => {
    const gone = objectsOf(id, props).map((each) => ask(String(props["region"]), { method: "DELETE", path: `${path}/${each}` }));
    await Promise.all(gone);
  },
});

/** By the type of the resource. */
module.exports = Object.fromEntries(Object.entries(kinds).map(([type, kind]) => [type, providerOf(type, kind)]));
