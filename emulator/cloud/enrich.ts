import { flavourOf } from "./catalogue";
import { moduleHealth, timeframeDays, type Health } from "./health";
import type { ModuleInstance, Organisation } from "./organisation";
import { OBSERVABLE_TYPES } from "./observable-types";
import { notFound } from "./refusal";
import { withBody, type Call, type Reply, type Route } from "./route";
import { reputation, samplesOf, type Observable, type Sample } from "./samples";
import { closed } from "./validation";

const DAY_MS = 86_400_000;

/** Swagger iroh-enrich, ErrorMessage. */
interface ModuleError {
  module: string;
  module_instance_id: string;
  module_type_id: string;
  code: string;
  message: string;
  type: "fatal" | "error" | "warning";
}

const observables = {
  type: "array",
  items: closed({ type: { enum: OBSERVABLE_TYPES }, value: { type: "string", minLength: 1 } }, ["type", "value"]),
  maxItems: 100,
};

function identity(instance: ModuleInstance): Pick<ModuleError, "module" | "module_instance_id" | "module_type_id"> {
  return { module: instance.name, module_instance_id: instance.id, module_type_id: instance.module_type_id };
}

function moduleError(instance: ModuleInstance, health: Extract<Health, { ok: false }>): ModuleError {
  return { ...identity(instance), code: health.code, message: health.message, type: "fatal" };
}

function healthOf(organisation: Organisation, instance: ModuleInstance): { data: object; error?: ModuleError } {
  const health = moduleHealth(organisation, instance);
  const data = { ...identity(instance), data: { status: health.ok ? "ok" : "error" } };
  return health.ok ? { data } : { data, error: moduleError(instance, health) };
}

type Healthy = Extract<Health, { ok: true }>;
type Capability = "observe" | "deliberate" | "refer";
type Asked = { healthy: { instance: ModuleInstance; health: Healthy }[]; errors: ModuleError[] };

/** The modules to ask: those of `mids`, else every enabled one; a disabled one that is named answers with its error. */
function ask({ organisation, query }: Call, capability: Capability): Asked {
  const mids = query.getAll("mids");
  const asked: Asked = { healthy: [], errors: [] };
  for (const instance of organisation.modules.values()) {
    if (mids.length > 0 ? !mids.includes(instance.id) : !instance.enabled) continue;
    const type = organisation.moduleType(instance.module_type_id);
    if (!type?.capabilities.some(({ id }) => id === capability)) continue;
    const health = moduleHealth(organisation, instance);
    if (health.ok) asked.healthy.push({ instance, health });
    else asked.errors.push(moduleError(instance, health));
  }
  return asked;
}

function matches(sample: Sample, wanted: readonly Observable[]): boolean {
  return sample.observables.some((have) =>
    wanted.some(({ type, value }) => have.type === type && have.value.toLowerCase() === value.toLowerCase()),
  );
}

/** Swagger iroh-enrich, Sighting; the shape of the message in seeds 000 and 001. */
function sighting(organisation: Organisation, sample: Sample, wanted: readonly Observable[], sensor: string): object {
  const seen = new Date(organisation.parts.clock.now() - sample.ageDays * DAY_MS).toISOString();
  return {
    type: "sighting",
    id: `transient:${organisation.series.document.uuid()}`,
    schema_version: "1.2.0",
    count: 1,
    source: sensor,
    confidence: sample.confidence,
    severity: sample.severity,
    observed_time: { start_time: seen },
    description: sample.description,
    observables: sample.observables.filter(({ type, value }) => wanted.some((one) => one.type === type && one.value === value)),
    relations: sample.relations.map((relation) => ({ origin: sensor, ...relation })),
    targets: sample.observables
      .filter(({ type }) => type === "email")
      .slice(1)
      .map((target) => ({ type: "email", observables: [target], observed_time: { start_time: seen } })),
  };
}

function observe(call: Call<Observable[]>): Reply {
  const { healthy, errors } = ask(call, "observe");
  const data = healthy.flatMap(({ instance, health }) => {
    const days = timeframeDays(instance, health.type);
    const docs = samplesOf(flavourOf(health.type))
      .filter((sample) => sample.ageDays <= days && matches(sample, call.body))
      .map((sample) => sighting(call.organisation, sample, call.body, health.device?.name ?? instance.name));
    return docs.length === 0 ? [] : [{ ...identity(instance), data: { sightings: { count: docs.length, docs } } }];
  });
  return { status: 200, body: { data, errors } };
}

function deliberate(call: Call<Observable[]>): Reply {
  const { healthy, errors } = ask(call, "deliberate");
  const now = call.organisation.parts.clock.now();
  const valid_time = { start_time: new Date(now).toISOString(), end_time: new Date(now + 7 * DAY_MS).toISOString() };
  const data = healthy.flatMap(({ instance, health }) => {
    if (flavourOf(health.type) !== "talos") return [];
    const known = call.body.filter(({ type }) => ["ip", "domain", "url"].includes(type));
    const docs = known.map((observable) => ({ type: "verdict", observable, ...reputation(observable), valid_time }));
    return docs.length === 0 ? [] : [{ ...identity(instance), data: { verdicts: { count: docs.length, docs } } }];
  });
  return { status: 200, body: { data, errors } };
}

function refer(call: Call<Observable[]>): Reply {
  const { healthy, errors } = ask(call, "refer");
  const data = healthy.flatMap(({ instance, health }) =>
    call.body.map(({ type, value }) => ({
      ...identity(instance),
      id: `ref-${flavourOf(health.type)}-search-${type}-${value}`,
      title: `Search for this ${type}`,
      description: `Look up this ${type} with ${instance.name}`,
      categories: [health.type.title, "Search"],
      url: `https://search.example.com/?type=${encodeURIComponent(type)}&value=${encodeURIComponent(value)}`,
    })),
  );
  return { status: 200, body: { data, errors } };
}

const swagger = { method: "POST", mark: "documented", source: "Swagger iroh-enrich" } as const;

export const enrichRoutes: readonly Route[] = [
  {
    ...swagger,
    path: "/iroh/iroh-enrich/health",
    scope: "integration/health:read",
    handler: ({ organisation }) => {
      const all = [...organisation.modules.values()].map((instance) => healthOf(organisation, instance));
      return { status: 200, body: { data: all.map(({ data }) => data), errors: all.flatMap(({ error }) => error ?? []) } };
    },
  },
  {
    ...swagger,
    path: "/iroh/iroh-enrich/health/{module_instance_id}",
    scope: "integration/health:read",
    handler: ({ organisation, params }) => {
      const id = params["module_instance_id"] ?? "";
      const instance = organisation.modules.get(id);
      if (!instance) throw notFound("module_instance", id);
      const { data, error } = healthOf(organisation, instance);
      return { status: 200, body: { data, errors: error ? [error] : [] } };
    },
  },
  withBody<Observable[]>({
    ...swagger,
    path: "/iroh/iroh-enrich/observe/observables",
    scope: "enrich/observables/observe:read",
    body: observables,
    handler: observe,
  }),
  withBody<Observable[]>({
    ...swagger,
    path: "/iroh/iroh-enrich/deliberate/observables",
    scope: "enrich/observables/deliberate:read",
    body: observables,
    handler: deliberate,
  }),
  withBody<Observable[]>({
    ...swagger,
    path: "/iroh/iroh-enrich/refer/observables",
    scope: "enrich/observables/refer:read",
    body: observables,
    handler: refer,
  }),
];
