"use strict";
/** A provider whose methods do nothing. It answers what any provider has to: an id, the inputs, and what a program needs of the object. */
const { randomBytes, randomUUID } = require("node:crypto");

/** @typedef {Record<string, unknown>} Properties */

/** As long as the API's. */
const password = () => randomBytes(27).toString("hex");
const token = () => randomBytes(16).toString("hex");

/** @type {Record<string, (inputs: Properties) => Properties>} */
const given = {
  ApiClient: () => ({ clientPassword: password() }),
  SseToken: ({ devices = 1 }) => ({
    tokens: Array.from({ length: Number(devices) }, () => ({
      deviceId: randomUUID(),
      value: token(),
      expiresAt: new Date().toISOString(),
    })),
  }),
  DeviceRegistration: () => ({}),
  CtrModule: () => ({}),
};

/** @param {(inputs: Properties) => Properties} outputs */
const providerOf = (outputs) => ({
  /** @param {Properties} _olds @param {Properties} inputs */
  check: (_olds, inputs) => Promise.resolve({ inputs, failures: [] }),
  /** The engine compares the inputs; that a region cannot be changed it cannot know. */
  /** @param {string} _id @param {Properties} olds @param {Properties} news */
  diff: (_id, olds, news) =>
    Promise.resolve({ replaces: olds["region"] === news["region"] ? [] : ["region"], deleteBeforeReplace: true }),
  /** @param {Properties} inputs */
  create: (inputs) => Promise.resolve({ id: randomUUID(), outs: { ...inputs, ...outputs(inputs) } }),
  /** @param {string} id @param {Properties} props */
  read: (id, props) => Promise.resolve({ id, props }),
  /** @param {string} _id @param {Properties} olds @param {Properties} news */
  update: (_id, olds, news) => Promise.resolve({ outs: { ...olds, ...news } }),
  delete: () => Promise.resolve(),
});

/** By the type of the resource. */
module.exports = Object.fromEntries(Object.entries(given).map(([type, outputs]) => [type, providerOf(outputs)]));
