import { isOpen, type Method, type Route } from "./route";

type Keywords = Record<string, unknown>;
interface Service {
  name: string;
  title: string;
  mark: "documented" | "assumed";
}

/** Services that publish a Swagger beside their page; of the last two the page alone was seen. */
const services: readonly Service[] = [
  { name: "iroh-int", title: "Modules and their types", mark: "documented" },
  { name: "iroh-enrich", title: "Enrichment", mark: "documented" },
  { name: "iroh-inspect", title: "Inspection", mark: "documented" },
  { name: "iroh-sse", title: "Devices of Security Services Exchange", mark: "assumed" },
  { name: "oauth2-clients", title: "API clients", mark: "assumed" },
];

const isNull = (schema: unknown): boolean => (schema as Keywords)["type"] === "null";

/** One of several, as Cisco writes it: Swagger 2.0 has no word for that, nor for null. */
function oneOf(schemas: readonly unknown[]): Keywords {
  const [first = {}, ...more] = schemas.filter((each) => !isNull(each)).map(inSwagger);
  return { ...(more.length === 0 ? (first as Keywords) : { "x-oneOf": [first, ...more] }), ...nullable(schemas.some(isNull)) };
}

const nullable = (yes: boolean): Keywords => (yes ? { "x-nullable": true } : {});

const inEach = (schemas: object): Keywords =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, inSwagger(schema)]));

/** JSON Schema as Swagger 2.0 has it, where it may stand: its definitions are the document's. */
function inSwagger(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  const { type, anyOf, allOf, properties, items, additionalProperties, ...others } = schema as Keywords;
  const rest = Object.fromEntries(Object.entries(others).filter(([word]) => word !== "definitions"));
  return {
    ...(Array.isArray(type) ? oneOf(type.map((each: unknown) => ({ type: each }))) : type !== undefined && { type }),
    ...(Array.isArray(anyOf) && oneOf(anyOf)),
    ...(Array.isArray(allOf) && { allOf: allOf.map(inSwagger) }),
    ...(properties !== undefined && { properties: inEach(properties as object) }),
    ...(items !== undefined && { items: inSwagger(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: inSwagger(additionalProperties) }),
    ...rest,
  };
}

const named = (place: "path" | "query", name: string): Keywords => ({
  in: place,
  name,
  required: place === "path",
  type: "string",
});

function operation(route: Route): Keywords {
  const body = isOpen(route) ? undefined : route.body;
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => named("path", name));
  const inQuery = (route.query ?? []).map((name) => named("query", name));
  const optional = !isOpen(route) && route.bodyOptional === true;
  return {
    description: route.scope === null ? "" : `required scopes: \`${route.scope}\``,
    parameters: [
      ...inPath,
      ...inQuery,
      ...(body === undefined ? [] : [{ in: "body", name: "body", required: !optional, schema: inSwagger(body) }]),
    ],
    // As Cisco's documents have it: 200 where there is a body, whatever is really answered.
    responses: route.answer ? { 200: { description: "", schema: inSwagger(route.answer) } } : { default: { description: "" } },
  };
}

/** What a body refers to, which is in one place for all. */
function definitionsOf(routes: readonly Route[]): Keywords {
  const own = routes.flatMap((route) => (isOpen(route) || !route.body ? [] : [route.body as { definitions?: object }]));
  return Object.assign({}, ...own.map(({ definitions = {} }) => inEach(definitions))) as Keywords;
}

function document({ title }: Service, routes: readonly Route[], origin: string): Keywords {
  const paths: Record<string, Record<string, Keywords>> = {};
  for (const route of routes) {
    const method = route.method.toLowerCase() as Lowercase<Method>;
    paths[route.path] = { ...paths[route.path], [method]: operation(route) };
  }
  const { host, protocol } = new URL(origin);
  return {
    ...{ swagger: "2.0", info: { title, version: "emulator" }, host, basePath: "/", schemes: [protocol.slice(0, -1)] },
    ...{ paths, definitions: definitionsOf(routes) },
  };
}

/** For each service that publishes one the document that describes it, made of its routes; a loaded organisation has those of its own. */
export function publications(routes: readonly Route[]): Route[] {
  return services.map((service) => {
    const prefix = `/iroh/${service.name}/`;
    const own = routes.filter(({ path }) => path.startsWith(prefix));
    const path = `${prefix}swagger.json`;
    return {
      method: "GET",
      path,
      scope: null,
      mark: service.mark,
      source: "contracts 8 (INT, ENRICH, INSPECT for where it is)",
      differences: ["It is made of the emulator's own routes, and says of answers what is worth a word."],
      handler: ({ organisation, origin }) =>
        organisation.published.get(path) ?? { status: 200, body: document(service, own, origin) },
    };
  });
}
