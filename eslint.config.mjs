import prettier from "eslint-config-prettier";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

/** The rooms of provider/, in the order in which they build on each other, each with what it may import besides itself. */
const clients = ["clients/http", "clients/cloud", "clients/appliance", "clients/fmc"];
const core = ["base", "generated", ...clients, "lifecycle", "resources", "functions", "core"];
const rooms = {
  base: [],
  generated: [],
  "clients/http": ["base"],
  "clients/cloud": ["base", "clients/http", "generated"],
  "clients/appliance": ["base", "generated"],
  "clients/fmc": ["base", "clients/http", "clients/cloud/regions.ts", "generated"],
  lifecycle: ["base", ...clients, "generated"],
  resources: ["base", ...clients, "lifecycle", "generated"],
  functions: ["base", ...clients, "lifecycle", "resources", "generated"],
  core: core.filter((room) => room !== "core"),
  pulumi: core,
  dynamic: [...core, "pulumi"],
};

/** What each folder of the emulator may import beside itself; `index.ts` puts them together. The three services know nothing of each other. */
const emulatorRooms = {
  ground: [],
  faults: ["ground"],
  http: ["ground", "faults"],
  appliance: ["ground", "faults"],
  cloud: ["ground", "faults", "http"],
  fmc: ["ground", "faults", "http"],
  relay: ["ground", "http"],
  world: ["ground", "faults", "appliance", "cloud", "fmc"],
  admin: ["ground", "faults", "http", "appliance", "cloud", "fmc", "world"],
  calls: ["ground", "cloud", "fmc"],
};

/** What each folder of the command may import beside itself and the files of cli/ itself; `commands/` puts them together. */
/** @type {Record<string, string[]>} */
const cliRooms = {
  terminal: [],
  states: [],
  drift: ["states"],
  reports: ["drift", "map", "states", "terminal"],
  map: ["drift", "reports", "states"],
  list: ["terminal"],
  observe: ["terminal"],
  quota: ["terminal"],
  doctor: ["terminal"],
  contract: ["terminal"],
  completion: [],
  emulator: [],
};

/** Imports point one way; the emulator stands alone: a house rule in CONTRIBUTING.md. */
const zones = [
  ...Object.entries(rooms).map(([room, others]) => ({
    target: `./provider/${room}`,
    from: "./provider",
    except: [room, ...others].map((allowed) => `./${allowed}`),
    message: `provider/${room} may import only ${others.join(", ") || "itself"}`,
  })),
  {
    target: "./provider",
    from: ["./emulator", "./cli", "./test", "./tools"],
    message: "the provider imports neither the emulator nor the command",
  },
  {
    target: "./cli",
    from: ["./provider/dynamic", "./provider/index.ts", "./test", "./tools"],
    message: "the command is a front end of its own: it takes the core and the emulator",
  },
  {
    target: "./cli/!(commands|emulator)/**",
    from: "./emulator",
    message: "the emulator belongs to its own command, which loads it when it runs",
  },
  {
    target: "./cli/commands/!(emulator).ts",
    from: "./emulator",
    message: "the emulator belongs to its own command, which loads it when it runs",
  },
  ...Object.entries(cliRooms).map(([room, others]) => ({
    target: `./cli/${room}`,
    from: Object.keys(cliRooms)
      .concat("commands")
      .filter((each) => each !== room && !others.includes(each))
      .map((each) => `./cli/${each}`),
    message: `cli/${room} may import only ${[room, ...others].join(", ")}`,
  })),
  {
    target: "./emulator",
    from: ["./provider", "./cli", "./test", "./tools"],
    message: "the emulator is an independent reading of the contracts",
  },
  ...Object.entries(emulatorRooms).map(([room, below]) => ({
    target: `./emulator/${room}`,
    from: "./emulator",
    except: [room, ...below].map((allowed) => `./${allowed}`),
    message: `emulator/${room} may import only ${[room, ...below].join(", ")}`,
  })),
];

export default defineConfig(
  {
    ignores: [
      "dist/",
      "node_modules/",
      "coverage/",
      "site/",
      "examples/*/node_modules/",
      "provider/generated/",
      "provider/dynamic/generated/",
      "cli/generated/",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones }],
      "import-x/no-cycle": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-console": "error",
    },
  },
  {
    files: ["provider/**", "cli/**"],
    rules: {
      // What costs time is loaded by `require` where it is used: the package is CommonJS, and an import() there fails under jest.
      "@typescript-eslint/no-require-imports": "off",
      "no-restricted-syntax": [
        "error",
        { selector: "ImportExpression", message: "use require(): import() fails under jest and Yarn PnP" },
      ],
    },
  },
  {
    files: core.map((room) => `provider/${room}/**`),
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@pulumi/*"], message: "the core knows no front end: see CONTRIBUTING.md" }] },
      ],
    },
  },
  {
    files: core.map((room) => `provider/${room}/**`),
    rules: {
      "no-restricted-syntax": [
        "error",
        ...["Literal[value=/\\bpulumi\\b(?!-)/i]", "TemplateElement[value.raw=/\\bpulumi\\b(?!-)/i]"].map((selector) => ({
          selector,
          message: "the core does not know which tool is in use: say it with commandWord (base/sentence.ts)",
        })),
        { selector: "ImportExpression", message: "use require(): import() fails under jest and Yarn PnP" },
      ],
    },
  },
  {
    files: ["emulator/**"],
    rules: {
      "@typescript-eslint/naming-convention": [
        "error",
        { selector: "variable", modifiers: ["const", "global"], format: ["camelCase"] },
      ],
    },
  },
  {
    files: ["test/**/*.test.ts"],
    rules: {
      "max-lines": ["error", 400],
      "no-restricted-imports": ["error", { name: "@jest/globals", importNames: ["it"], message: "one style: test()" }],
    },
  },
  { files: ["cli/**", "tools/**", "test/bench/**", "test/matrix/**", "test/pipelines/**"], rules: { "no-console": "off" } },
  // What a constant text or a preload names is CommonJS, as is the process that loads it.
  { files: ["test/bench/{ops,profile}/**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  prettier,
);
