import { type Observable, reputation } from "../ground/observables";
import type { Reply } from "../ground/reply";
import { closed } from "../ground/schema";
import { flavourOf } from "./catalogue";
import { type Healthy, moduleHealth, timeframeDays } from "./health";
import { observableTypes } from "./observable-types";
import type { ModuleInstance, Organisation } from "./organisation";
import { notFound } from "./refusal";
import { askRelay, type ModuleProblem, type Relay } from "./relays";
import { type Call, type Route, withBody } from "./route";
import { type Sample, samplesOf } from "./samples";
import { enrichment, health as shownHealth } from "./shapes";

const dayMs = 86_400_000;

/** Swagger iroh-enrich, ErrorMessage. */
interface ModuleError extends ModuleProblem {
  module: string;
  module_instance_id: string;
  module_type_id: string;
}

const observables = {
  type: "array",
  items: closed({ type: { enum: observableTypes }, value: { type: "string", minLength: 1 } }, ["type", "value"]),
};

function identity(instance: ModuleInstance): Pick<ModuleError, "module" | "module_instance_id" | "module_type_id"> {
  return { module: instance.name, module_instance_id: instance.id, module_type_id: instance.module_type_id };
}

function moduleErrors(instance: ModuleInstance, problems: readonly ModuleProblem[]): ModuleError[] {
  return problems.map((problem) => ({ ...identity(instance), ...problem }));
}

interface ModuleHealth {
  data: object;
  errors: ModuleError[];
}

async function healthOf(organisation: Organisation, instance: ModuleInstance): Promise<ModuleHealth> {
  const health = moduleHealth(organisation, instance);
  const problems: ModuleProblem[] = health.ok ? await relayProblems(health) : [health.problem];
  const data = { ...identity(instance), data: { status: problems.length === 0 ? "ok" : "error" } };
  return { data, errors: moduleErrors(instance, problems) };
}

async function relayProblems({ relay }: Healthy): Promise<ModuleProblem[]> {
  return relay?.supports("health") ? (await askRelay(relay, "health", {})).problems : [];
}

type Capability = "observe" | "deliberate" | "refer";
interface Asked {
  instance: ModuleInstance;
  health: Healthy;
}

/** The modules to ask: those of `mids`, else every enabled one; a disabled one that is named answers with its error. */
function modulesToAsk({ organisation, query }: Call, capability: Capability): { healthy: Asked[]; errors: ModuleError[] } {
  const mids = query.getAll("mids");
  const healthy: Asked[] = [];
  const errors: ModuleError[] = [];
  for (const instance of organisation.modules.values()) {
    if (mids.length > 0 ? !mids.includes(instance.id) : !instance.enabled) continue;
    const type = organisation.moduleType(instance.module_type_id);
    if (type && !type.capabilities?.some(({ id }) => id === capability)) continue;
    const health = moduleHealth(organisation, instance);
    if (health.ok) healthy.push({ instance, health });
    else errors.push(...moduleErrors(instance, [health.problem]));
  }
  return { healthy, errors };
}

interface Told {
  found: object[];
  problems: readonly ModuleProblem[];
}

/** What a relay has to say to `api`; nothing when it does not support it. */
async function toldByRelay(relay: Relay, api: string, body: Observable[]): Promise<Told> {
  if (!relay.supports(api)) return { found: [], problems: [] };
  const { data, problems } = await askRelay(relay, api, body);
  return { found: entries(data), problems };
}

/** What each module has to say, `own` for those that are no relays; all are asked at once, and told in the order of the modules. */
async function answers(call: Call<Observable[]>, capability: Capability, own: (asked: Asked) => object[]): Promise<Reply> {
  const { healthy, errors } = modulesToAsk(call, capability);
  const answered = await Promise.all(
    healthy.map(async (asked) => {
      const { instance, health } = asked;
      const told = health.relay
        ? await toldByRelay(health.relay, `${capability}/observables`, call.body)
        : { found: own(asked), problems: [] };
      return {
        data: told.found.map((one) => ({ ...one, ...identity(instance) })),
        errors: moduleErrors(instance, told.problems),
      };
    }),
  );
  const data = answered.flatMap((each) => each.data);
  return { status: 200, body: { data, errors: [...errors, ...answered.flatMap((each) => each.errors)] } };
}

/** A relay's `data`: links to refer to, or bags of documents. */
function entries(data: unknown): object[] {
  if (Array.isArray(data)) return data.filter((one): one is object => typeof one === "object" && one !== null);
  return found(typeof data === "object" && data !== null ? data : {});
}

/** Bags of documents as a module tells them; it tells nothing when it has none. */
function found(bags: object): object[] {
  return Object.keys(bags).length === 0 ? [] : [{ data: bags }];
}

/** Those of a sample's observables that were asked for; letters' case does not count. */
function matching(sample: Sample, wanted: readonly Observable[]): Observable[] {
  return sample.observables.filter((have) =>
    wanted.some(({ type, value }) => have.type === type && have.value.toLowerCase() === value.toLowerCase()),
  );
}

/** Swagger iroh-enrich, Sighting; the shape of the message in seeds 000 and 001. */
function sighting(organisation: Organisation, sample: Sample, wanted: readonly Observable[], sensor: string): object {
  const seen = new Date(organisation.parts.clock.now() - sample.ageDays * dayMs).toISOString();
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

function observe(call: Call<Observable[]>): Promise<Reply> {
  return answers(call, "observe", ({ instance, health }) => {
    const days = timeframeDays(instance, health.type);
    const docs = samplesOf(flavourOf(health.type))
      .filter((sample) => sample.ageDays <= days && matching(sample, call.body).length > 0)
      .map((sample) => sighting(call.organisation, sample, call.body, health.device?.name ?? instance.name));
    return found({ ...bag("sightings", docs), ...bag("verdicts", verdicts(call, health)) });
  });
}

function deliberate(call: Call<Observable[]>): Promise<Reply> {
  return answers(call, "deliberate", ({ health }) => found(bag("verdicts", verdicts(call, health))));
}

/** Swagger iroh-enrich: a bag of documents, absent when there are none. */
function bag(key: string, docs: object[]): object {
  return docs.length === 0 ? {} : { [key]: { count: docs.length, docs } };
}

/** What a module of the Talos type thinks; the Swagger's example of observe has verdicts of such modules too. */
function verdicts({ body, organisation }: Call<Observable[]>, health: Healthy): object[] {
  if (flavourOf(health.type) !== "talos") return [];
  const now = organisation.parts.clock.now();
  const valid_time = { start_time: new Date(now).toISOString(), end_time: new Date(now + 7 * dayMs).toISOString() };
  const known = body.filter(({ type }) => ["ip", "domain", "url"].includes(type));
  return known.map((observable) => ({ type: "verdict", observable, ...reputation(observable), valid_time }));
}

function refer(call: Call<Observable[]>): Promise<Reply> {
  return answers(call, "refer", ({ instance, health }) =>
    call.body.map(({ type, value }) => ({
      id: `ref-${flavourOf(health.type)}-search-${type}-${value}`,
      title: `Search for this ${type}`,
      description: `Look up this ${type} with ${instance.name}`,
      categories: [health.type.title, "Search"],
      url: `https://search.example.com/?type=${encodeURIComponent(type)}&value=${encodeURIComponent(value)}`,
    })),
  );
}

const codes = "The words of `code` and `message` are assumed.";
const relays = "A relay is asked for real, on this machine only; one elsewhere is `relay-not-called`.";
const named = "A disabled module named by `mids` answers with an error; that is assumed.";
const swagger = { method: "POST", mark: "documented", source: "Swagger iroh-enrich" } as const;

export const enrichRoutes: readonly Route[] = [
  {
    ...swagger,
    path: "/iroh/iroh-enrich/health",
    scope: "integration/health:read",
    differences: [codes, relays],
    answer: enrichment,
    handler: async ({ organisation }) => {
      const all = await Promise.all([...organisation.modules.values()].map((instance) => healthOf(organisation, instance)));
      return { status: 200, body: { data: all.map(({ data }) => data), errors: all.flatMap(({ errors }) => errors) } };
    },
  },
  {
    ...swagger,
    path: "/iroh/iroh-enrich/health/{module_instance_id}",
    scope: "integration/health:read",
    differences: [codes, relays],
    answer: shownHealth,
    handler: async ({ organisation, params }) => {
      const id = params["module_instance_id"] ?? "";
      const instance = organisation.modules.get(id);
      if (!instance) throw notFound("module_instance", id);
      return { status: 200, body: await healthOf(organisation, instance) };
    },
  },
  withBody<Observable[]>({
    ...swagger,
    path: "/iroh/iroh-enrich/observe/observables",
    scope: "enrich/observables/observe:read",
    differences: [
      named,
      relays,
      "A registered appliance remembers a few messages, always the same. Of the bags, `sightings` are filled, and by Talos `verdicts`, made up.",
    ],
    query: ["mids"],
    body: observables,
    answer: enrichment,
    handler: observe,
  }),
  withBody<Observable[]>({
    ...swagger,
    path: "/iroh/iroh-enrich/deliberate/observables",
    scope: "enrich/observables/deliberate:read",
    differences: [named, relays, "Talos alone has verdicts, and makes them up."],
    query: ["mids"],
    body: observables,
    answer: enrichment,
    handler: deliberate,
  }),
  withBody<Observable[]>({
    ...swagger,
    path: "/iroh/iroh-enrich/refer/observables",
    scope: "enrich/observables/refer:read",
    differences: [named, relays, "Links lead to search.example.com."],
    body: observables,
    answer: enrichment,
    handler: refer,
  }),
];
