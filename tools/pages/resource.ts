import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { schemas, type ResourceName } from "../../provider/generated/schemas";
import type { OnChange, Schema } from "../../provider/lifecycle/keywords";
import { rotates } from "../../provider/lifecycle/replacement";
import { resources } from "../../provider/resources";
import { code, oneFolderDown, program, table, writtenFrom } from "./markdown";
import { messagesOf, messageTable } from "./messages";
import { sectionsOf, textKinds, typeWords, type Part, type Section, type Shape } from "./shapes";

const root = join(__dirname, "..", "..");

/** What a new value of an input does. */
export const changes: Readonly<Record<Exclude<OnChange, "nested">, string>> = {
  replace: "The object is deleted, then a new one is made.",
  rotate: "A new object is made, then the old one is deleted.",
  update: "The object is changed in place, with calls to the API.",
  record: "The value is stored without any call, and used from then on.",
  ignore: "Nothing. The input counts only when the object is made; no difference is shown.",
};

export const schemaOf = (name: ResourceName): Shape => schemas[name] as Shape;

const outputsOf = ({ definitions = {} }: Shape): Shape => definitions["outputs"] ?? {};

const isObject = ({ properties }: Shape): boolean => properties !== undefined;

const sectionsIn = (part: Shape, { definitions = {} }: Shape): Section[] => sectionsOf(part, definitions, isObject);

/** The inputs of a resource, those of its objects too. */
export const inputsOf = (schema: Shape): Part[] => sectionsIn(schema, schema)[0]?.parts ?? [];

/** What a resource keeps secret whole, among its inputs and outputs. */
export function secretsOf(name: ResourceName): string[] {
  const schema = schemaOf(name);
  const parts = [schema, outputsOf(schema)].flatMap((each) => sectionsIn(each, schema)[0]?.parts ?? []);
  return parts.filter(({ shape }) => shape["x-secret"]).map(({ path }) => path);
}

/** A type in a resource's table. */
export const typeOf = ({ shape }: Part, { definitions = {} }: Shape): string =>
  typeWords(shape, definitions, (name) => (isObject(definitions[name] ?? {}) ? undefined : name));

function defaultOf({ shape, required }: Part): string {
  if (required) return "required";
  if (shape["x-default"] === "logical-name") return "the resource's name";
  return shape.default === undefined ? "none" : code(JSON.stringify(shape.default));
}

/** The word for the change of an input; of an object its parts have their own. */
export const changeOf = ({ shape }: Part): string => (shape["x-on-change"] ?? "").replace("nested", "by part");

const meaningOf = ({ shape }: Part): string => `${shape.description ?? ""}${shape["x-secret"] ? " **Secret.**" : ""}`;

/** What may be absent has a question mark behind it. */
export const optional = ({ path, required }: Pick<Part, "path" | "required">): string => code(required ? path : `${path}?`);

/** What stands below an input or output in a table of its own. */
const objects = (sections: readonly Section[], schema: Shape): string =>
  sections
    .map(({ path, parts }) => {
      const rows = parts.map((part) => [optional(part), typeOf(part, schema), meaningOf(part)]);
      return `\nIn \`${path}\`:\n\n${table(["Property", "Type", "Meaning"], rows)}`;
    })
    .join("");

function inputs(schema: Shape): string {
  const [{ parts } = { parts: [] }, ...below] = sectionsIn(schema, schema);
  const rows = parts.map((part) => [code(part.path), typeOf(part, schema), defaultOf(part), changeOf(part), meaningOf(part)]);
  const kinds = textKinds(parts, schema.definitions ?? {}).map(([name, description]) => `- **${name}**: ${description}\n`);
  return `## Inputs

${table(["Input", "Type", "Default", "On change", "Meaning"], rows)}${objects(below, schema)}
${kinds.join("")}`;
}

function outputs(schema: Shape): string {
  const [{ parts } = { parts: [] }, ...below] = sectionsIn(outputsOf(schema), schema);
  const rows = parts.map((part) => [optional(part), typeOf(part, schema), meaningOf(part)]);
  return `${outputTable(rows)}${objects(below, schema)}`;
}

/** @param rows name, type and meaning */
export const outputTable = (rows: readonly (readonly string[])[]): string => `## Outputs

Every input is an output too, with its default. A \`?\` marks what may be absent.

${table(["Output", "Type", "Meaning"], rows)}`;

/** What an API client needs for some of them, in a sentence. @param whom for whom, where that is not the page's own resource */
export function scopes(needed: readonly string[], whom = ""): string {
  const sentence =
    needed.length === 0
      ? "None: it asks nothing of the cloud, and needs no API client."
      : `The API client of its region needs${whom} ${needed.map(code).join(", ")}. A wider [scope](../installation-configuration.md#scopes) covers them.`;
  return `## Scopes\n\n${sentence}\n`;
}

function whatAChangeDoes(name: ResourceName, schema: Shape): string {
  const parts = inputsOf(schema);
  const rows = Object.entries(changes).flatMap(([word, meaning]) => {
    const inputs = parts.filter(({ shape }) => shape["x-on-change"] === word).map(({ path }) => code(path));
    return inputs.length === 0 ? [] : [[word, meaning, inputs.join(", ")]];
  });
  const both = rotates(schemas[name] as Schema) ? "Where inputs of both words change together, it is deleted first.\n\n" : "";
  return `## What a change does

${table(["On change", "What happens", "Inputs"], rows)}
${both}What else is replaced with it, and when: [a region move](../behaviour.md#a-region-move).
`;
}

/** The prose that only this page has, which begins with what there is instead of an import. */
function notes(name: string): string {
  const file = join(root, "docs", "notes", `${name}.md`);
  const text = existsSync(file) ? readFileSync(file, "utf8").replace(/^<!--.*?-->\n+/s, "") : "";
  return `## Import and adoption

\`pulumi import\` does not work: Pulumi has no import for this kind of provider.
${text}`;
}

/** What a page says of messages. @param before begins the sentence on where the others are */
export function messages(name: ResourceName | "ApplianceIntegration", before = ""): string {
  const own = messagesOf(name);
  const listed = own.length === 0 ? "" : `${messageTable(own)}\n`;
  return `## Messages

${oneFolderDown(listed)}${before}What every resource may say is in [Troubleshooting](../troubleshooting.md).
`;
}

/** docs/resources/<name>.md */
export function resourcePage(name: ResourceName): string {
  const schema = schemaOf(name);
  return [
    writtenFrom(`the resource's schema, the registry, docs/notes/${name}.md and tools/pages/messages`),
    `# ${name}\n`,
    `${schema.description ?? ""}\n`,
    program(schema["x-example"] ?? []),
    inputs(schema),
    outputs(schema),
    scopes(resources[name].scopes),
    whatAChangeDoes(name, schema),
    notes(name),
    messages(name),
  ].join("\n");
}
