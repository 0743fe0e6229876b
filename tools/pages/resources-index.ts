import type { ResourceName } from "../../provider/generated/schemas";
import { resources } from "../../provider/resources";
import { code, table, writtenFrom } from "./markdown";
import { changes, schemaOf, secretsOf } from "./resource";

const listed = (texts: readonly string[]): string => texts.map(code).join(", ") || "none";

/** docs/resources/README.md */
export function resourcesIndexPage(names: readonly ResourceName[]): string {
  const link = (name: ResourceName) => `[${name}](${name}.md)`;
  return `${writtenFrom("schema/resources and the registry")}
# Resources

${table(
  ["Resource", "What it is"],
  names.map((name) => [link(name), schemaOf(name).description ?? ""]),
)}
[ApplianceIntegration](ApplianceIntegration.md) is a component: one appliance with all that belongs to it.

All have the input \`region\`: \`us\`, \`eu\` or \`apjc\`. All inputs are checked before anything is called, and everything that is wrong is said
at once. A port has an input of its own, beside that of the host.

## What a change does

The column "On change" of each page says what a new value of an input does:

${table(
  ["On change", "What happens"],
  Object.entries(changes).map(([word, meaning]) => [word, meaning]),
)}
## Scopes and secrets

What the API client of a region must hold, and what is encrypted in the state and hidden in every output, whether or not a program marks it:

${table(
  ["Resource", "Scopes", "Secret"],
  names.map((name) => [link(name), listed(resources[name].scopes), listed(secretsOf(name))]),
)}
Settings of a CtrModule and properties of a CtrModuleType that are secret are marked by the program, with Pulumi's secret function.
`;
}
