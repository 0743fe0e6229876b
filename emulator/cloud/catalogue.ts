import { createHash } from "node:crypto";
import type { RegionName } from "../ground/regions";

/** A field of `configuration_spec` (Swagger iroh-int, ConfigurationSpecField). */
export interface ConfigurationField {
  key: string;
  type: "remote" | "password" | "file" | "string" | "api_key" | "integer" | "device" | "options" | "boolean";
  label: string;
  required?: boolean;
  subtype?: string;
  tooltip?: string;
  default_value?: string | number | boolean;
  options?: { value: string; label: string }[];
}

type CapabilityId = "health" | "observe" | "deliberate" | "refer" | "respond" | "tiles";

/** The `record` of every type whose modules are relays, an organisation's own among them (observed: TR05). */
export const relayRecord = "relay-module.module/RelayModule";

/** A module type as the API shows it (Swagger iroh-int, ModuleType). */
export interface ModuleType {
  id: string;
  title: string;
  former_title?: string;
  default_name: string;
  short_description?: string;
  description?: string;
  tips?: string;
  /** One that was recorded may have none. */
  record?: string;
  enabled: boolean;
  visibility: "global" | "org";
  flags?: string[];
  capabilities?: { id: string; description: string }[];
  configuration_spec?: ConfigurationField[];
  properties?: Record<string, unknown>;
  external_references?: { label?: string; link?: string; external_id?: string; class?: string }[];
  org_id: string;
  user_id: string;
  client_id: string;
  created_at: string;
  updated_at: string;
}

/** What modules of a type are like. */
export type Flavour = "esa" | "sma-email" | "sma-web" | "firepower" | "private-intel" | "talos" | "relay" | "threat-grid";

type Entry = Pick<ModuleType, "title" | "default_name" | "former_title"> & {
  /** Cisco's own, where it is public; clients have it built in. */
  id?: string;
  short_description: string;
  flavour: Flavour;
  enabled?: boolean;
  capabilities: CapabilityId[];
  configuration_spec?: ConfigurationField[];
  properties?: Record<string, unknown>;
};

/** Keys are Cisco's secret: each type spells them its own way here, so that nobody can rely on a spelling. */
function deviceFields(device: string, subtype: string, timeframe: string): ConfigurationField[] {
  return [
    { key: device, type: "device", subtype, label: "Registered Device", required: true, tooltip: "A device registered in SSE" },
    { key: timeframe, type: "integer", label: "Request Timeframe (days)", default_value: 30, tooltip: "How far back to look" },
  ];
}

const entries: readonly Entry[] = [
  {
    flavour: "esa",
    title: "Email Security Appliance",
    former_title: "ESA",
    default_name: "Email Security Appliance",
    short_description: "The Cisco Email Security Appliance (ESA) provides advanced threat protection capabilities.",
    capabilities: ["health", "observe", "refer"],
    configuration_spec: deviceFields("device-id", "ESA", "request-timeframe"),
  },
  {
    flavour: "sma-email",
    title: "Secure Email and Web Manager",
    former_title: "SMA Email - Cisco Content Security Management Appliance - Email",
    default_name: "SMA Email",
    short_description: "Email reporting of a Cisco Content Security Management Appliance (formerly SMA Email).",
    capabilities: ["health", "observe", "refer"],
    configuration_spec: deviceFields("registered-device", "SMA", "timeframe-days"),
  },
  {
    flavour: "sma-web",
    title: "SMA Web - Cisco Content Security Management Appliance - Web",
    default_name: "SMA Web",
    short_description: "Web reporting of a Cisco Content Security Management Appliance.",
    capabilities: ["health", "observe"],
    configuration_spec: deviceFields("sma_device", "SMA", "request_timeframe"),
  },
  {
    flavour: "firepower",
    title: "Secure Firewall",
    former_title: "Firepower",
    default_name: "Firepower",
    short_description: "Intrusion events of Cisco Secure Firewall (formerly Firepower).",
    capabilities: ["health", "observe"],
    configuration_spec: deviceFields("custom_device", "FTD", "custom_TIMEFRAME"),
  },
  {
    flavour: "private-intel",
    id: "2c8b4134-c521-5be5-aaf8-af06e5e27cbb",
    title: "Private Intelligence",
    default_name: "Private Intelligence",
    short_description: "The organisation's own intelligence store.",
    capabilities: ["health", "observe", "deliberate"],
  },
  {
    flavour: "talos",
    title: "Talos Intelligence",
    default_name: "Talos Intelligence",
    short_description: "Reputation of addresses and domains.",
    capabilities: ["health", "observe", "deliberate", "refer"],
  },
  {
    flavour: "relay",
    id: "a14ae422-01b6-5013-9876-695ff1b0ebe0",
    title: "Custom Relay Module",
    former_title: "Generic Serverless Relay",
    default_name: "Relay",
    short_description: "A relay of the organisation's own.",
    capabilities: ["health", "observe", "deliberate", "refer"],
    configuration_spec: [
      { key: "url", type: "string", label: "URL", required: true },
      {
        key: "auth-type",
        type: "options",
        label: "Authentication",
        options: [
          { value: "authorization-header", label: "Authorization header" },
          { value: "basic", label: "Basic" },
        ],
      },
      { key: "authorization-header", type: "password", label: "Authorization header" },
      { key: "custom_CTR_ENTITIES_LIMIT", type: "integer", label: "Entities limit", default_value: 100 },
    ],
    properties: { "supported-apis": ["health", "observe/observables", "deliberate/observables", "refer/observables"] },
  },
  {
    flavour: "threat-grid",
    title: "Threat Grid",
    default_name: "Threat Grid",
    short_description: "No longer offered to new organisations.",
    enabled: false,
    capabilities: ["health"],
  },
];

const namespace = "pulumi-cisco-ctr emulator";

/** A version 5 UUID: fixed, and ours - most of Cisco's ids are not public and these are not they (contracts 3.4). */
export function fixedUuid(name: string): string {
  const bytes = createHash("sha1").update(`${namespace}/${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The catalogue of one region; our ids differ from region to region, as two published ids of one type do (contracts 3.4). */
export function catalogue(region: RegionName): ModuleType[] {
  const created = "2020-01-15T09:00:00.000Z";
  return entries.map(({ id, flavour, capabilities, former_title, ...entry }) => ({
    enabled: true,
    configuration_spec: [],
    properties: {},
    ...entry,
    ...(former_title !== undefined && { former_title }),
    id: id ?? fixedUuid(`${region}/module-type/${flavour}`),
    description: entry.short_description,
    tips: "### Before you begin\nEnable Cisco Threat Response under Cloud Services in Security Services Exchange.",
    record: flavour === "relay" ? relayRecord : `relay.module/${flavour}`,
    visibility: "global" as const,
    flags: ["cisco"],
    capabilities: capabilities.map((id) => ({ id, description: `The module answers ${id}.` })),
    external_references: [{ label: "Learn More", link: "https://www.cisco.com/" }],
    org_id: "cisco",
    user_id: "cisco",
    client_id: "iroh-ui",
    created_at: created,
    updated_at: created,
  }));
}

/** The last part of a type's `record`, or `relay`. */
export function flavourOf({ record = "" }: ModuleType): Flavour {
  return record === relayRecord ? "relay" : (record.slice(record.indexOf("/") + 1) as Flavour);
}
