import prettier from "eslint-config-prettier";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const core = ["base", "clients", "lifecycle", "resources", "functions"];

/** base <- clients <- lifecycle <- resources <- runtime <- cli; the emulator stands alone: a house rule in CONTRIBUTING.md. */
const zones = [
  ...core.map((layer, depth) => ({
    target: `./provider/${layer}`,
    from: "./provider",
    except: [...core.slice(0, depth + 1), "generated"].map((allowed) => `./${allowed}`),
    message: `provider/${layer} may import only ${core.slice(0, depth + 1).join(", ")} and generated types`,
  })),
  ...core.map((layer) => ({
    target: `./provider/${layer}`,
    from: "./provider/generated/classes.ts",
    message: "the generated classes are the dynamic front end's: the core takes schemas and types only",
  })),
  {
    target: "./provider",
    from: ["./emulator", "./cli", "./test", "./tools"],
    message: "the provider imports neither the emulator nor the command",
  },
  {
    target: "./emulator",
    from: ["./provider", "./cli", "./test", "./tools"],
    message: "the emulator is an independent reading of the contracts",
  },
];

export default defineConfig(
  { ignores: ["dist/", "node_modules/", "coverage/", "examples/*/node_modules/", "provider/generated/"] },
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
    files: ["provider/**"],
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
    files: core.map((layer) => `provider/${layer}/**`),
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@pulumi/*"], message: "the core knows no front end: see CONTRIBUTING.md" }] },
      ],
    },
  },
  { files: ["cli/**", "tools/**", "test/bench/**"], rules: { "no-console": "off" } },
  prettier,
);
