import type { Call } from "../../base/call";
import { Answer, toList } from "../http/shapes";
import type { CloudClient } from "./client";

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

/** What modules know. */
export class Observations {
  constructor(private readonly client: CloudClient) {}

  /** Asks modules, or every enabled one, what they know of some observables; looking changes nothing. */
  async of(call: Call, observables: readonly ObservableWire[], moduleIds: readonly string[]): Promise<ObservationWire> {
    return this.client.request(call, {
      method: "POST",
      path: "/iroh/iroh-enrich/observe/observables",
      query: { mids: moduleIds },
      body: observables,
      scopes: ["enrich/observables/observe:read"],
      changes: false,
      parse: toObservation,
    });
  }
}
