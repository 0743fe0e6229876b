"use strict";
/** The program with the packed package, as its users write it. */
const { ApiClient, CtrModule, DeviceRegistration, SseToken } = require("pulumi-cisco-ctr");
const { declare } = require("./mixes.cjs");

const classes = { ApiClient, CtrModule, DeviceRegistration, SseToken };

declare((type, name, args) => {
  const Resource = /** @type {new (name: string, args: object) => import("@pulumi/pulumi").CustomResource} */ (
    classes[/** @type {keyof typeof classes} */ (type)]
  );
  return new Resource(name, args);
});
