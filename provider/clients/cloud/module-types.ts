import { Answer } from "../http/shapes";
import type { CloudClient } from "./client";
import { Collection } from "./collection";
import { toReferences, type ExternalReference } from "./references";

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
  /** `global`: Cisco's own; `org`: made by the organisation. */
  visibility?: string;
  record?: string;
  externalReferences: ExternalReference[];
  createdAt?: string;
  updatedAt?: string;
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
    visibility: answer.optionalText("visibility"),
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

const scopes = { read: ["integration/module-type:read"], write: ["integration/module-type:write"] };

/** Kinds of modules. */
export class ModuleTypes extends Collection<ModuleTypeWire> {
  constructor(client: CloudClient) {
    super(client, { path: "/iroh/iroh-int/module-type", kind: "module type", scopes, parse: toModuleType });
  }
}

/** Module types are found by what the catalogue calls them: their ids differ between environments. */
const titles: Readonly<Record<string, readonly string[]>> = {
  esa: ["Email Security Appliance", "Cisco Email Security Appliance", "Secure Email Appliance"],
  "sma-email": ["SMA Email", "SMA Email - Cisco Content Security Management Appliance - Email", "Secure Email and Web Manager"],
  "sma-web": ["SMA Web", "SMA Web - Cisco Content Security Management Appliance - Web"],
  firepower: ["Firepower", "Secure Firewall", "Cisco Secure Firewall"],
};

/** `esa`, `sma-email`, `sma-web` and `firepower`. */
export const shortNames: readonly string[] = Object.keys(titles);

/** True for `esa`, `sma-email`, `sma-web` and `firepower`. */
export const isShortName = (name: string): boolean => Object.hasOwn(titles, name);

const folded = (name: string): string => name.trim().toLowerCase();

/** True when a short name, or a title, former title or default name as the catalogue prints it, means this type. */
export function answersTo({ title, formerTitle, defaultName }: ModuleTypeWire, name: string): boolean {
  const wanted = new Set((isShortName(name) ? titles[name] : [name])?.map(folded));
  return [title, formerTitle, defaultName].some((each) => each !== undefined && wanted.has(folded(each)));
}

/** The setting that names the device, whatever its key: only the field type is documented. */
export const deviceField = ({ configurationSpec }: ModuleTypeWire): ConfigurationField | undefined =>
  configurationSpec.find(({ type }) => type === "device");

/** The setting that says how many days back the device is asked. */
export const timeframeField = ({ configurationSpec }: ModuleTypeWire): ConfigurationField | undefined =>
  configurationSpec.find(({ type, label, key }) => type === "integer" && /time\s?-?frame/i.test(`${label} ${key}`));

type Settings = Readonly<Record<string, unknown>>;

/** Id of the device that a module with these settings asks; undefined where its type asks none, or is not known. */
export function deviceIn(settings: Settings, type: ModuleTypeWire | undefined): string | undefined {
  const value = settingIn(settings, type && deviceField(type));
  return typeof value === "string" ? value : undefined;
}

/** How many days back a module with these settings asks its device. */
export function timeframeIn(settings: Settings, type: ModuleTypeWire | undefined): number | undefined {
  const value = settingIn(settings, type && timeframeField(type));
  return typeof value === "number" ? value : undefined;
}

const settingIn = (settings: Settings, field: ConfigurationField | undefined): unknown => field && settings[field.key];
