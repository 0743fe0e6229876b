// Devices with their modules, as stacks would have marked them, and those stacks' checkpoints. The devices are registered by others, and
// the states are what the core reads of them: a refresh asks the cloud alone, so how they came to be makes no difference to it.
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "../../tools/progress.mjs";

/** @typedef {{ kind: "DeviceRegistration" | "CtrModule", name: string, id: string }} Made */
/** @typedef {import("../../tools/emulator-process.mjs").StartLine} StartLine */

/** The world of one region, as somebody sees it who may do everything. */
export class World {
  /** @param {string} admin @param {string} url @param {string} token */
  constructor(admin, url, token) {
    this.admin = admin;
    this.url = url;
    this.token = token;
  }

  /** @param {StartLine} emulator */
  static async open({ admin, regions }) {
    const { us } = regions;
    if (us === undefined) throw new Error("the emulator has no region us");
    const basic = Buffer.from(`${us.clientId}:${us.clientPassword}`).toString("base64");
    const answer = await fetch(`${us.url}/iroh/oauth2/token`, {
      method: "POST",
      body: "grant_type=client_credentials",
      headers: { Authorization: `Basic ${basic}`, "Content-Type": "application/x-www-form-urlencoded" },
    });
    /** @type {unknown} */
    const login = await answer.json();
    return new World(admin, us.url, /** @type {{ access_token: string }} */ (login).access_token);
  }

  /**
   * @param {string} address
   * @param {object} body
   * @returns {Promise<string>} the id of what was made
   */
  async #make(address, body) {
    const headers = { Authorization: `Bearer ${this.token}`, "Content-Type": "application/json" };
    const answer = await fetch(address, { method: "POST", body: JSON.stringify(body), headers });
    if (!answer.ok) throw new Error(`${address} -> ${answer.status} ${await answer.text()}`);
    /** @type {unknown} */
    const made = await answer.json();
    return /** @type {{ id: string }} */ (made).id;
  }

  /** @param {string} title */
  async moduleType(title) {
    const headers = { Authorization: `Bearer ${this.token}` };
    const answer = await fetch(`${this.url}/iroh/iroh-int/module-type?limit=100`, { headers });
    /** @type {unknown} */
    const types = await answer.json();
    const found = /** @type {{ id: string, title: string }[]} */ (types).find((each) => each.title === title);
    if (found === undefined) throw new Error(`there is no module type "${title}"`);
    return found.id;
  }

  /**
   * Registered appliances of a stack, each with its module.
   * @param {string} stack such as `project/dev`
   * @param {number} count
   * @param {string} moduleType
   * @returns {Promise<Made[]>}
   */
  async registered(stack, count, moduleType) {
    /** @type {Made[]} */
    const made = [];
    for (let index = 0; index < count; index++) {
      const [box, module] = [`box${index}`, `module${index}`];
      const host = `${box}.${stack.replace("/", ".")}.example.com`;
      const entry = { name: host, description: mark("DeviceRegistration", `${stack}/${box}`) };
      const id = await this.#make(`${this.url}/iroh/iroh-sse/device`, entry);
      await this.#make(`${this.admin}/tenants/us/devices`, { id, name: host, type: "ESA" });
      const moduleId = await this.#make(`${this.url}/iroh/iroh-int/module-instance`, {
        ...{ name: module, module_type_id: moduleType, visibility: "org" },
        external_references: [{ label: "pulumi-cisco-ctr", external_id: mark("CtrModule", `${stack}/${module}`) }],
        settings: { "device-id": id, "request-timeframe": 30 },
      });
      made.push({ kind: "DeviceRegistration", name: box, id }, { kind: "CtrModule", name: module, id: moduleId });
    }
    return made;
  }
}

/** @param {string} kind @param {string} owner */
const mark = (kind, owner) => `[ciscoctr:${kind} ${owner} #0123456789ab]`;

/** @param {NodeJS.ProcessEnv} env */
function lifecyclesOf(env) {
  const require = createRequire(import.meta.url);
  /** @param {string} file @returns {unknown} */
  const built = (file) => require(path.join(root, "dist", "provider", file));
  const { compose } = /** @type {typeof import("../../provider/core/compose.js")} */ (built("core/compose"));
  const { systemClock } = /** @type {typeof import("../../provider/base/clock.js")} */ (built("base/clock"));
  const { pulumiWording } = /** @type {typeof import("../../provider/pulumi/wording.js")} */ (built("pulumi/wording"));
  const host = { env, clock: systemClock, signal: new AbortController().signal, say: () => undefined };
  return compose(host, pulumiWording).lifecycles;
}

/**
 * What `pulumi stack export` would print of a stack with these resources.
 * @param {NodeJS.ProcessEnv} env credentials of the region
 * @param {{ project: string, stack: string }} which
 * @param {readonly Made[]} made
 * @param {object} secretsProvider
 */
export async function checkpointOf(env, { project, stack }, made, secretsProvider) {
  const lifecycles = lifecyclesOf(env);
  /** @param {string} type @param {string} logicalName */
  const urn = (type, logicalName) => `urn:pulumi:${stack}::${project}::${type}::${logicalName}`;
  const parent = urn("pulumi:pulumi:Stack", `${project}-${stack}`);
  const provider = { urn: urn("pulumi:providers:pulumi-nodejs", "default"), id: "e0f5d1a2-0000-4000-8000-000000000000" };
  const resources = await Promise.all(
    made.map(async ({ kind, name, id }) => {
      const found = await lifecycles[kind].read(id, {}, { region: "us", owner: `${project}/${stack}/${name}` });
      const text = { __provider: `exports.handler = () => require("pulumi-cisco-ctr/runtime").${kind};` };
      const type = `pulumi-nodejs:dynamic/ciscoctr:${kind}`;
      return {
        ...{ urn: urn(type, name), custom: true, id, type, parent, provider: `${provider.urn}::${provider.id}` },
        ...{ inputs: { ...found?.inputs, ...text }, outputs: { ...found?.outs, ...text } },
      };
    }),
  );
  const deployment = {
    manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" },
    secrets_providers: secretsProvider,
    resources: [
      { urn: parent, custom: false, type: "pulumi:pulumi:Stack" },
      { ...provider, custom: true, type: "pulumi:providers:pulumi-nodejs", inputs: {}, outputs: {} },
      ...resources,
    ],
  };
  return JSON.stringify({ version: 3, deployment });
}
