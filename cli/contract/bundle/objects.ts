/** What of each kind of object passes into a bundle. */
import { publicIds } from "../assumptions/types";
import { isErrorWord, isObject } from "../settle";
import { bareWord, each, hide, members, number, oneOf, pass, scope, scopes, type Rule } from "./rules";

const products = ["ESA", "SMA", "WSA", "FTD", "FMC", "ASA"];
const fieldTypes = ["string", "integer", "boolean", "password", "api_key", "options", "file", "remote", "device"];
const capabilityIds = [
  ...["health", "observe", "deliberate", "refer", "respond", "tiles", "assets", "target_records", "notifications"],
  ...["detection_source", "device_insights", "data_ingestion", "automate", "threat_hunts", "incident/resolve"],
];
/** What Cisco itself is called as a user, and the client of its console. */
const cisco = oneOf("cisco", "iroh-ui");
const visibility = oneOf("global", "org", "user");

export const device = members({ status: bareWord, type: oneOf(...products) });

export const client = members({
  ...{ grants: each(oneOf("client-creds", "auth-code", "device-grant")), scopes: each(scope) },
  ...{ availability: bareWord, "client-type": oneOf("confidential", "public"), "approval-status": bareWord },
});

/** The label of the reference that carries a mark; everything else in a reference is somebody's own. */
const references = each(members({ label: oneOf("pulumi-cisco-ctr") }));

const typeMembers: Readonly<Record<string, Rule>> = {
  ...{ id: oneOf(...Object.values(publicIds)), visibility, capabilities: each(members({ id: oneOf(...capabilityIds) })) },
  ...{ org_id: cisco, user_id: cisco, client_id: cisco, external_references: references, max_nb_instances: number },
  record: oneOf("relay-module.module/RelayModule"),
};

const ownField = members({ key: hide, type: oneOf(...fieldTypes) });
/** An organisation's own type: nothing of what it says passes. */
const ownType = members({ ...typeMembers, configuration_spec: each(ownField) });

/** Cisco's own type is everybody's: what it is called, and what it asks for. */
const ciscosType = members({
  ...typeMembers,
  ...{ title: pass, former_title: pass, default_name: pass, configuration_spec: pass, record: pass, flags: pass },
});

const isCiscos = (type: unknown): boolean => isObject(type) && type["visibility"] === "global";

export const moduleType: Rule = (value, hidden) => (isCiscos(value) ? ciscosType : ownType)(value, hidden);

/** Settings of relays, whose keys are known (contracts 3.3). */
const relayKeys = [
  ...["url", "supported-apis", "auth-type", "authorization-header", "basic-auth-user", "basic-auth-password", "token"],
  ...["configuration-token-alg", "configuration-token-audience", "configuration-token-key"],
];

interface Field {
  key?: unknown;
  type?: unknown;
  options?: unknown;
}

/** Keys that Cisco's types ask for, and of their values those that say nothing of anybody. */
function settingsOf(fields: readonly Field[]): Rule {
  return (value, hidden) => {
    if (!isObject(value)) return hidden.value(value);
    const entries = Object.entries(value).map(([key, inner]) => {
      const field = fields.find((each) => each.key === key);
      const known = field !== undefined || relayKeys.includes(key);
      return [known ? key : hidden.text(key), ruleOf(field)(inner, hidden)] as const;
    });
    return Object.fromEntries(entries);
  };
}

function ruleOf(field: Field | undefined): Rule {
  if (field?.type === "integer") return number;
  if (field?.type !== "options" || !Array.isArray(field.options)) return hide;
  return oneOf(
    ...field.options.flatMap((each: unknown) => (isObject(each) && typeof each["value"] === "string" ? [each["value"]] : [])),
  );
}

/** @param types all module types, which say what settings mean */
export function moduleOf(types: readonly unknown[]): Rule {
  const specs = new Map<unknown, Field[]>();
  for (const type of types) {
    if (!isObject(type) || !isCiscos(type)) continue;
    const spec: unknown = type["configuration_spec"];
    specs.set(type["id"], Array.isArray(spec) ? spec.filter(isObject) : []);
  }
  return (value, hidden) => {
    const fields = isObject(value) ? (specs.get(value["module_type_id"]) ?? []) : [];
    const rules = {
      ...{ module_type_id: oneOf(...Object.values(publicIds)), visibility, user_id: cisco, client_id: cisco, org_id: cisco },
      ...{ external_references: references, settings: settingsOf(fields) },
    };
    return members(rules)(value, hidden);
  };
}

const role = oneOf("admin", "user", "analyst", "incident-responder", "master");

export const whoAmI = members({
  user: members({ role, scopes: each(scope) }),
  org: members({ "additional-scopes": each(scope), "scim-status": bareWord }),
});

export const organisation = members({ "additional-scopes": each(scope), "scim-status": bareWord });

export const accessToken = members({ token_type: bareWord, expires_in: number, scope: scopes });

export const session = members({ status: bareWord });

export const selfDescription = members({
  scopes_supported: each(scope),
  grant_types_supported: each(
    oneOf("authorization_code", "client_credential", "client_credentials", "refresh_token", "implicit", "password"),
  ),
  issuer: oneOf("IROH Auth", "IROH Auth NAM", "IROH Auth EU", "IROH Auth APJC"),
});

/** Public keys: that there are some. */
export const keys = members({});

export const clouds: Rule = (value, hidden) => {
  if (!isObject(value)) return hidden.value(value);
  const titles = ["North America", "Europe", "Asia"];
  const entries = Object.entries(value).map(([title, cloud]) => {
    return [titles.includes(title) ? title : hidden.text(title), members({})(cloud, hidden)] as const;
  });
  return Object.fromEntries(entries);
};

const errorWord: Rule = (value, hidden) => (typeof value === "string" && isErrorWord(value) ? value : hidden.value(value));

/** The body of a refusal, whatever was asked. */
export const refusal = members({
  error: errorWord,
  ...{ "missing-scopes": each(scope), "required-scopes": each(scope), scopes: each(scope) },
});

/** A list, bare or under `data`. */
export const listOf =
  (rule: Rule): Rule =>
  (value, hidden) =>
    Array.isArray(value) ? each(rule)(value, hidden) : members({ data: each(rule) })(value, hidden);
