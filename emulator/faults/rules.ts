import { choice, findingOf, InputProblem, type InputSchema, isRecord, matching, numeric, objectInput } from "../ground/input";
import { type RegionName, regions } from "../ground/regions";
import {
  type ApplianceFaultKind,
  applianceKinds,
  befalls,
  type CloudFaultKind,
  cloudKinds,
  type FaultDetails,
  faultKinds,
} from "./kinds";

/** One rule of `POST /faults`. */
export interface FaultRule extends FaultDetails {
  kind: CloudFaultKind | ApplianceFaultKind;
  /** Only this region; cloud kinds only, like `method` and `path`. */
  region?: RegionName;
  /** Only this FMC, by name; cloud kinds only. A rule that names neither region nor FMC is for all of them. */
  fmc?: string;
  method?: string;
  /** A prefix. */
  path?: string;
  /** Only this appliance, by name; appliance kinds only. */
  appliance?: string;
  /** Lets so many matching requests pass first. */
  after?: number;
  /** Strikes at most so often. */
  count?: number;
  /** 0..1, drawn from the seed for the nth time that very request comes; 1 by default. */
  probability?: number;
}

export type CloudFault = FaultRule & { kind: CloudFaultKind };

/** A modest mixture that a correct client survives: `--faults default`. */
export const defaultFaults: readonly FaultRule[] = [
  { kind: "status", status: 429, headers: { "Retry-After": "1" }, probability: 0.02 },
  { kind: "status", status: 502, probability: 0.02 },
  { kind: "status", status: 503, headers: { "Retry-After": "1" }, probability: 0.01 },
  { kind: "reset", probability: 0.01 },
  { kind: "slow", delayMs: 250, probability: 0.05 },
];

const kinds = [...cloudKinds, ...applianceKinds];
const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];
const regionNames = regions.map(({ name }) => name);
const headers: InputSchema = {
  type: "object",
  propertyNames: { pattern: "^[\\w-]+$" },
  additionalProperties: { type: "string", pattern: "^[\\x20-\\x7e]*$" },
  description: "an object of header names and texts",
};

const every = {
  kind: choice(kinds, `one of ${kinds.join(", ")}`),
  after: numeric(0, Number.MAX_SAFE_INTEGER, "integer"),
  count: numeric(1, Number.MAX_SAFE_INTEGER, "integer"),
  probability: numeric(0, 1),
};
const ofRequests = {
  region: choice(regionNames, `one of ${regionNames.join(", ")}`),
  fmc: { type: "string", minLength: 1, description: "the name of an FMC" },
  method: choice(methods, `one of ${methods.join(", ")}`),
  path: matching(/^\//, 'a prefix that begins with "/"'),
};
const ofAppliances = { appliance: { type: "string", minLength: 1, description: "the name of an appliance" } };
const details: Record<keyof FaultDetails, InputSchema> = {
  status: numeric(200, 599, "integer"),
  headers,
  body: {},
  delayMs: numeric(0, 600_000, "integer"),
};
const properties: Record<keyof FaultRule, InputSchema> = { ...every, ...ofRequests, ...ofAppliances, ...details };

function schemaOf(kind: FaultRule["kind"]): InputSchema {
  if (!befalls("request", kind)) return objectInput({ ...every, ...ofAppliances });
  const { needs = [], takes = [] } = faultKinds.request[kind];
  const own = Object.fromEntries([...needs, ...takes].map((name) => [name, details[name]]));
  return objectInput({ ...every, ...ofRequests, ...own }, { required: needs });
}

const schemas = Object.fromEntries(kinds.map((kind) => [kind, schemaOf(kind)])) as Record<FaultRule["kind"], InputSchema>;

/** What is wrong with a rule, to follow its number. */
function problemOf(rule: unknown): string | undefined {
  if (!isRecord(rule)) return " must be an object with a kind";
  const kind = kinds.find((each) => each === rule["kind"]);
  if (kind === undefined) return `: "kind" must be ${every.kind.description ?? ""}`;
  const finding = findingOf(schemas[kind], rule);
  switch (finding?.kind) {
    case "unknown":
      return Object.hasOwn(properties, finding.key)
        ? `: "${finding.key}" has no meaning for the kind ${kind}`
        : `: "${finding.key}" is not a property of a rule`;
    case "missing":
      return `: the kind ${kind} needs "${finding.key}"`;
    case "wrong":
      return `: ${finding.sentence}`;
    case undefined:
      return rule["region"] !== undefined && rule["fmc"] !== undefined
        ? `: "region" and "fmc" exclude each other, no request is for both`
        : undefined;
  }
}

/** Checks a list of rules; one clear sentence when it is none. */
export function checkFaultRules(input: unknown): FaultRule[] {
  if (!Array.isArray(input)) throw new InputProblem("faults must be a list of rules");
  for (const [index, rule] of input.entries()) {
    const problem = problemOf(rule);
    if (problem !== undefined) throw new InputProblem(`fault rule ${index + 1}${problem}`);
  }
  return input as FaultRule[];
}
