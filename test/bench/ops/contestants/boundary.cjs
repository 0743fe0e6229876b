"use strict";
/**
 * The least that stands between a program and a provider of its own: a custom resource with the inputs as they were written, an owner
 * and a constant provider text.
 */
const { CustomResource, getProject, getStack } = require("@pulumi/pulumi");
const { declare } = require("./mixes.cjs");

/** What is not known before it is made, and which of it is a secret. */
/** @type {Record<string, readonly string[]>} */
const secrets = { ApiClient: ["clientPassword"], SseToken: ["tokens"] };

class Bare extends CustomResource {
  /**
   * @param {string} provider the module that has it
   * @param {string} type
   * @param {string} name
   * @param {Record<string, unknown>} args
   */
  constructor(provider, type, name, args) {
    const secret = secrets[type] ?? [];
    super(
      `pulumi-nodejs:dynamic/bench:${type}`,
      name,
      {
        ...Object.fromEntries(secret.map((key) => [key, undefined])),
        ...args,
        owner: `${getProject()}/${getStack()}/${name}`,
        __provider: `exports.handler = () => require("${provider}").${type};`,
      },
      { additionalSecretOutputs: [...secret] },
    );
  }
}

/** @param {string} provider */
exports.run = (provider) => {
  declare((type, name, args) => new Bare(provider, type, name, args));
};
