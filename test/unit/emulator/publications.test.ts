import { describe, expect, test } from "@jest/globals";
import Ajv from "ajv";
import { routes } from "../../../emulator/cloud/routes";
import { EmulatorWorkbench } from "../../support/emulator-workbench";
import { send } from "../../support/emulator-api";
import { isDocument, OPERATIONS } from "../../support/swagger";

interface Operation {
  description: string;
  parameters: { in: string; name: string; required: boolean; schema?: object }[];
  responses: Record<string, { schema?: object }>;
}

interface Document {
  swagger: string;
  host: string;
  paths: Record<string, Record<string, Operation>>;
  definitions: object;
}

const services = ["iroh-int", "iroh-enrich", "iroh-inspect", "iroh-sse", "oauth2-clients"];
const bench = EmulatorWorkbench.ofThisFile();

/** Without a token: everybody may read it. */
async function documentOf(service: string): Promise<Document> {
  const { status, body } = await send(`${bench.emulator.regions.us.url}/iroh/${service}/swagger.json`);
  expect(status).toBe(200);
  return body as Document;
}

const named = ({ parameters }: Operation, place: string): string[] =>
  parameters.filter((each) => each.in === place).map(({ name }) => name);

describe.each(services)("the Swagger of %s", (service) => {
  const own = routes.filter(({ path }) => path.startsWith(`/iroh/${service}/`) && !isDocument(path));

  test("has every route of the service, with its scope and its parameters", async () => {
    const { swagger, host, paths } = await documentOf(service);
    expect([swagger, `http://${host}`]).toEqual(["2.0", bench.emulator.regions.us.url]);
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ call: `${method.toUpperCase()} ${path}`, operation })),
    );
    expect(operations.map(({ call }) => call).sort()).toEqual(own.map(({ method, path }) => `${method} ${path}`).sort());
    for (const { method, path, scope } of own) {
      const operation = paths[path]?.[method.toLowerCase()];
      expect(operation?.description).toContain(`\`${String(scope)}\``);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(operation && named(operation, "path")).toEqual(inPath);
    }
  });

  test("says nothing in its query that Cisco's own does not, where that is published", async () => {
    const { paths } = await documentOf(service);
    for (const { method, template, operation } of OPERATIONS.filter((each) => each.template.startsWith(`/iroh/${service}/`))) {
      const shown = paths[template]?.[method.toLowerCase()];
      expect(shown && named(shown, "query").filter((name) => !operation.query.includes(name))).toEqual([]);
      expect(shown && named(shown, "body").length).toBe(operation.body === null ? 0 : 1);
    }
  });

  test("is Swagger 2.0: no list of types, and no alternatives by a word of JSON Schema", async () => {
    const text = JSON.stringify(await documentOf(service));
    expect(text).not.toMatch(/"type":\[|"anyOf"|"definitions":\{[^}]*"definitions"/);
    const { definitions } = await documentOf(service);
    const referred = [...text.matchAll(/"#\/definitions\/(\w+)"/g)].map(([, name]) => name ?? "");
    expect(referred.filter((name) => !(name in definitions))).toEqual([]);
  });
});

test("devices, tokens and clients are answered as the documents say", async () => {
  const ajv = new Ajv({ strict: false, formats: { "date-time": true } });
  const [sse, oauth] = [await documentOf("iroh-sse"), await documentOf("oauth2-clients")];
  const holds = (document: Document, method: string, path: string, body: unknown) => {
    const schema = document.paths[path]?.[method]?.responses["200"]?.schema;
    const validate = ajv.compile({ ...schema, definitions: document.definitions });
    expect([method, path, validate(body), validate.errors]).toEqual([method, path, true, null]);
  };
  const devices = "/iroh/iroh-sse/device";
  const { id, token } = await bench.us.planDevice();
  await bench.register(bench.appliance("ESA"), token);
  holds(sse, "get", devices, await bench.us.expect(200, "GET", devices));
  holds(sse, "get", `${devices}/{id}`, await bench.us.expect(200, "GET", `${devices}/${id}`));
  holds(sse, "post", `${devices}/{id}/token`, await bench.us.expect(201, "POST", `${devices}/${id}/token`, {}));
  const clients = "/iroh/oauth2-clients/clients";
  const wish = { name: "one", scopes: ["casebook"], grants: ["client-creds"] };
  holds(oauth, "post", clients, await bench.us.expect(201, "POST", clients, wish));
  holds(oauth, "get", clients, await bench.us.expect(200, "GET", clients));
});
