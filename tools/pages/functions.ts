import { functions } from "../../provider/functions";
import { functionSchemas, type FunctionName } from "../../provider/generated/functions";
import { code, program, table, writtenFrom } from "./markdown";
import { messagesOf, messageTable } from "./messages";
import { optional } from "./resource";
import { sectionsOf, typeWords, type Part, type Shape } from "./shapes";

const schemaOf = (name: FunctionName): Shape => functionSchemas[name];

const introduction = `# Functions

They look and change nothing. They run in your program, with the same [credentials](installation-configuration.md#credentials), **in preview too**.
Each has a second form for arguments that are outputs, such as \`getDevicesOutput\`: it gives an output, and takes \`dependsOn\`.

- Filters compare whole values, whatever the case; \`search\` finds part of a device's name.
- \`owner\` is \`project/stack/name\` of the resource that an object belongs to. It is absent when no stack owns it.
- No result holds a secret.
- In unit tests of your own, \`pulumi.runtime.setMocks\` answers for them, by tokens such as \`ciscoctr:index:getDevices\`.

In an inline program of Pulumi's Automation API they run in the process that calls it, and the \`envVars\` of the workspace are not set there:
Pulumi gives them to the resources only. Set \`process.env\` too, or use Pulumi config.
That process must also stand in a folder from which \`@pulumi/pulumi\` and this package are found. From another one Pulumi says
\`Cannot find module '@pulumi/pulumi/cmd/dynamic-provider'\`.
`;

/** What a type's name leads to on the page. */
function link(title: string): string {
  return `[${title}](#${title.toLowerCase()})`;
}

function typeOf({ shape }: Part, { definitions = {} }: Shape): string {
  return typeWords(shape, definitions, (name) => link(definitions[name]?.title ?? name));
}

/** The properties of a type, and of the objects in it that have no name. */
function properties(head: string, schema: Shape, type: Shape): string {
  const tables = sectionsOf(type, schema.definitions ?? {}, () => false).map(({ path, parts }) => {
    const rows = parts.map((part) => [optional(part), typeOf(part, schema), part.shape.description ?? ""]);
    return `${path === "" ? "" : `In \`${path}\`:\n\n`}${table([head, "Type", "Meaning"], rows)}`;
  });
  return tables.join("\n");
}

function typeSection(schema: Shape, type: Shape): string {
  const detail = type.enum ? `One of ${type.enum.map(code).join(", ")}.\n` : properties("Property", schema, type);
  return `#### ${type.title ?? ""}

${type.description ?? ""}

${detail}`;
}

function functionSection(name: FunctionName): string {
  const schema = schemaOf(name);
  const { scopes } = functions[name];
  const { result = {}, ...types } = schema.definitions ?? {};
  const needs = scopes.length === 0 ? "None." : `${scopes.map(code).join(", ")}.`;
  return `## ${name}

${schema.description ?? ""}

${program(schema["x-example"] ?? [])}
Scopes: ${needs}

### Arguments of ${name}

${properties("Argument", schema, schema)}
### Result of ${name}

${[result, ...Object.values(types)].map((type) => typeSection(schema, type)).join("\n")}`;
}

/** docs/functions.md */
export function functionsPage(): string {
  const names = Object.keys(functions) as FunctionName[];
  const overview = names.map((name) => [
    link(name),
    schemaOf(name).description?.split(/(?<=\.) /)[0] ?? "",
    functions[name].scopes.map(code).join(", ") || "none",
  ]);
  return [
    writtenFrom("schema/functions, the registry and tools/pages/messages"),
    introduction,
    table(["Function", "Does", "Scopes"], overview),
    "A `?` marks an argument that may be left out, and what may be absent in a result.\n",
    ...names.map(functionSection),
    "## Messages\n",
    messageTable(messagesOf("functions")),
    "The rest is in [Troubleshooting](troubleshooting.md).\n",
  ].join("\n");
}
