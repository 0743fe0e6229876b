/** What the API answers with, as each service's own Swagger says it: names and types of members, for who reads the documents. */

const text = { type: "string" };
const texts = { type: "array", items: text };
const flag = { type: "boolean" };
const moment = { type: "string", format: "date-time" };
const anything = { type: "object", additionalProperties: true };

function object(properties: Record<string, object>, ...required: string[]): object {
  return { type: "object", properties, required };
}

export const listOf = (items: object): object => ({ type: "array", items });

const reference = object({ label: text, link: text, external_id: text, class: text }, "label");

/** Contracts 2.4, all of it assumed. */
export const device = object(
  {
    ...{ id: text, name: text, type: text, version: text, status: { enum: ["Unregistered", "Registered"] }, description: text },
    ...{ ip_address: text, connector_version: text, created_at: moment, updated_at: moment },
  },
  ...["id", "name", "status"],
);

/** Contracts 2.4, all of it assumed. */
export const registrationToken = object({ token: text, device_id: text, expires_at: moment, status: text }, "token");

/** Contracts 1.3 (DEV:oauth2-client-model). */
export const apiClient = object(
  {
    ...{ id: text, name: text, description: text, "client-type": { enum: ["confidential", "public"] }, grants: texts },
    ...{ redirects: texts, scopes: texts, availability: text, "enabled?": flag, "approved?": flag, "approval-status": text },
    ...{ "allow-partial-user-scopes?": flag, "org-id": text, "owner-id": text, "created-at": moment },
  },
  ...["id", "name", "scopes", "grants"],
);

/** The answer to a creation, which alone has the password. */
export const newApiClient = { allOf: [apiClient, object({ password: text })] };

/** Swagger iroh-int, ModuleInstanceResponse. */
export const moduleInstance = object(
  {
    ...{ id: text, name: text, module_type_id: text, org_id: text, user_id: text, client_id: text, parent_id: text },
    ...{ enabled: flag, visibility: { enum: ["global", "org", "user"] }, settings: anything },
    ...{ external_references: listOf(reference), created_at: moment, updated_at: moment },
  },
  ...["name", "module_type_id", "org_id", "id", "user_id", "enabled", "visibility", "created_at"],
);

const field = object(
  {
    ...{ key: text, type: text, label: text, subtype: text, group: text, tooltip: text, required: flag, beta: flag },
    ...{ "strict-options": flag, default_value: { type: ["string", "integer", "boolean"] } },
    options: listOf(object({ value: text, label: text }, "value", "label")),
  },
  ...["key", "type", "label"],
);

/** Swagger iroh-int, ModuleType. */
export const moduleType = object(
  {
    ...{ id: text, title: text, former_title: text, default_name: text, short_description: text, description: text, tips: text },
    ...{ logo: text, record: text, enabled: flag, visibility: { enum: ["global", "org"] }, flags: texts },
    capabilities: listOf(object({ id: text, description: text }, "id", "description")),
    ...{ configuration_spec: listOf(field), properties: anything, external_references: listOf(reference) },
    ...{ max_nb_instances: { type: "integer" }, org_id: text, user_id: text, client_id: text },
    ...{ created_at: moment, updated_at: moment },
  },
  ...["id", "title", "default_name"],
);

const problem = object({ code: text, message: text, type: { enum: ["fatal", "error", "warning"] } }, "code", "message", "type");

/** Swagger iroh-enrich, EnvelopedSingleHealth. */
export const health = object({
  data: object({ module: text, module_instance_id: text, module_type_id: text, data: object({ status: text }) }),
  errors: listOf(problem),
});

/** Swagger iroh-enrich: what every module has to say, and what went wrong with one. */
export const enrichment = object({ data: listOf(anything), errors: listOf(problem) });
