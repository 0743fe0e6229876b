import { closed } from "../ground/schema";
import { type ModuleType, relayRecord } from "./catalogue";
import { select } from "./list";
import { merge } from "./merge";
import type { Organisation } from "./organisation";
import { notFound, refusal } from "./refusal";
import { type Route, withBody } from "./route";
import { listOf, moduleType } from "./shapes";
import { checkBody } from "./validation";

type Wish = Pick<ModuleType, "title" | "default_name"> & Partial<ModuleType>;

const string = { type: "string" };
const boolean = { type: "boolean" };
const integer = { type: "integer" };
const list = (items: object): object => ({ type: "array", items });
const dictionary = (values: object): object => ({ type: "object", additionalProperties: values });
const orNull = (schema: object): object => ({ anyOf: [schema, { type: "null" }] });

const products = [
  ...["siem", "threat-intel", "email-security", "ndr", "rf-security", "cloud-firewall", "itsm", "edr", "cloud-security"],
  "firewall",
];
const capabilities = [
  ...["detection_source", "device_insights", "respond", "observe", "assets", "incident/resolve", "notifications"],
  ...["data_ingestion", "target_records", "health", "automate", "tiles", "refer", "threat_hunts", "deliberate"],
];
const fieldTypes = ["remote", "password", "file", "string", "api_key", "integer", "device", "options", "boolean"];

const described = (ids: readonly string[]): object => closed({ id: { enum: ids }, description: string }, ["id", "description"]);

const field = closed(
  {
    ...{ key: string, type: { enum: fieldTypes }, label: string, subtype: string, group: string, tooltip: string },
    ...{ required: boolean, beta: boolean, "strict-options": boolean },
    default_value: { type: ["string", "integer", "boolean"] },
    options: list(closed({ value: string, label: string }, ["value", "label"])),
  },
  ["key", "type", "label"],
);

const reference = closed({ label: string, link: string, external_id: string, class: string });

/** ModuleTypeProperties of the Swagger: scalars, objects of the same kind, and lists of both. */
const properties = { $ref: "#/definitions/properties" };
const property = { anyOf: [{ type: ["string", "boolean", "number"] }, properties] };
const definitions = { properties: dictionary({ anyOf: [property, list(property)] }) };

/** Required of whoever makes a type; whoever changes one may leave them out, and not make them null. */
const required = { title: { type: "string", minLength: 1 }, default_name: { type: "string", minLength: 1 } };

const linkMeta = (optional: (schema: object) => object, ...needed: string[]): object =>
  closed(
    {
      ...{ title: string, url: string, description: optional(string), logo: optional(string) },
      meta: optional(closed({ x_okta_bookmark_id: optional(string), x_query_params: optional(dictionary(optional(string))) })),
    },
    needed,
  );

/** What may be left out: NewModuleTypeParams and, with `orNull` for `optional`, PatchModuleTypeParams. */
const optionals = {
  ...{ description: string, short_description: string, tips: string, former_title: string, logo: string, logo_dark: string },
  ...{ app_link: string, integration_id: string, "ocsf-product-uid": string, enabled: boolean, max_nb_instances: integer },
  product_categories: list(described(products)),
  capabilities: list(described(capabilities)),
  configuration_spec: list(field),
  external_references: list(reference),
  flags: list(string),
};
const clientIds = { ...list(string), uniqueItems: true };

const newType = {
  ...closed(
    {
      ...required,
      ...optionals,
      properties,
      app_link_meta: linkMeta((schema) => schema, "title", "url"),
      integration: closed({ client_ids: clientIds }),
    },
    ["title", "default_name"],
  ),
  definitions,
};

const partialProperties = { $ref: "#/definitions/partial" };
const partialProperty = orNull({ anyOf: [{ type: ["string", "boolean", "number"] }, partialProperties] });

const typePatch = {
  ...closed({
    ...required,
    ...Object.fromEntries(Object.entries(optionals).map(([key, schema]) => [key, orNull(schema)])),
    properties: partialProperties,
    app_link_meta: orNull(linkMeta(orNull)),
    integration: orNull(closed({ client_ids: orNull(clientIds) })),
  }),
  definitions: { ...definitions, partial: dictionary({ anyOf: [partialProperty, list(property)] }) },
};

function find(organisation: Organisation, id: string): ModuleType {
  const type = organisation.moduleType(id);
  if (!type) throw notFound("module_type", id);
  return type;
}

/** A type that the organisation made itself; those of the catalogue are everybody's. */
function findOwn(organisation: Organisation, id: string): ModuleType {
  const type = find(organisation, id);
  if (type.org_id === organisation.id) return type;
  throw refusal(403, "forbidden", `The module type ${type.title} is one of the catalogue and cannot be changed: ${id}`);
}

/** The type with the patch in it; refused when what is left is no type, such as a link without its url. */
function patched(type: ModuleType, patch: object): ModuleType {
  const { id, record, visibility, org_id, user_id, client_id, created_at, updated_at, ...wish } = type;
  const after = { enabled: true, ...merge(wish, patch) } as Wish & { enabled: boolean };
  checkBody(newType, after);
  return { ...after, id, record, visibility, org_id, user_id, client_id, created_at, updated_at };
}

const typesPath = "/iroh/iroh-int/module-type";
const typePath = `${typesPath}/{id}`;
const read = "integration/module-type:read";
const write = "admin/integration/module-type:write,integration/module-type:write";
const swagger = { mark: "documented", source: "Swagger iroh-int" } as const;
const catalogue =
  "The catalogue, the keys of its settings and its ids (fixed, different in each region) are ours, but for the two public ids: those of the relay and of Private Intelligence.";
const ofCatalogue = "A type of the catalogue is refused with 403 `forbidden`; that is assumed.";

export const typeRoutes: readonly Route[] = [
  {
    method: "GET",
    path: typesPath,
    scope: read,
    ...swagger,
    differences: [catalogue],
    query: ["enabled", "record", "query", "sort_by", "sort_order", "offset", "limit"],
    answer: listOf(moduleType),
    handler: ({ organisation, query }) => {
      const record = query.get("record");
      const types = [...organisation.moduleTypes.values()].filter((type) => record === null || type.record === record);
      return {
        status: 200,
        body: select(types, query, (type) => `${type.title}\n${type.former_title ?? ""}\n${type.default_name}`),
      };
    },
  },
  withBody<Wish>({
    method: "POST",
    path: typesPath,
    scope: write,
    ...swagger,
    source: "Swagger iroh-int; 201, `visibility` and `record` as observed (contracts 3.1, TR05)",
    differences: ["`max_nb_instances` is kept, and does not limit anything."],
    body: newType,
    answer: moduleType,
    handler: ({ organisation, body, caller }) => {
      const now = organisation.now();
      const type: ModuleType = {
        enabled: true,
        ...body,
        id: organisation.series.moduleType.of(JSON.stringify(body)).uuid(),
        record: relayRecord,
        visibility: "org",
        org_id: organisation.id,
        user_id: caller.userId,
        client_id: caller.clientId,
        created_at: now,
        updated_at: now,
      };
      organisation.moduleTypes.set(type.id, type);
      return { status: 201, body: type };
    },
  }),
  {
    method: "GET",
    path: typePath,
    scope: read,
    ...swagger,
    differences: [catalogue],
    answer: moduleType,
    handler: ({ organisation, params }) => ({ status: 200, body: find(organisation, params["id"] ?? "") }),
  },
  withBody<object>({
    method: "PATCH",
    path: typePath,
    scope: write,
    ...swagger,
    differences: [
      ofCatalogue,
      "Null removes a key (and makes `enabled` true), an object is merged, anything else replaces; that is assumed.",
    ],
    body: typePatch,
    answer: moduleType,
    handler: ({ organisation, params, body }) => {
      const type = { ...patched(findOwn(organisation, params["id"] ?? ""), body), updated_at: organisation.now() };
      organisation.moduleTypes.set(type.id, type);
      return { status: 200, body: type };
    },
  }),
  {
    method: "DELETE",
    path: typePath,
    scope: write,
    ...swagger,
    source: "Swagger iroh-int; 204 as observed (TR05)",
    differences: [
      ofCatalogue,
      "Modules of the type do not hold it back: they stay, go unhealthy with `module-type-not-found`, and all their settings come back as `********`; that is assumed.",
    ],
    handler: ({ organisation, params }) => {
      organisation.moduleTypes.delete(findOwn(organisation, params["id"] ?? "").id);
      return { status: 204 };
    },
  },
];
