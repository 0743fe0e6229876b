// Takes from published packages the schemas that examples/gitops and .github are held against:
//   node test/pipelines/schemas/extract.mjs FOLDER
// FOLDER holds, unpacked side by side, the PyPI wheels check-jsonschema (check_jsonschema/) and kubernetes-validate
// (kubernetes_validate/), and the npm package @pulumi/pulumiservice (package/). README.md names versions and licences.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** @typedef {{ [key: string]: unknown }} Schema */

/** Those tasks of Azure's that the example uses: the whole schema is 1.6 MB. */
const azureTasks = ["AzureKeyVault@2", "PublishTestResults@2"];
const pulumiServiceArgs = ["DeploymentSettings", "DriftSchedule"];

const prose = new Set([
  "description",
  "markdownDescription",
  "$comment",
  "examples",
  "deprecationMessage",
  "title",
  "doNotSuggest",
]);

/**
 * A schema without its prose. What is a map of names keeps all of them: a property may be called `description`.
 * @param {unknown} value
 * @param {boolean} [names]
 * @returns {unknown}
 */
function withoutProse(value, names = false) {
  if (Array.isArray(value)) return value.map((each) => withoutProse(each));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => names || !prose.has(key));
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, withoutProse(inner, !names && /^(properties|patternProperties|definitions)$/.test(key))]),
  );
}

/** @param {string} file @returns {Schema} */
function readSchema(file) {
  /** @type {unknown} */
  const parsed = JSON.parse(readFileSync(file, "utf8"));
  return /** @type {Schema} */ (parsed);
}

/**
 * @param {Schema} schema
 * @returns {Schema}
 */
function onlyTasksInUse(schema) {
  const { definitions } = /** @type {{ definitions: { task: { properties: { task: Schema }, anyOf: Schema[] } } }} */ (schema);
  const inUse = (/** @type {unknown} */ branch) =>
    azureTasks.some((task) => JSON.stringify(branch).includes(`${task}"`) || JSON.stringify(branch).includes(`${task}$"`));
  const { task } = definitions;
  task.anyOf = task.anyOf.filter(inUse);
  task.properties.task = { enum: azureTasks };
  if (task.anyOf.length !== azureTasks.length)
    throw new Error(`the schema knows ${task.anyOf.length} of ${azureTasks.join(", ")}`);
  return schema;
}

/**
 * A kind with the definitions it refers to.
 * @param {string} folder
 * @param {string} kind
 * @returns {Schema}
 */
function kubernetesKind(folder, kind) {
  const { $defs: all } = /** @type {{ $defs: Record<string, unknown> }} */ (readSchema(path.join(folder, "_definitions.json")));
  const text = (/** @type {unknown} */ schema) =>
    JSON.stringify(withoutProse(schema)).replaceAll(/"(?:\/api\/)?(?:_definitions\.json)?#\/\$defs\//g, '"#/$defs/');
  const referred = (/** @type {string} */ json) => [...json.matchAll(/"#\/\$defs\/([^"]+)"/g)].map(([, name = ""]) => name);
  const whole = text(readSchema(path.join(folder, `${kind}.json`)));
  /** @type {Record<string, unknown>} */
  const $defs = {};
  for (let open = referred(whole); open.length > 0;) {
    const name = open.pop() ?? "";
    if (name in $defs) continue;
    const found = text(all[name]);
    $defs[name] = JSON.parse(found);
    open = open.concat(referred(found));
  }
  /** @type {unknown} */
  const parsed = JSON.parse(whole);
  return { .../** @type {Schema} */ (parsed), $defs };
}

/** The arguments of a resource of Pulumi Cloud, whose package has no schema but its types. */
class TypesAsSchema {
  /** @type {Map<string, ts.InterfaceDeclaration>} */
  #interfaces = new Map();
  /** @type {Record<string, Schema>} */
  definitions = {};

  /** @param {string[]} files */
  constructor(files) {
    for (const file of files) {
      const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
      const visit = (/** @type {ts.Node} */ node) => {
        if (ts.isInterfaceDeclaration(node)) this.#interfaces.set(node.name.text, node);
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  }

  /** @param {string} name @returns {Schema} */
  refer(name) {
    const found = this.#interfaces.get(name);
    if (found === undefined) throw new Error(`the package has no ${name}`);
    if (!(name in this.definitions)) {
      this.definitions[name] = {};
      const members = found.members.filter(ts.isPropertySignature);
      this.definitions[name] = {
        type: "object",
        additionalProperties: false,
        required: members.filter(({ questionToken }) => questionToken === undefined).map((member) => member.name.getText()),
        properties: Object.fromEntries(members.map((member) => [member.name.getText(), this.#of(member.type)])),
      };
    }
    return { $ref: `#/definitions/${name}` };
  }

  /** @param {ts.TypeNode | undefined} type @returns {Schema} */
  #of(type) {
    if (type === undefined) throw new Error("a property has no type");
    if (ts.isArrayTypeNode(type)) return { type: "array", items: this.#of(type.elementType) };
    if (ts.isUnionTypeNode(type)) {
      const [only, ...others] = type.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
      return others.length === 0 ? this.#of(only) : { anyOf: [only, ...others].map((each) => this.#of(each)) };
    }
    if (ts.isTypeLiteralNode(type)) {
      const index = type.members.find(ts.isIndexSignatureDeclaration);
      return { type: "object", additionalProperties: this.#of(index?.type) };
    }
    if (ts.isTypeReferenceNode(type)) {
      const name = type.typeName.getText();
      return name === "pulumi.Input" ? this.#of(type.typeArguments?.[0]) : this.refer(name.replace("inputs.", ""));
    }
    return { type: type.getText() };
  }
}

/** @param {string} folder */
function pulumiService(folder) {
  const files = [
    path.join(folder, "types", "input.d.ts"),
    ...pulumiServiceArgs.map((name) => path.join(folder, `${lowerFirst(name)}.d.ts`)),
  ];
  const types = new TypesAsSchema(files);
  /** @type {[string, Schema][]} */
  const resources = pulumiServiceArgs.map((name) => [`pulumiservice:${name}`, types.refer(`${name}Args`)]);
  return { properties: Object.fromEntries(resources), definitions: types.definitions };
}

/** @param {string} name */
const lowerFirst = (name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

/** @param {string} name @param {unknown} schema */
function write(name, schema) {
  writeFileSync(path.join(import.meta.dirname, `${name}.json`), `${JSON.stringify(schema)}\n`);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node test/pipelines/schemas/extract.mjs FOLDER");
  process.exit(2);
}
const vendored = path.join(folder, "check_jsonschema", "builtin_schemas", "vendor");
const vendoredWhole = ["github-workflows", "github-issue-forms", "github-issue-config", "dependabot", "gitlab-ci"];
for (const name of vendoredWhole) write(name, withoutProse(readSchema(path.join(vendored, `${name}.json`))));
write("azure-pipelines", withoutProse(onlyTasksInUse(readSchema(path.join(vendored, "azure-pipelines.json")))));
const kubernetes = path.join(folder, "kubernetes_validate", "kubernetes-json-schema");
const newest =
  readdirSync(kubernetes)
    .filter((name) => name.endsWith("-local-strict"))
    .sort()
    .at(-1) ?? "";
write("kubernetes-cronjob", kubernetesKind(path.join(kubernetes, newest), "cronjob-batch-v1"));
write("pulumiservice", pulumiService(path.join(folder, "package")));
