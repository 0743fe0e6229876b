"use strict";
/** Which process of a command this is: for what is preloaded into all of them. */
const processes = { provider: "cmd/dynamic-provider", program: "cmd/run" };
const script = process.argv[1] ?? "";

/** Undefined in a process that is neither. @type {string | undefined} */
exports.role = Object.entries(processes).find(([, path]) => script.includes(`@pulumi/pulumi/${path}`))?.[0];
