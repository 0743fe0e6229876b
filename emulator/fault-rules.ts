import type { ApplianceFaultKind, RegionName } from "./appliance/ports";
import { InputProblem, isRecord } from "./input";
import { REGIONS } from "./regions";

const CLOUD_KINDS = ["status", "reset", "resetAfterAccept", "slow", "late", "truncate", "invalidJson", "expireToken"] as const;
const APPLIANCE_KINDS = [
  "refuse",
  "drop",
  "hang",
  "wrongHostKey",
  "busy",
  "pager",
] as const satisfies readonly ApplianceFaultKind[];

export type CloudFaultKind = (typeof CLOUD_KINDS)[number];

/** One rule of `POST /faults`. */
export interface FaultRule {
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
  /** For `status`: what to answer. A text body is sent as it is, anything else as JSON. */
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** For `slow` and `late`. */
  delayMs?: number;
}

/** A modest mixture that a correct client survives: `--faults default`. */
export const DEFAULT_FAULTS: readonly FaultRule[] = [
  { kind: "status", status: 429, headers: { "Retry-After": "1" }, probability: 0.02 },
  { kind: "status", status: 502, probability: 0.02 },
  { kind: "status", status: 503, headers: { "Retry-After": "1" }, probability: 0.01 },
  { kind: "reset", probability: 0.01 },
  { kind: "slow", delayMs: 250, probability: 0.05 },
];

/** True for a kind that strikes appliances rather than the cloud. */
export function isApplianceKind(kind: string): kind is ApplianceFaultKind {
  return (APPLIANCE_KINDS as readonly string[]).includes(kind);
}

type Check = (value: unknown) => boolean;

function whole(least: number, most = Number.MAX_SAFE_INTEGER): Check {
  return (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

const isText: Check = (value) => typeof value === "string" && value !== "";
const KINDS: readonly string[] = [...CLOUD_KINDS, ...APPLIANCE_KINDS];
const METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE"];
const REGION_NAMES: readonly string[] = REGIONS.map(({ name }) => name);

const FIELDS: Record<keyof FaultRule, { check: Check; needs: string; for?: "cloud" | "appliance" | readonly CloudFaultKind[] }> =
  {
    kind: { check: (value) => KINDS.includes(value as string), needs: `one of ${KINDS.join(", ")}` },
    region: {
      check: (value) => REGION_NAMES.includes(value as string),
      needs: `one of ${REGION_NAMES.join(", ")}`,
      for: "cloud",
    },
    fmc: { check: isText, needs: "the name of an FMC", for: "cloud" },
    method: { check: (value) => METHODS.includes(value as string), needs: `one of ${METHODS.join(", ")}`, for: "cloud" },
    path: {
      check: (value) => isText(value) && (value as string).startsWith("/"),
      needs: 'a prefix that begins with "/"',
      for: "cloud",
    },
    appliance: { check: isText, needs: "the name of an appliance", for: "appliance" },
    after: { check: whole(0), needs: "a whole number from 0" },
    count: { check: whole(1), needs: "a whole number from 1" },
    probability: { check: (value) => typeof value === "number" && value >= 0 && value <= 1, needs: "a number from 0 to 1" },
    status: { check: whole(200, 599), needs: "a whole number from 200 to 599", for: ["status"] },
    headers: {
      check: (value) =>
        isRecord(value) &&
        Object.entries(value).every(
          ([name, text]) => /^[\w-]+$/.test(name) && typeof text === "string" && /^[\x20-\x7e]*$/.test(text),
        ),
      needs: "an object of header names and texts",
      for: ["status"],
    },
    body: { check: () => true, needs: "anything", for: ["status"] },
    delayMs: { check: whole(0, 600_000), needs: "a whole number from 0 to 600000", for: ["slow", "late"] },
  };

function applies(scope: (typeof FIELDS)[keyof FaultRule]["for"], kind: string): boolean {
  if (scope === undefined) return true;
  if (typeof scope !== "string") return (scope as readonly string[]).includes(kind);
  return scope === (isApplianceKind(kind) ? "appliance" : "cloud");
}

function checkRule(rule: unknown, position: number): FaultRule {
  const where = `fault rule ${position}`;
  if (!isRecord(rule)) throw new InputProblem(`${where} must be an object with a kind`);
  const kind = rule["kind"];
  if (typeof kind !== "string" || !KINDS.includes(kind)) throw new InputProblem(`${where}: "kind" must be ${FIELDS.kind.needs}`);
  for (const [name, value] of Object.entries(rule)) {
    if (!Object.hasOwn(FIELDS, name)) throw new InputProblem(`${where}: "${name}" is not a property of a rule`);
    const field = FIELDS[name as keyof FaultRule];
    if (!applies(field.for, kind)) throw new InputProblem(`${where}: "${name}" has no meaning for the kind ${kind}`);
    if (!field.check(value)) throw new InputProblem(`${where}: "${name}" must be ${field.needs}`);
  }
  if (rule["region"] !== undefined && rule["fmc"] !== undefined) {
    throw new InputProblem(`${where}: "region" and "fmc" exclude each other, no request is for both`);
  }
  if (kind === "status" && rule["status"] === undefined) throw new InputProblem(`${where}: the kind status needs "status"`);
  if ((kind === "slow" || kind === "late") && rule["delayMs"] === undefined) {
    throw new InputProblem(`${where}: the kind ${kind} needs "delayMs"`);
  }
  return rule as unknown as FaultRule;
}

/** Checks a list of rules; one clear sentence when it is none. */
export function checkFaultRules(input: unknown): FaultRule[] {
  if (!Array.isArray(input)) throw new InputProblem("faults must be a list of rules");
  return input.map((rule, index) => checkRule(rule, index + 1));
}
