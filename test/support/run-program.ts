import * as pulumi from "@pulumi/pulumi";
import * as ts from "typescript";
import * as library from "../../provider/index";

type AnyClass = new (...args: unknown[]) => pulumi.Resource;

/** What stands in for the engine when a resource is declared. */
export type NewResource = (
  resource: Omit<pulumi.runtime.MockResourceArgs, "inputs"> & { inputs: Record<string, unknown> },
) => Promise<{ id: string; state: object }> | { id: string; state: object };

/** What every function of the package answers, where there is nothing. */
const nothingFound = {
  apiClients: [],
  devices: [],
  errors: [],
  hosts: [],
  moduleTypes: [],
  modules: [],
  sightings: [],
  verdicts: [],
};

/** Runs the text of a program as the engine would in a first `up`, to the end of all it declares. */
export async function runProgram(code: string, newResource: NewResource): Promise<void> {
  const mocked = (resource: pulumi.runtime.MockResourceArgs) => {
    const inputs = JSON.parse(JSON.stringify(resource.inputs), openEnvelope) as Record<string, unknown>;
    return newResource({ ...resource, inputs }) as Promise<{ id: string; state: Record<string, unknown> }>;
  };
  await pulumi.runtime.setMocks({ newResource: mocked, call: () => nothingFound }, "shop", "prod");
  const made: pulumi.Resource[] = [];
  const construct = (target: AnyClass, args: unknown[]) => {
    const resource = new target(...args);
    made.push(resource);
    return resource;
  };
  const classes = Object.entries(library as unknown as Record<string, AnyClass>);
  const watched = Object.fromEntries(classes.map(([name, each]) => [name, new Proxy(each, { construct })]));
  const modules: Record<string, unknown> = { "@pulumi/pulumi": pulumi, "pulumi-cisco-ctr": watched };
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const script = ts.transpileModule(code, { compilerOptions: options }).outputText;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is the test's
  const program = new Function("exports", "require", script) as (exports: object, require: (name: string) => unknown) => void;
  program({}, (name) => modules[name]);
  // A component is there with all its children when its outputs are.
  const outputs = made.flatMap((resource) => Object.values(resource).filter((value) => pulumi.Output.isInstance(value)));
  await Promise.all(outputs.map((output) => new Promise((resolve) => output.apply(resolve))));
}

/** What is secret stands in Pulumi's envelope. */
function openEnvelope(_key: string, value: unknown): unknown {
  const envelope = value as { value?: unknown } & Record<string, unknown>;
  return value !== null && typeof value === "object" && pulumi.runtime.specialSigKey in envelope ? envelope.value : value;
}
