"use strict";
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call,
   @typescript-eslint/no-unsafe-argument, @typescript-eslint/require-await --
   such a program gives the API's answers no types, and its methods are asynchronous whether or not they wait */
/**
 * What a good programmer writes after Pulumi's own examples (https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/):
 * `dynamic.Resource` with a provider that is captured by value, axios, ajv, a GET for every read, and defaults that are stored. The token,
 * the catalogue and the compiled schema are kept for the life of the process. A schema is what a method answers: the SDK cannot capture an
 * object whose `default` is a text.
 */
const pulumi = require("@pulumi/pulumi");
const axios = require("axios");
const Ajv = require("ajv");
const { declare } = require("./mixes.cjs");

/** @typedef {Record<string, any>} Properties */

/** What is the same for all: the checks, the comparison, and how the API is called. */
class CloudProvider {
  /**
   * @param {string} path
   * @param {string[]} inputs
   * @param {string[]} replacing those of them that cannot be changed
   */
  constructor(path, inputs, replacing) {
    this.path = path;
    this.inputs = inputs;
    this.replacing = replacing;
    /** @type {Record<string, Promise<import("axios").AxiosInstance>>} by region */
    this.apis = {};
    /** @type {import("ajv").ValidateFunction | undefined} */
    this.validate = undefined;
  }

  /** @returns {object} */
  schema() {
    return {};
  }

  /** What the API lets change. @param {Properties} inputs @returns {Properties} */
  changeable(inputs) {
    return inputs;
  }

  /** What a state says of the object. @param {Properties} wire @returns {Properties} */
  shown(wire) {
    return wire;
  }

  /** @param {string} region */
  async api(region) {
    return (this.apis[region] ??= this.connect(region));
  }

  /** @param {string} region */
  async connect(region) {
    const prefix = `CISCO_CTR_${region.toUpperCase()}`;
    const [id, password, baseURL] = ["CLIENT_ID", "CLIENT_PASSWORD", "URL"].map((each) => process.env[`${prefix}_${each}`]);
    const form = new URLSearchParams({ grant_type: "client_credentials" });
    const login = { username: id ?? "", password: password ?? "" };
    const { data } = await axios.post(`${baseURL}/iroh/oauth2/token`, form, { auth: login });
    return axios.create({ baseURL, headers: { Authorization: `Bearer ${data.access_token}` } });
  }

  /** @param {Properties} _olds @param {Properties} news */
  async check(_olds, news) {
    this.validate ??= new Ajv.default({ allErrors: true, useDefaults: true }).compile(this.schema());
    const inputs = structuredClone(news);
    if (this.validate(inputs)) return { inputs, failures: [] };
    const failures = (this.validate.errors ?? []).map(({ instancePath, message }) => ({
      property: instancePath.slice(1).split("/")[0] ?? "",
      reason: message ?? "is wrong",
    }));
    return { inputs, failures };
  }

  /** @param {string} _id @param {Properties} olds @param {Properties} news */
  async diff(_id, olds, news) {
    const changed = this.inputs.filter((key) => JSON.stringify(olds[key]) !== JSON.stringify(news[key]));
    const replaces = changed.filter((key) => this.replacing.includes(key));
    return { changes: changed.length > 0, replaces, deleteBeforeReplace: true };
  }

  /** @param {string} id @param {Properties} props */
  async read(id, props) {
    const api = await this.api(props.region);
    try {
      const { data } = await api.get(`${this.path}/${id}`);
      return { id, props: { ...props, ...this.shown(data) } };
    } catch (error) {
      if (axios.isAxiosError(error) && error.response?.status === 404) return { id: "", props: {} };
      throw error;
    }
  }

  /** @param {string} id @param {Properties} olds @param {Properties} news */
  async update(id, olds, news) {
    const api = await this.api(news.region);
    const { data } = await api.patch(`${this.path}/${id}`, this.changeable(news));
    return { outs: { ...olds, ...news, ...this.shown(data) } };
  }

  /** @param {string} id @param {Properties} props */
  async delete(id, props) {
    const api = await this.api(props.region);
    await api.delete(`${this.path}/${id}`);
  }
}

class ApiClientProvider extends CloudProvider {
  /** @override */
  schema() {
    return {
      type: "object",
      required: ["region", "name"],
      properties: {
        region: { type: "string", enum: ["us", "eu", "apjc"] },
        name: { type: "string", minLength: 1, maxLength: 255 },
        description: { type: "string", maxLength: 255, default: "" },
        enabled: { type: "boolean", default: true },
        preset: { type: "string", enum: ["casebook", "pivot-menu"] },
        scopes: { type: "array", items: { type: "string" } },
        grants: { type: "array", items: { type: "string" }, default: ["client-creds"] },
        redirects: { type: "array", items: { type: "string" }, default: [] },
        availability: { type: "string", enum: ["org", "user"], default: "org" },
      },
    };
  }

  /** @param {Properties} inputs */
  async create(inputs) {
    const api = await this.api(inputs.region);
    const fixed = { grants: inputs.grants, redirects: inputs.redirects, availability: inputs.availability };
    const { data } = await api.post(this.path, { ...this.changeable(inputs), ...fixed });
    return { id: data.id, outs: { ...inputs, ...this.shown(data), clientId: data.id, clientPassword: data.password } };
  }

  /** @override @param {Properties} inputs */
  changeable({ name, description, enabled, preset, scopes }) {
    /** @type {Properties} */
    const presets = { casebook: ["casebook", "private-intel", "inspect:read"], "pivot-menu": ["enrich:read", "response"] };
    return { name, description, "enabled?": enabled, scopes: scopes ?? presets[preset] };
  }

  /** @override @param {Properties} wire */
  shown(wire) {
    return { name: wire.name, description: wire.description, grantedScopes: wire.scopes, createdAt: wire["created-at"] };
  }
}

class SseTokenProvider extends CloudProvider {
  /** @override */
  schema() {
    return {
      type: "object",
      required: ["region", "name"],
      properties: {
        region: { type: "string", enum: ["us", "eu", "apjc"] },
        name: { type: "string", minLength: 1, maxLength: 255 },
        description: { type: "string", maxLength: 255, default: "" },
        devices: { type: "integer", minimum: 1, maximum: 100, default: 1 },
        hours: { type: "integer", default: 1 },
      },
    };
  }

  /** @param {Properties} inputs */
  async create(inputs) {
    const api = await this.api(inputs.region);
    const tokens = [];
    for (let item = 0; item < inputs.devices; item++) {
      const name = inputs.devices === 1 ? inputs.name : `${inputs.name}-${item + 1}`;
      const { data: device } = await api.post(this.path, { name, description: inputs.description });
      const { data: issued } = await api.post(`${this.path}/${device.id}/token`, { expires_in: inputs.hours * 3600 });
      tokens.push({ deviceId: device.id, value: issued.token, expiresAt: issued.expires_at });
    }
    return { id: tokens[0]?.deviceId ?? "", outs: { ...inputs, tokens, status: "Unregistered" } };
  }

  /** @override @param {Properties} inputs */
  changeable({ name, description }) {
    return { name, description };
  }

  /** @override @param {Properties} wire */
  shown({ status }) {
    return { status };
  }

  /** @override @param {string} _id @param {Properties} props */
  async delete(_id, props) {
    const api = await this.api(props.region);
    for (const { deviceId } of props.tokens) await api.delete(`${this.path}/${deviceId}`);
  }
}

class RegistrationProvider extends CloudProvider {
  /** @override */
  schema() {
    return {
      type: "object",
      required: ["region", "externalDeviceId"],
      properties: {
        region: { type: "string", enum: ["us", "eu", "apjc"] },
        method: { type: "string", default: "external" },
        externalDeviceId: { type: "string", minLength: 1 },
        description: { type: "string", maxLength: 255, default: "" },
      },
    };
  }

  /** @param {Properties} inputs */
  async create(inputs) {
    const api = await this.api(inputs.region);
    const id = inputs.externalDeviceId;
    const { data: there } = await api.get(`${this.path}/${id}`);
    if (there.status !== "Registered") throw new Error(`the device ${id} is ${there.status}`);
    const { data } = await api.patch(`${this.path}/${id}`, this.changeable(inputs));
    return { id, outs: { ...inputs, ...this.shown(data) } };
  }

  /** @override @param {Properties} inputs */
  changeable({ description }) {
    return { description };
  }

  /** @override @param {Properties} wire */
  shown({ name, type, version, status, description }) {
    return { deviceName: name, deviceType: type, version, status, description };
  }
}

class ModuleProvider extends CloudProvider {
  /** @param {string} path @param {string[]} inputs @param {string[]} replacing */
  constructor(path, inputs, replacing) {
    super(path, inputs, replacing);
    /** @type {Properties} answers by region */
    this.catalogue = {};
  }

  /** @override */
  schema() {
    return {
      type: "object",
      required: ["region", "name", "type", "deviceId"],
      properties: {
        region: { type: "string", enum: ["us", "eu", "apjc"] },
        name: { type: "string", minLength: 1, maxLength: 255 },
        type: { type: "string", enum: ["esa", "sma-email"] },
        deviceId: { type: "string" },
        requestTimeframeDays: { type: "integer", default: 30 },
        enabled: { type: "boolean", default: true },
        visibility: { type: "string", enum: ["org", "user"], default: "org" },
        verify: { type: "boolean", default: true },
      },
    };
  }

  /** @param {Properties} inputs */
  async create(inputs) {
    const api = await this.api(inputs.region);
    this.catalogue[inputs.region] ??= api.get("/iroh/iroh-int/module-type");
    const { data: types } = await this.catalogue[inputs.region];
    /** @type {Properties} */
    const titles = { esa: "Email Security Appliance", "sma-email": "Secure Email and Web Manager" };
    const type = types.find((/** @type {Properties} */ each) => each.title === titles[inputs.type]);
    const { data } = await api.post(this.path, {
      ...this.changeable(inputs),
      module_type_id: type.id,
      visibility: inputs.visibility,
    });
    return { id: data.id, outs: { ...inputs, ...this.shown(data), moduleTypeId: type.id } };
  }

  /** @override @param {Properties} inputs */
  changeable({ name, enabled, deviceId, requestTimeframeDays }) {
    return { name, enabled, settings: { "device-id": deviceId, "request-timeframe": requestTimeframeDays } };
  }

  /** @override @param {Properties} wire */
  shown({ name, enabled, created_at, updated_at }) {
    return { name, enabled, createdAt: created_at, updatedAt: updated_at };
  }
}

/** @type {Record<string, { provider: any, outputs: string[], secrets?: string[] }>} */
const kinds = {
  ApiClient: {
    provider: new ApiClientProvider(
      "/iroh/oauth2-clients/clients",
      ["region", "name", "description", "enabled", "preset", "scopes", "grants", "redirects", "availability"],
      ["region", "grants", "redirects", "availability"],
    ),
    outputs: ["clientId", "clientPassword", "grantedScopes", "createdAt"],
    secrets: ["clientPassword"],
  },
  SseToken: {
    provider: new SseTokenProvider(
      "/iroh/iroh-sse/device",
      ["region", "name", "description", "devices", "hours"],
      ["region", "devices", "hours"],
    ),
    outputs: ["tokens", "status"],
    secrets: ["tokens"],
  },
  DeviceRegistration: {
    provider: new RegistrationProvider(
      "/iroh/iroh-sse/device",
      ["region", "method", "externalDeviceId", "description"],
      ["region", "externalDeviceId"],
    ),
    outputs: ["deviceName", "deviceType", "version", "status"],
  },
  CtrModule: {
    provider: new ModuleProvider(
      "/iroh/iroh-int/module-instance",
      ["region", "name", "type", "deviceId", "requestTimeframeDays", "enabled", "visibility"],
      ["region", "type", "visibility"],
    ),
    outputs: ["moduleTypeId", "createdAt", "updatedAt"],
  },
};

class CloudResource extends pulumi.dynamic.Resource {
  /** @param {string} type @param {string} name @param {Properties} args */
  constructor(type, name, args) {
    const kind = kinds[type];
    if (kind === undefined) throw new Error(`there is no resource ${type}`);
    const { provider, outputs, secrets = [] } = kind;
    const unknown = Object.fromEntries(outputs.map((key) => [key, undefined]));
    super(provider, name, { ...unknown, name, ...args }, { additionalSecretOutputs: secrets }, "usual", type);
  }
}

exports.run = () => {
  declare((type, name, args) => new CloudResource(type, name, args));
};
