"use strict";
/** The program with the packed package, as its users write it. */
const { declare } = require("./mixes.cjs");

/** Not where it is required: types are checked also before the package is built. */
const name = "pulumi-cisco-ctr";
/** @type {unknown} */
const loaded = require(name);
const classes = /** @type {Record<string, new (name: string, args: object) => import("@pulumi/pulumi").CustomResource>} */ (
  loaded
);

exports.run = () => {
  declare((type, name, args) => {
    const Resource = classes[type];
    if (Resource === undefined) throw new Error(`there is no resource ${type}`);
    return new Resource(name, args);
  });
};
