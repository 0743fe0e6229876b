/**
 * The shapes of the cloud's answers, in one place: what rests on an assumption is corrected here after a first live trace.
 * Reading is tolerant: snake_case, kebab-case and camelCase are the same name, a trailing `?` does not count, and a list may stand
 * bare or under `data`.
 */

import { Answer, toList } from "../http/shapes";

/** A device entry of Security Services Exchange (contracts 2.2 and 2.4, names assumed). */
export interface DeviceWire {
  id: string;
  name: string;
  type?: string;
  version?: string;
  /** `Registered` is the only documented value. */
  status: string;
  description: string;
  ipAddress?: string;
  connectorVersion?: string;
  createdAt?: string;
  updatedAt?: string;
}

/** What issuing a registration token answers (contracts 2.4, assumed). */
export interface IssuedTokenWire {
  token: string;
  expiresAt: string;
}

/** A field of a module type's `configuration_spec` (contracts 3.2, documented). */
export interface ConfigurationField {
  key: string;
  type: string;
  subtype?: string;
  label: string;
  required: boolean;
  tooltip?: string;
  group?: string;
  beta: boolean;
  defaultValue?: string | number | boolean;
  strictOptions: boolean;
  options: { value: string; label: string }[];
}

/** A module type (contracts 3.2, documented). */
export interface ModuleTypeWire {
  id: string;
  title?: string;
  formerTitle?: string;
  defaultName?: string;
  shortDescription?: string;
  description?: string;
  tips?: string;
  logo?: string;
  capabilities: { id: string; description: string }[];
  configurationSpec: ConfigurationField[];
  properties: Record<string, unknown>;
  flags: string[];
  enabled: boolean;
  record?: string;
  externalReferences: ExternalReference[];
  createdAt?: string;
  updatedAt?: string;
}

export interface ExternalReference {
  label: string;
  link?: string;
  external_id?: string;
  class?: string;
}

/** A module instance (contracts 3.1, documented). */
export interface ModuleWire {
  id: string;
  name: string;
  moduleTypeId: string;
  enabled: boolean;
  visibility: string;
  settings: Record<string, unknown>;
  externalReferences: ExternalReference[];
  createdAt: string;
  updatedAt?: string;
}

/** An OAuth2 client (contracts 1.3, documented). */
export interface ClientWire {
  id: string;
  name: string;
  description: string;
  scopes: string[];
  grants: string[];
  redirects: string[];
  availability: string;
  enabled: boolean;
  ownerId?: string;
  createdAt: string;
  /** Only in the answer to the creation. */
  password?: string;
}

/** Who an access token speaks for (contracts 7; the keys of `user` are assumed). */
export interface WhoAmIWire {
  userId?: string;
  userName?: string;
  userEmail?: string;
  role?: string;
  organisationId: string;
  organisationName?: string;
}

/** An atomic value that can be observed (Swagger iroh-enrich, Observable). */
export interface ObservableWire {
  /** Such as `ip`, `domain`, `email`, `email_subject`, `email_messageid`, `cisco_mid`, `sha256`, `file_name` or `url`. */
  type: string;
  value: string;
}

/** Every type of an observable that the API takes (Swagger iroh-enrich, Observable). */
export const observableTypes: readonly string[] = (
  "acudid amp_computer_guid certificate_common_name certificate_issuer certificate_serial cisco_cm_id cisco_mid " +
  "cisco_uc_id cortex_agent_id crowdstrike_id cvm_id cybereason_id darktrace_id device domain email email_messageid " +
  "email_subject file_name file_path google_chromebook_id google_cloud_id hostname imei imsi intune_id ip ipv6 " +
  "jamf_management_id mac_address md5 meraki_network_id meraki_node_sn meraki_org_id ms_machine_id mutex ngfw_id " +
  "ngfw_name odns_identity odns_identity_label orbital_node_id pki_serial process_args process_hash process_name " +
  "process_path process_uid process_username processor_id registry_key registry_name registry_path s1_agent_id " +
  "secure_access_id serial_number service_now_id sha1 sha256 swc_device_id trend_micro_id url user user_agent"
).split(" ");

/** What answers come with: which module they are of (Swagger iroh-enrich). */
export interface ModuleAnswerWire {
  moduleId: string;
  moduleName: string;
  moduleTypeId: string;
}

/** A module has seen one of the observables (Swagger iroh-enrich, Sighting). */
export interface SightingWire extends ModuleAnswerWire {
  /** Such as `Incoming message (Delivered)`. */
  description?: string;
  /** How often it was seen. */
  count: number;
  /** `High`, `Medium`, `Low`, `Info`, `None` or `Unknown`. */
  confidence: string;
  /** As `confidence`, or `Critical`. */
  severity?: string;
  /** ISO 8601 time. */
  observedFrom: string;
  /** ISO 8601 time. */
  observedTo?: string;
  /** The product that saw it. */
  source?: string;
  /** Those of the observables asked for that it is about. */
  observables: ObservableWire[];
  /** Who or what it happened to, such as the recipients of a message. */
  targets: ObservableWire[];
  /** How observables belong together, such as a message `Sent_From` an address. */
  relations: { relation: string; source: ObservableWire; related: ObservableWire }[];
}

/** What a module thinks of an observable (Swagger iroh-enrich, Verdict). */
export interface VerdictWire extends ModuleAnswerWire {
  observable: ObservableWire;
  /** 1 clean, 2 malicious, 3 suspicious, 4 common, 5 unknown. */
  disposition: number;
  /** `Clean`, `Malicious`, `Suspicious`, `Common` or `Unknown`. */
  dispositionName: string;
}

/** Why a module could not answer (Swagger iroh-enrich, ErrorMessage). */
export interface ModuleErrorWire extends Omit<ModuleAnswerWire, "moduleName"> {
  moduleName?: string;
  code: string;
  message: string;
  /** `fatal`, `error` or `warning`. */
  type: string;
}

/** What all modules together answer (Swagger iroh-enrich, ObserveEnvelopedObserveBundle). */
export interface ObservationWire {
  sightings: SightingWire[];
  verdicts: VerdictWire[];
  errors: ModuleErrorWire[];
}

export function toDevice(json: unknown): DeviceWire {
  const answer = new Answer(json, "the device");
  return {
    id: answer.text("id"),
    name: answer.optionalText("name") ?? "",
    type: answer.optionalText("type"),
    version: answer.optionalText("version"),
    status: answer.text("status"),
    description: answer.optionalText("description") ?? "",
    ipAddress: answer.optionalText("ip_address"),
    connectorVersion: answer.optionalText("connector_version"),
    createdAt: answer.optionalText("created_at"),
    updatedAt: answer.optionalText("updated_at"),
  };
}

export function toIssuedToken(json: unknown): IssuedTokenWire {
  const answer = new Answer(json, "the registration token");
  return { token: answer.text("token"), expiresAt: answer.text("expires_at") };
}

export function toModuleType(json: unknown): ModuleTypeWire {
  const answer = new Answer(json, "the module type");
  return {
    id: answer.text("id"),
    title: answer.optionalText("title"),
    formerTitle: answer.optionalText("former_title"),
    defaultName: answer.optionalText("default_name"),
    shortDescription: answer.optionalText("short_description"),
    description: answer.optionalText("description"),
    tips: answer.optionalText("tips"),
    logo: answer.optionalText("logo"),
    capabilities: answer.list("capabilities", "the capability").map((each) => ({
      id: each.text("id"),
      description: each.optionalText("description") ?? "",
    })),
    configurationSpec: answer.list("configuration_spec", "the configuration field").map(toConfigurationField),
    properties: answer.record("properties"),
    flags: answer.texts("flags"),
    enabled: answer.flag("enabled", true),
    record: answer.optionalText("record"),
    externalReferences: toReferences(answer),
    createdAt: answer.optionalText("created_at"),
    updatedAt: answer.optionalText("updated_at"),
  };
}

function toConfigurationField(field: Answer): ConfigurationField {
  const given = field.raw("default_value");
  return {
    key: field.text("key"),
    type: field.text("type"),
    subtype: field.optionalText("subtype"),
    label: field.optionalText("label") ?? "",
    required: field.flag("required", false),
    tooltip: field.optionalText("tooltip"),
    group: field.optionalText("group"),
    beta: field.flag("beta", false),
    defaultValue: typeof given === "string" || typeof given === "number" || typeof given === "boolean" ? given : undefined,
    strictOptions: field.flag("strict-options", false),
    options: field.list("options", "the option").map((each) => ({
      value: each.optionalText("value") ?? "",
      label: each.optionalText("label") ?? "",
    })),
  };
}

export function toModule(json: unknown): ModuleWire {
  const answer = new Answer(json, "the module");
  return {
    id: answer.text("id"),
    name: answer.text("name"),
    moduleTypeId: answer.text("module_type_id"),
    enabled: answer.flag("enabled", true),
    visibility: answer.text("visibility"),
    settings: answer.record("settings"),
    externalReferences: toReferences(answer),
    createdAt: answer.text("created_at"),
    updatedAt: answer.optionalText("updated_at"),
  };
}

/** As they are, because they go back with a change; what is no reference would not be one there either. */
function toReferences(answer: Answer): ExternalReference[] {
  const references = answer.list("external_references", "the reference").map((each) => each.json);
  return references as ExternalReference[];
}

export function toClient(json: unknown): ClientWire {
  const answer = new Answer(json, "the API client");
  return {
    id: answer.text("id"),
    name: answer.text("name"),
    description: answer.optionalText("description") ?? "",
    scopes: answer.texts("scopes"),
    grants: answer.texts("grants"),
    redirects: answer.texts("redirects"),
    availability: answer.optionalText("availability") ?? "org",
    enabled: answer.flag("enabled?", true),
    ownerId: answer.optionalText("owner-id"),
    createdAt: answer.text("created-at"),
    password: answer.optionalText("password"),
  };
}

/** `ok`, or what the health check says instead (contracts 3.5, documented). */
export function toHealth(json: unknown): string {
  const answer = new Answer(json, "the health check");
  const errors = toList(answer.raw("errors") ?? []).map((each) => new Answer(each, "the health error").text("message"));
  if (errors.length > 0) return errors.join("; ");
  const data = new Answer(answer.raw("data") ?? {}, "the health data").raw("data");
  return new Answer(data ?? {}, "the health status").optionalText("status") ?? "unknown";
}

export function toWhoAmI(json: unknown): WhoAmIWire {
  const answer = new Answer(json, "the answer about the user");
  const user = new Answer(answer.raw("user") ?? {}, "the user");
  const organisation = new Answer(answer.raw("org") ?? {}, "the organisation");
  return {
    userId: user.optionalText("user-id"),
    userName: user.optionalText("user-name"),
    userEmail: user.optionalText("user-email"),
    role: user.optionalText("role"),
    organisationId: organisation.text("id"),
    organisationName: organisation.optionalText("name"),
  };
}

export function toObservation(json: unknown): ObservationWire {
  const answer = new Answer(json, "the observation");
  const modules = answer.list("data", "the module's answer").map((each) => ({
    of: { ...moduleOf(each), moduleName: each.text("module") },
    bundle: new Answer(each.raw("data"), "the module's findings"),
  }));
  const docs = (bundle: Answer, key: string, what: string) => new Answer(bundle.raw(key) ?? {}, key).list("docs", what);
  return {
    sightings: modules.flatMap(({ of, bundle }) =>
      docs(bundle, "sightings", "the sighting").map((each) => ({ ...of, ...toSighting(each) })),
    ),
    verdicts: modules.flatMap(({ of, bundle }) =>
      docs(bundle, "verdicts", "the verdict").map((each) => ({ ...of, ...toVerdict(each) })),
    ),
    errors: answer.list("errors", "the module's error").map((each) => ({
      ...moduleOf(each),
      moduleName: each.optionalText("module"),
      code: each.text("code"),
      message: each.text("message"),
      type: each.text("type"),
    })),
  };
}

function moduleOf(answer: Answer): Omit<ModuleAnswerWire, "moduleName"> {
  return { moduleId: answer.text("module_instance_id"), moduleTypeId: answer.text("module_type_id") };
}

function toObservable(json: unknown): ObservableWire {
  const answer = new Answer(json, "the observable");
  return { type: answer.text("type"), value: answer.text("value") };
}

const observables = (answer: Answer, key: string): ObservableWire[] => toList(answer.raw(key) ?? []).map(toObservable);

function toSighting(answer: Answer): Omit<SightingWire, keyof ModuleAnswerWire> {
  const observed = new Answer(answer.raw("observed_time"), "the time of the sighting");
  return {
    description: answer.optionalText("description"),
    count: answer.number("count"),
    confidence: answer.text("confidence"),
    severity: answer.optionalText("severity"),
    observedFrom: observed.text("start_time"),
    observedTo: observed.optionalText("end_time"),
    source: answer.optionalText("source"),
    observables: observables(answer, "observables"),
    targets: answer.list("targets", "the target").flatMap((target) => observables(target, "observables")),
    relations: answer.list("relations", "the relation").map((each) => ({
      relation: each.text("relation"),
      source: toObservable(each.raw("source")),
      related: toObservable(each.raw("related")),
    })),
  };
}

/** Swagger iroh-enrich, Verdict: the name may be absent, the number never is. */
const dispositions: Readonly<Record<number, string>> = { 1: "Clean", 2: "Malicious", 3: "Suspicious", 4: "Common", 5: "Unknown" };

function toVerdict(answer: Answer): Omit<VerdictWire, keyof ModuleAnswerWire> {
  const disposition = answer.number("disposition");
  return {
    observable: toObservable(answer.raw("observable")),
    disposition,
    dispositionName: answer.optionalText("disposition_name") ?? dispositions[disposition] ?? "Unknown",
  };
}

/** True for a device whose appliance has registered and not left. */
export function isRegistered({ status }: DeviceWire): boolean {
  return status.toLowerCase() === "registered";
}
