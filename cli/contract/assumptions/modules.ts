import { toModule } from "../../../provider/clients/cloud/modules";
import type { Assumption, Finding, Seen } from "../assumption";
import { members } from "../members";
import { goneIsTold, paged, readable } from "../reading";
import { all, confirmed, differs, isObject, itemsOf, open, some } from "../settle";
import { publishes, type UsedCall } from "../swagger";

const service = "iroh-int";
const instances = "/iroh/iroh-int/module-instance";
const types = "/iroh/iroh-int/module-type";
const moduleReads = ["id", "name", "module_type_id", "enabled", "visibility", "settings", "external_references", "created_at"];
const typeReads = ["id", "title", "former_title", "default_name", "capabilities", "configuration_spec", "visibility"];
const typeSends = [
  ...["title", "default_name", "short_description", "description", "tips", "logo", "enabled", "capabilities"],
  ...["configuration_spec", "properties", "flags", "external_references"],
];

const ofModules: readonly UsedCall[] = [
  { service, method: "GET", path: instances, query: ["limit", "offset"], reads: moduleReads },
  { service, method: "GET", path: `${instances}/{id}`, reads: moduleReads },
  { service, method: "DELETE", path: `${instances}/{id}` },
];
const newModule: UsedCall = {
  ...{ service, method: "POST", path: instances, reads: moduleReads },
  sends: ["name", "module_type_id", "visibility", "enabled", "settings", "external_references"],
};
const changedModule: UsedCall = {
  ...{ service, method: "PATCH", path: `${instances}/{id}`, reads: moduleReads, never: ["visibility"] },
  sends: ["name", "enabled", "settings", "external_references"],
};
const ofTypes: readonly UsedCall[] = [
  { service, method: "GET", path: types, query: ["limit", "offset"], reads: typeReads },
  { service, method: "GET", path: `${types}/{id}`, reads: typeReads },
  { service, method: "POST", path: types, sends: typeSends, reads: typeReads },
  { service, method: "PATCH", path: `${types}/{id}`, sends: typeSends, reads: typeReads },
  { service, method: "DELETE", path: `${types}/{id}` },
];

const onlyAWrite = "only a change shows it";

/** Values of settings, with the type of their field by the module's type. */
function settingsOf(seen: Seen): { type: string; value: unknown }[] {
  const specs = new Map(itemsOf(seen, "type").map((type) => [type["id"], type["configuration_spec"]]));
  return itemsOf(seen, "module").flatMap((module) => {
    const fields = specs.get(module["module_type_id"]);
    const settings = isObject(module["settings"]) ? module["settings"] : {};
    if (!Array.isArray(fields)) return [];
    return fields.filter(isObject).map(({ key, type }) => ({ type: String(type), value: settings[String(key)] }));
  });
}

function refersToDevice(seen: Seen): Finding {
  const named = settingsOf(seen).filter(({ type, value }) => type === "device" && typeof value === "string" && value !== "");
  const ids = itemsOf(seen, "device").map(({ id }) => id);
  const known = some(named, "no module names a device").filter(({ value }) => ids.includes(value));
  return known.length > 0 ? confirmed() : differs("the id of a device", "something else");
}

function passwordsAreMasked(seen: Seen): Finding {
  const secret = settingsOf(seen).filter(({ type }) => type === "password" || type === "api_key");
  const given = some(secret, "no module has a setting of type password or api_key").filter(({ value }) => value !== undefined);
  // Nothing but one character again and again, or nothing at all.
  const shown = given.filter(({ value }) => typeof value === "string" && value !== "" && !/^(.)\1*$/.test(value));
  return shown.length === 0 ? confirmed() : differs("a mask, or nothing", "a value");
}

export const modules: readonly Assumption[] = [
  {
    contract: "2.2",
    mark: "documented",
    says: "A module refers to its device by the device's id.",
    check: refersToDevice,
  },
  {
    contract: "3.1",
    mark: "documented",
    says: "The Swagger has the calls by which the provider lists, reads and deletes modules.",
    check: (seen) => all(ofModules.map((call) => publishes(seen, call))),
  },
  {
    contract: "3.1",
    mark: "documented",
    says: "The Swagger has the calls that the provider makes about module types.",
    check: (seen) => all(ofTypes.map((call) => publishes(seen, call))),
  },
  {
    contract: "3.1",
    mark: "documented",
    says: "A module is made of `name`, `module_type_id`, `visibility`, and what the provider sends beside them.",
    check: (seen) => publishes(seen, newModule),
  },
  {
    contract: "3.1",
    mark: "documented",
    says: "`PATCH` takes what the provider sends, and no `visibility`.",
    check: (seen) => publishes(seen, changedModule),
  },
  {
    contract: "3.1",
    mark: "documented",
    says: "A module has these members.",
    check: (seen) =>
      members(
        itemsOf(seen, "module"),
        {
          ...{ id: "text", name: "text", module_type_id: "text", visibility: "text", enabled: "flag" },
          ...{ org_id: "text", user_id: "text", created_at: "moment" },
        },
        ["settings", "external_references", "parent_id", "client_id", "updated_at"],
      ),
  },
  {
    contract: "3.1",
    mark: "documented",
    says: "The provider can read every module.",
    check: (seen) => readable(itemsOf(seen, "module"), toModule),
  },
  {
    contract: "3.1",
    mark: "documented",
    says: "Lists of modules and of their types are bare, and `limit` and `offset` choose from them.",
    check: ({ lists }) => all([paged(lists.module), paged(lists.type)]),
  },
  {
    contract: "3.1",
    mark: "assumed",
    says: "In `settings` of a `PATCH` a null takes a key away.",
    quote: "a null takes a key away",
    unseen: onlyAWrite,
  },
  {
    contract: "3.1",
    mark: "assumed",
    says: "A member that is not declared is refused with 400.",
    quote: "that an unknown one is a 400",
    unseen: onlyAWrite,
  },
  {
    contract: "3.1",
    mark: "assumed",
    says: "A module that is not there is 404 `module_instance_not_found`, and a type 404 `module_type_not_found`.",
    quote: "with status 404",
    check: ({ lists }) =>
      all([goneIsTold(lists.module, "module_instance_not_found"), goneIsTold(lists.type, "module_type_not_found")]),
  },
  {
    contract: "3.1",
    mark: "assumed",
    says: "Passwords in `settings` come back as a mask, or not at all.",
    quote: "Whether passwords in `settings` come back is not known",
    check: passwordsAreMasked,
  },
  {
    contract: "3.1",
    mark: "assumed",
    says: "The user of what Cisco itself adds is `cisco`.",
    quote: "names the user `cisco`",
    check: (seen) => {
      const own = some(
        itemsOf(seen, "type").filter(({ visibility }) => visibility === "global"),
        "there is no type of Cisco's",
      );
      const users = own.flatMap(({ user_id: user }) => (typeof user === "string" ? [user] : []));
      if (users.length === 0) return open("types do not say who made them");
      return users.every((user) => user === "cisco") ? confirmed() : differs("`user_id`: cisco", "another user");
    },
  },
  {
    contract: "3.5",
    mark: "documented",
    says: "The health of a module is asked by `POST /iroh/iroh-enrich/health/{module_instance_id}`.",
    check: (seen) => {
      const path = "/iroh/iroh-enrich/health/{module_instance_id}";
      return publishes(seen, { service: "iroh-enrich", method: "POST", path, reads: ["data", "errors"] });
    },
  },
  {
    contract: "7",
    mark: "documented",
    says: "Modules are asked by `POST /iroh/iroh-enrich/observe/observables?mids=ID`, with a list of `type` and `value`.",
    check: (seen) =>
      publishes(seen, {
        ...{ service: "iroh-enrich", method: "POST", path: "/iroh/iroh-enrich/observe/observables", query: ["mids"] },
        ...{ sends: ["type", "value"], reads: ["data", "errors"] },
      }),
  },
];
