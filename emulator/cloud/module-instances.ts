import { closed } from "../ground/schema";
import type { ModuleType } from "./catalogue";
import { select } from "./list";
import { merge } from "./merge";
import type { ModuleInstance, Organisation } from "./organisation";
import { notFound, refusal } from "./refusal";
import { type Route, withBody } from "./route";
import { listOf, moduleInstance } from "./shapes";

const string = { type: "string" };
const scalar = { type: ["string", "boolean", "number"] };
const scalars = { type: "array", items: scalar };

/** ModuleInstanceSettings of the Swagger; the partial form of PATCH also takes null for a scalar. */
function settingsSchema(scalarSchema: object): object {
  return {
    type: "object",
    additionalProperties: {
      anyOf: [
        scalarSchema,
        scalars,
        { type: "object", additionalProperties: { anyOf: [scalarSchema, scalars, { type: "object" }] } },
      ],
    },
  };
}

const reference = closed({ label: string, link: string, external_id: string, class: string }, ["label"]);
const references = { type: "array", items: reference };
const name = { type: "string", minLength: 1, maxLength: 256 };

const newInstance = closed(
  {
    name,
    module_type_id: string,
    visibility: { enum: ["global", "org", "user"] },
    parent_id: string,
    settings: settingsSchema(scalar),
    external_references: references,
    enabled: { type: "boolean" },
  },
  ["name", "module_type_id", "visibility"],
);

/** No `visibility`: it cannot be changed. */
const instancePatch = closed({
  name,
  module_type_id: string,
  parent_id: { type: ["string", "null"] },
  external_references: { ...references, type: ["array", "null"] },
  enabled: { type: ["boolean", "null"] },
  settings: { ...settingsSchema({ type: ["string", "boolean", "number", "null"] }), type: ["object", "null"] },
});

type NewInstance = Pick<ModuleInstance, "name" | "module_type_id" | "visibility"> & Partial<ModuleInstance>;
type InstancePatch = { [K in "parent_id" | "external_references" | "enabled" | "settings"]?: ModuleInstance[K] | null } & Partial<
  Pick<ModuleInstance, "name" | "module_type_id">
>;

function findInstance(organisation: Organisation, id: string): ModuleInstance {
  const instance = organisation.modules.get(id);
  if (!instance) throw notFound("module_instance", id);
  return instance;
}

/** 400 and not 404: on PATCH a 404 would read as if the instance were gone. The status is assumed, the word was seen (contracts 8). */
function requireType(organisation: Organisation, id: string): ModuleType {
  const type = organisation.moduleType(id);
  if (!type) throw refusal(400, "module_type_not_found", `No such module type: ${id}`);
  return type;
}

const mask = "********";

/** Settings of type password or api_key are never told again (assumed: contracts 3.1 says to treat them as write-only). */
export function shownInstance(organisation: Organisation, instance: ModuleInstance): ModuleInstance {
  if (!instance.settings) return instance;
  const type = organisation.moduleType(instance.module_type_id);
  const secret = type?.configuration_spec?.filter(({ type }) => type === "password" || type === "api_key") ?? [];
  // Without its type nothing says which settings are secret.
  const masked = (key: string) => !type || secret.some((field) => field.key === key);
  const settings = Object.entries(instance.settings).map(([key, value]) => [key, masked(key) ? mask : value] as const);
  return { ...instance, settings: Object.fromEntries(settings) };
}

function applyPatch(instance: ModuleInstance, patch: InstancePatch): void {
  const { settings, external_references, enabled, parent_id, ...plain } = patch;
  Object.assign(instance, plain);
  if (settings !== undefined) instance.settings = settings === null ? {} : merge(instance.settings ?? {}, settings);
  if (external_references !== undefined) instance.external_references = external_references ?? [];
  if (enabled !== undefined) instance.enabled = enabled ?? true;
  if (parent_id === null) delete instance.parent_id;
  else if (parent_id !== undefined) instance.parent_id = parent_id;
}

const instancesPath = "/iroh/iroh-int/module-instance";
const instancePath = `${instancesPath}/{id}`;
const masked = "Settings of type `password` or `api_key` come back as `********`; that is assumed.";
const unknownType = "An unknown `module_type_id` is refused with 400 `module_type_not_found`; the status is assumed.";
const swagger = { mark: "documented", source: "Swagger iroh-int" } as const;
const [readInstance, writeInstance] = ["integration/module-instance:read", "integration/module-instance:write"];

export const instanceRoutes: readonly Route[] = [
  {
    method: "GET",
    path: instancesPath,
    scope: readInstance,
    ...swagger,
    differences: [masked],
    query: ["module_type_id", "enabled", "query", "sort_by", "sort_order", "offset", "limit"],
    answer: listOf(moduleInstance),
    handler: ({ organisation, query }) => {
      const typeId = query.get("module_type_id");
      const instances = [...organisation.modules.values()].filter((one) => typeId === null || one.module_type_id === typeId);
      const chosen = select(instances, query, ({ name }) => name);
      return { status: 200, body: chosen.map((instance) => shownInstance(organisation, instance)) };
    },
  },
  withBody<NewInstance>({
    method: "POST",
    path: instancesPath,
    scope: writeInstance,
    ...swagger,
    source: "Swagger iroh-int; 201 as observed (contracts 3.1, RELAYDEP)",
    differences: [
      unknownType,
      "A device that SSE does not have is accepted, and makes the module unhealthy; that is assumed.",
      masked,
    ],
    body: newInstance,
    answer: moduleInstance,
    handler: ({ organisation, body, caller }) => {
      requireType(organisation, body.module_type_id);
      const now = organisation.now();
      const instance: ModuleInstance = {
        enabled: true,
        settings: {},
        external_references: [],
        ...body,
        id: organisation.series.module.of(JSON.stringify(body)).uuid(),
        org_id: organisation.id,
        user_id: caller.userId,
        client_id: caller.clientId,
        created_at: now,
        updated_at: now,
      };
      organisation.modules.set(instance.id, instance);
      return { status: 201, body: shownInstance(organisation, instance) };
    },
  }),
  {
    method: "GET",
    path: instancePath,
    scope: readInstance,
    ...swagger,
    differences: [masked],
    answer: moduleInstance,
    handler: ({ organisation, params }) => ({
      status: 200,
      body: shownInstance(organisation, findInstance(organisation, params["id"] ?? "")),
    }),
  },
  withBody<InstancePatch>({
    method: "PATCH",
    path: instancePath,
    scope: writeInstance,
    ...swagger,
    differences: [
      unknownType,
      "In `settings` null removes a key, an object is merged, anything else replaces; that is assumed.",
      "Null makes `external_references` empty, `enabled` true, `parent_id` absent and `settings` empty; that is assumed.",
      masked,
    ],
    body: instancePatch,
    answer: moduleInstance,
    handler: ({ organisation, params, body }) => {
      const instance = findInstance(organisation, params["id"] ?? "");
      if (body.module_type_id !== undefined) requireType(organisation, body.module_type_id);
      applyPatch(instance, body);
      instance.updated_at = organisation.now();
      return { status: 200, body: shownInstance(organisation, instance) };
    },
  }),
  {
    method: "DELETE",
    path: instancePath,
    scope: writeInstance,
    ...swagger,
    source: "Swagger iroh-int; 204 as observed (contracts 3.1, TR05)",
    handler: ({ organisation, params }) => {
      organisation.modules.delete(findInstance(organisation, params["id"] ?? "").id);
      return { status: 204 };
    },
  },
];
