import { answersTo, deviceField, timeframeField, toModuleType } from "../../../provider/clients/cloud/module-types";
import type { Assumption, Finding, Seen } from "../assumption";
import { members } from "../members";
import { readable } from "../reading";
import { all, confirmed, differs, isObject, itemsOf, open, some, words } from "../settle";

/** Ids that are public (contracts 3.4). */
export const publicIds = {
  "custom relay": "a14ae422-01b6-5013-9876-695ff1b0ebe0",
  "Private Intelligence": "2c8b4134-c521-5be5-aaf8-af06e5e27cbb",
} as const;

const shortNames = ["esa", "sma-email", "sma-web", "firepower"] as const;
type ShortName = (typeof shortNames)[number];

const fieldTypes = ["string", "integer", "boolean", "password", "api_key", "options", "file", "remote", "device"];

function typesFor(seen: Seen, name: ShortName) {
  return itemsOf(seen, "type")
    .map(toModuleType)
    .filter((type) => answersTo(type, name));
}

const foundByTitle =
  (name: ShortName) =>
  (seen: Seen): Finding =>
    typesFor(seen, name).length > 0 ? confirmed() : differs(`a type that answers to "${name}"`, "none by any of its titles");

function fieldsOf(seen: Seen): readonly Record<string, unknown>[] {
  const specs = itemsOf(seen, "type").flatMap(({ configuration_spec: spec }) => (Array.isArray(spec) ? (spec as unknown[]) : []));
  return some(specs.filter(isObject), "no type has a configuration_spec");
}

function knownFieldTypes(seen: Seen): Finding {
  const other = fieldsOf(seen).flatMap(({ type }) => (fieldTypes.includes(String(type)) ? [] : [String(type)]));
  return other.length === 0 ? confirmed() : differs(words(fieldTypes), words(other));
}

/** A device, and the days that it is asked about, in each type that the provider knows by a short name. */
function formFields(seen: Seen): Finding {
  const known = shortNames.flatMap((name) => typesFor(seen, name).map((type) => ({ name, type })));
  const findings = some(known, "there is no type that a short name answers to").map(({ name, type }) => {
    const days = timeframeField(type);
    if (!deviceField(type))
      return differs(`${name}: a field of type device`, words(type.configurationSpec.map((field) => field.type)));
    if (!days) return differs(`${name}: an integer field whose label speaks of a timeframe`, "none");
    return days.defaultValue === 30
      ? confirmed()
      : differs(`${name}: 30 days by default`, String(days.defaultValue ?? "no default"));
  });
  return all(findings);
}

function keysOfEsa(seen: Seen): Finding {
  const [type] = typesFor(seen, "esa");
  if (!type) return open("no type answers to `esa`");
  const keys = [deviceField(type)?.key ?? "none", timeframeField(type)?.key ?? "none"].join(", ");
  return keys === "device-id, request-timeframe" ? confirmed() : differs("device-id, request-timeframe", keys);
}

function haveTheirIds(seen: Seen): Finding {
  const ids = itemsOf(seen, "type").map(({ id }) => id);
  const missing = Object.entries(publicIds).flatMap(([name, id]) => (ids.includes(id) ? [] : [name]));
  return missing.length === 0 ? confirmed() : differs(`the public id of ${words(missing)}`, "no type of that id");
}

export const types: readonly Assumption[] = [
  {
    contract: "3.2",
    mark: "documented",
    says: "A module type has these members.",
    check: (seen) =>
      members(
        itemsOf(seen, "type"),
        {
          ...{ id: "text", title: "text", default_name: "text", enabled: "flag", visibility: "text" },
          ...{ capabilities: "list", configuration_spec: "list" },
        },
        [
          ...["former_title", "short_description", "description", "tips", "logo", "logo_dark", "record", "flags", "properties"],
          ...["external_references", "max_nb_instances", "org_id", "user_id", "client_id", "created_at", "updated_at"],
          ...["app_link", "app_link_meta", "integration", "integration_id", "ocsf-product-uid", "product_categories"],
        ],
      ),
  },
  {
    contract: "3.2",
    mark: "documented",
    says: "A field of a `configuration_spec` has `key`, `type` and `label`, and what else is known of fields.",
    check: (seen) =>
      members(fieldsOf(seen), { key: "text", type: "text", label: "text" }, [
        ...["required", "tooltip", "subtype", "group", "beta", "default_value", "options", "strict-options"],
      ]),
  },
  {
    contract: "3.2",
    mark: "documented",
    says: "The type of a field is one of the nine that are known.",
    check: knownFieldTypes,
  },
  {
    contract: "3.2",
    mark: "documented",
    says: "The provider can read every module type.",
    check: (seen) => readable(itemsOf(seen, "type"), toModuleType),
  },
  {
    contract: "3.3",
    mark: "documented",
    says: "Types for ESA, SMA and Firepower have one field for the device, and one for a timeframe of 30 days.",
    check: formFields,
  },
  {
    contract: "3.3",
    mark: "assumed",
    says: "The keys of an ESA's module are those that the emulator made up.",
    quote: "The emulator's are `device-id` and `request-timeframe`",
    check: keysOfEsa,
  },
  {
    contract: "3.4",
    mark: "observed",
    says: "Custom relay and Private Intelligence have the ids that are public.",
    check: haveTheirIds,
  },
  { contract: "3.4", mark: "documented", says: "The type for an ESA is found by its title.", check: foundByTitle("esa") },
  {
    contract: "3.4",
    mark: "documented",
    says: "The type for an SMA's web is found by its title.",
    check: foundByTitle("sma-web"),
  },
  {
    contract: "3.4",
    mark: "assumed",
    says: "The type for an SMA's e-mail is found by its title.",
    quote: "`SMA Email` alike (A)",
    check: foundByTitle("sma-email"),
  },
  {
    contract: "3.4",
    mark: "assumed",
    says: "The type for Firepower is found by its title.",
    quote: "`Firepower`, in XDR `Secure Firewall`: A",
    check: foundByTitle("firepower"),
  },
];
