import { join } from "node:path";
import type { ApplianceIntegrationArgs } from "../../provider/dynamic/components/appliance-integration";
import type { DeviceRegistrationArgs } from "../../provider/dynamic/generated/classes";
import { schemas, type ResourceName } from "../../provider/generated/schemas";
import { resources } from "../../provider/resources";
import { documentedIn, type Member } from "./docstrings";
import { code, program, table, writtenFrom } from "./markdown";
import { changeOf, inputsOf, messages, optional, outputTable, schemaOf, scopes, secretsOf, typeOf } from "./resource";

const file = join("provider", "dynamic", "components", "appliance-integration.ts");

/** What it makes. */
const children = ["DeviceRegistration", "CtrModule", "ApiClient"] as const satisfies readonly ResourceName[];

interface OwnInput {
  type: string;
  default: string;
  onChange: string;
}

/** What no child has as an input. */
const own: Record<Exclude<keyof ApplianceIntegrationArgs, keyof DeviceRegistrationArgs>, OwnInput> = {
  modules: {
    type: "list of `esa`, `sma-email`, `sma-web`, or inputs of a [CtrModule](CtrModule.md#inputs) with its `type`",
    default: "those of the appliance's type",
    onChange: "modules are made and deleted",
  },
  requestTimeframeDays: {
    type: "integer from 1",
    default: code(String(schemas.CtrModule.properties.requestTimeframeDays.default)),
    onChange: schemas.CtrModule.properties.requestTimeframeDays["x-on-change"],
  },
  apiClient: {
    type: "boolean, or inputs of an [ApiClient](ApiClient.md#inputs)",
    default: "`false`",
    onChange: "as an ApiClient says",
  },
};

/** What only a device has that registers from outside. */
const ofOthers = ["method", "externalDeviceId"];

const device = schemaOf("DeviceRegistration");
const deviceInputs = inputsOf(device);

function inputRow({ name, text }: Member): string[] {
  const mine = (own as Partial<Record<string, OwnInput>>)[name];
  if (mine) return [code(name), mine.type, mine.default, mine.onChange, text];
  const part = deviceInputs.find(({ path }) => path === name);
  if (part === undefined) throw new Error(`${file}: ${name} is no input of a DeviceRegistration`);
  // It cannot be without an appliance, as it registers none from outside.
  return [code(name), typeOf(part, device), "required", changeOf(part), text];
}

function outputRow({ name, type, text }: Member): string[] {
  const [, held = ""] = /Output<(.*)>/.exec(type) ?? [];
  const words = held.replace(" | undefined", "").replace(/^(\w+)\[\]$/, "list of $1s");
  const secret = children.some((child) => secretsOf(child).includes(name));
  return [optional({ path: name, required: !held.includes("undefined") }), words, `${text}${secret ? " **Secret.**" : ""}`];
}

/** docs/resources/ApplianceIntegration.md */
export function componentPage(): string {
  const documented = documentedIn(join(__dirname, "..", "..", file));
  const made = documented.get("ApplianceIntegration");
  const args = documented.get("ApplianceIntegrationArgs");
  if (made === undefined || args === undefined) throw new Error(`${file} has no ApplianceIntegration with its arguments`);
  const named = [...args.members.map(({ name }) => name), ...ofOthers];
  const others = Object.keys(device.properties ?? {}).filter((key) => !named.includes(key));
  const inputs = [...named, ...others];
  const needed = [...new Set(children.flatMap((child) => resources[child].scopes))];
  return [
    writtenFrom(file),
    "# ApplianceIntegration\n",
    `${made.text}\n`,
    program(made.example),
    `## Inputs\n`,
    table(["Input", "Type", "Default", "On change", "Meaning"], args.members.map(inputRow)),
    `And from a [DeviceRegistration](DeviceRegistration.md#inputs), with the same meaning: ${others.map(code).join(", ")}. Every appliance is logged in to: there is no ${ofOthers.map(code).join(" or ")}.\n`,
    outputTable(made.members.filter(({ name }) => !inputs.includes(name)).map(outputRow)),
    scopes(needed, ", for all of its children,"),
    `## Children

Each has its own line in the plan: a [DeviceRegistration](DeviceRegistration.md) and an [ApiClient](ApiClient.md) of the component's name, and
for each module a [CtrModule](CtrModule.md) such as \`sma1-sma-email\`.
Change \`region\`, and all of it moves [in the right order](../behaviour.md#a-region-move).

## Import and adoption

Its children take over what is there: the registration as \`onExisting\` says, a module with \`modules: [{ type: "esa", onExisting: "adopt" }]\`.
\`npx --no cisco-ctr list devices --adopt\` prints the program for a whole organisation.
Resources that stood alone before become its children by \`aliases\`: see [renaming](../behaviour.md#whose-an-object-is).
`,
    messages("ApplianceIntegration", "Its children say what stands on their pages. "),
  ].join("\n");
}
