/** What `npm run unused` and `npm test` hold against: no file, export or dependency that nobody uses. */

/** @type {import("knip").KnipConfig} */
export default {
  // What Pulumi, jest or a person starts by its path; the rest is found from package.json and its scripts.
  entry: [
    "provider/dynamic/runtime.ts",
    "cli/emulator/child.ts",
    "examples/*/index.ts",
    "test/{chaos,checkpoints,drift-agrees,options}/{main.ts,run.mjs}",
    "test/bench/scale/main.ts",
    "test/matrix/check.mjs",
    "test/bench/{ops/loaded-files.cjs,ops/contestants/*.cjs,profile/sampler.cjs}",
    "test/mutation/stryker.config.mjs",
    "test/pipelines/schemas/extract.mjs",
    "test/pipelines/stand-ins/*.mjs",
    "test/support/heap-probe.cjs",
    "test/unit/cli/reports/facts/take.mjs",
    "tools/*.mjs",
  ],
  // A type may have a name for what it is part of, also where nobody imports it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreDependencies: [
    // Pulumi's own: a test speaks to its provider process with what that process has loaded.
    "@grpc/grpc-js",
    "google-protobuf",
    // Comes with @changesets/cli: .changeset/config.json names its schema.
    "@changesets/config",
    // The link by which Pulumi finds the provider of this checkout.
    "pulumi-cisco-ctr",
  ],
  // Of every Unix.
  ignoreBinaries: ["mkfifo"],
  compilers: { ts: withImportsOfWhatIsLoadedLate },
};

/**
 * knip does not follow `require("./x") as typeof x`; it does when each name that is taken from there is imported.
 * @param {string} text
 */
function withImportsOfWhatIsLoadedLate(text) {
  /** @type {string[]} */
  const imports = [];
  const loaded = /require\(("\.[^"]+")\) as typeof (?:\w+|import\("[^"]+"\))/.source;
  /**
   * @param {string} from
   * @param {string} names
   */
  const importing = (from, names) => {
    imports.push(`import { ${names} } from ${from};`);
    return "undefined";
  };
  const rest = text
    .replace(new RegExp(`\\(${loaded}\\)\\.(\\w+)`, "g"), (_, /** @type {string} */ from, /** @type {string} */ name) =>
      importing(from, name),
    )
    .replace(new RegExp(`const \\{([^}]+)\\} = ${loaded}`, "g"), (_, /** @type {string} */ names, /** @type {string} */ from) =>
      importing(from, names),
    );
  return [rest, ...imports].join("\n");
}
