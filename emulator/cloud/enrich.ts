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
    if (!type?.capabilities?.some(({ id }) => id === capability)) continue;
    const health = moduleHealth(organisation, instance);
    if (health.ok) asked.healthy.push({ instance, health });
    else asked.errors.push(moduleError(instance, health));
  }
  return asked;
}

/** Those of a sample's observables that were asked for; letters' case does not count. */
function matching(sample: Sample, wanted: readonly Observable[]): Observable[] {
  return sample.observables.filter((have) =>
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
    observables: matching(sample, wanted),
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
      .filter((sample) => sample.ageDays <= days && matching(sample, call.body).length > 0)
      .map((sample) => sighting(call.organisation, sample, call.body, health.device?.name ?? instance.name));
    const found = { ...bag("sightings", docs), ...bag("verdicts", verdicts(call, health)) };
    return Object.keys(found).length === 0 ? [] : [{ ...identity(instance), data: found }];
  });
  return { status: 200, body: { data, errors } };
}

function deliberate(call: Call<Observable[]>): Reply {
  const { healthy, errors } = ask(call, "deliberate");
  const data = healthy.flatMap(({ instance, health }) => {
    const docs = verdicts(call, health);
    return docs.length === 0 ? [] : [{ ...identity(instance), data: bag("verdicts", docs) }];
  });
  return { status: 200, body: { data, errors } };
}

/** Swagger iroh-enrich: a bag of documents, absent when there are none. */
function bag(key: string, docs: object[]): object {
  return docs.length === 0 ? {} : { [key]: { count: docs.length, docs } };
}

/** What a module of the Talos type thinks; the Swagger's example of observe has verdicts of such modules too. */
function verdicts({ body, organisation }: Call<Observable[]>, health: Healthy): object[] {
  if (flavourOf(health.type) !== "talos") return [];
  const now = organisation.parts.clock.now();
  const valid_time = { start_time: new Date(now).toISOString(), end_time: new Date(now + 7 * DAY_MS).toISOString() };
  const known = body.filter(({ type }) => ["ip", "domain", "url"].includes(type));
  return known.map((observable) => ({ type: "verdict", observable, ...reputation(observable), valid_time }));
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

const codes = "The words of `code` and `message` are assumed.";
const named = "A disabled module named by `mids` answers with an error; that is assumed.";
const swagger = { method: "POST", mark: "documented", source: "Swagger iroh-enrich" } as const;

export const enrichRoutes: readonly Route[] = [
  {
    ...swagger,
    path: "/iroh/iroh-enrich/health",
    scope: "integration/health:read",
    differences: [codes],
    handler: ({ organisation }) => {
      const all = [...organisation.modules.values()].map((instance) => healthOf(organisation, instance));
      return { status: 200, body: { data: all.map(({ data }) => data), errors: all.flatMap(({ error }) => error ?? []) } };
    },
  },
  {
    ...swagger,
    path: "/iroh/iroh-enrich/health/{module_instance_id}",
    scope: "integration/health:read",
    differences: [codes],
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
    differences: [
      named,
      "A registered appliance remembers a few messages, always the same. Of the bags, `sightings` are filled, and by Talos `verdicts`, made up.",
    ],
    body: observables,
    handler: observe,
  }),
  withBody<Observable[]>({
    ...swagger,
    path: "/iroh/iroh-enrich/deliberate/observables",
    scope: "enrich/observables/deliberate:read",
    differences: [named, "Talos alone has verdicts, and makes them up."],
    body: observables,
    handler: deliberate,
  }),
  withBody<Observable[]>({
    ...swagger,
    path: "/iroh/iroh-enrich/refer/observables",
    scope: "enrich/observables/refer:read",
    differences: [named, "Links lead to search.example.com."],
    body: observables,
    handler: refer,
  }),
];
