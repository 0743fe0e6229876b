/** Type-checks programs against the installed package: every export by its name, and the program that the other cells run. */
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { CellFailure } from "./life.mjs";
import { execute } from "./processes.mjs";
import { programs } from "./programs.mjs";

/** @typedef {import("./cell.mjs").Bench} Bench */
/** @typedef {{ name: string, file: string, options: Record<string, string>, notIn?: readonly string[], flags?: Record<string, Record<string, string>> }} Modules */

/** @typedef {{ sdk: string, typescript: string, modules: string, libraries: string }} Verdict libraries: whether skipLibCheck was needed, and why */

/** How programs say what their modules are. */
/** @type {readonly Modules[]} */
const kinds = [
  {
    name: "commonjs",
    file: "commonjs.ts",
    options: { module: "commonjs", moduleResolution: "node10" },
    // It warns of what TypeScript 7 has no longer.
    flags: { 6: { ignoreDeprecations: "6.0" } },
    notIn: ["7"],
  },
  { name: "node16", file: "node16.ts", options: { module: "node16", moduleResolution: "node16" } },
  { name: "nodenext", file: "nodenext.mts", options: { module: "nodenext", moduleResolution: "nodenext" } },
  { name: "bundler", file: "bundler.ts", options: { module: "esnext", moduleResolution: "bundler" } },
];

/**
 * @param {Bench} bench with an installed project
 * @param {string} version of cells.json
 * @param {string} name of the modules
 * @returns {Promise<Verdict | undefined>} undefined: this compiler has no such modules
 */
export async function check(bench, version, name) {
  const how = kinds.find((each) => each.name === name);
  if (how === undefined) throw new Error(`There are no modules "${name}".`);
  if (how.notIn?.includes(version)) return undefined;
  const everything = await findings(bench, version, how, false);
  const modules = [name, ...Object.keys(how.flags?.[version] ?? {})].join(", ");
  const verdict = { sdk: bench.cell.sdk, typescript: bench.run.toolbox.find(`TypeScript ${version}`).version, modules };
  if (everything.length === 0) return { ...verdict, libraries: "checked" };
  const others = [...new Set(everything.map((line) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(line)?.[1] ?? "the program"))];
  const rest = await findings(bench, version, how, true);
  if (rest.length > 0 || others.some((each) => ["pulumi-cisco-ctr", "the program"].includes(each)))
    throw new CellFailure(`TypeScript ${version} with modules ${name} finds:\n${[...rest, ...everything].join("\n")}`);
  return { ...verdict, libraries: `skipped: errors in ${others.join(", ")}` };
}

/**
 * @param {Bench} bench
 * @param {string} version
 * @param {Modules} how
 * @param {boolean} skipLibCheck
 * @returns {Promise<string[]>} what the compiler finds, a line each
 */
async function findings({ folder, run, where }, version, { name, file, options, flags }, skipLibCheck) {
  fs.writeFileSync(path.join(folder, file), typesProgram(folder, name === "nodenext"));
  const config = path.join(folder, `tsconfig.${name}.json`);
  const compilerOptions = {
    target: "es2022",
    strict: true,
    noEmit: true,
    types: ["node"],
    skipLibCheck,
    ...options,
    ...flags?.[version],
  };
  fs.writeFileSync(config, JSON.stringify({ compilerOptions, files: [file] }));
  const compiler = run.toolbox.find(`TypeScript ${version}`).file;
  const { code, text } = await execute(["node", compiler, "--project", config, "--pretty", "false"], where);
  if (code === 0) return [];
  const lines = text.split("\n").filter((line) => /\berror TS\d+/u.test(line));
  return lines.length > 0 ? lines : [`tsc ends with ${code}: ${text}`];
}

/**
 * @param {string} folder
 * @param {boolean} esm
 */
function typesProgram(folder, esm) {
  const uses = exportsIn(folder).map(({ name, isValue, parameters }, index) => {
    if (isValue) return `void ctr.${name};`;
    const given = parameters === 0 ? "" : `<${Array.from({ length: parameters }, () => "{ a: string[] }").join(", ")}>`;
    return `export type Use${index} = ctr.${name}${given};`;
  });
  return `${programs[esm ? "ts esm" : "ts"]}\nimport * as ctr from "pulumi-cisco-ctr";\n${uses.join("\n")}\n`;
}

/**
 * What the installed package exports, read with this checkout's compiler.
 * @param {string} folder
 */
function exportsIn(folder) {
  const file = path.join(folder, "node_modules", "pulumi-cisco-ctr", "dist", "provider", "index.d.ts");
  const program = ts.createProgram([file], {
    moduleResolution: ts.ModuleResolutionKind.Node16,
    module: ts.ModuleKind.Node16,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (symbol === undefined) throw new Error(`${file} exports nothing`);
  return checker.getExportsOfModule(symbol).map((each) => {
    const target = each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each;
    const declared = /** @type {{ typeParameters?: unknown[] }} */ (/** @type {unknown} */ (target.declarations?.[0]));
    return {
      name: each.name,
      isValue: (target.flags & ts.SymbolFlags.Value) !== 0,
      parameters: declared.typeParameters?.length ?? 0,
    };
  });
}
