import { toDevice } from "../../../provider/clients/cloud/devices";
import type { Assumption, Finding, Seen } from "../assumption";
import { isVocabulary, members } from "../members";
import { goneIsTold, paged, readable } from "../reading";
import { all, answerOf, confirmed, differs, itemsOf, listIn, some, words } from "../settle";
import { publishes, type UsedCall } from "../swagger";

const path = "/iroh/iroh-sse/device";
const service = "iroh-sse";
const entryReads = ["id", "name", "type", "status", "description", "created_at"];

const post: UsedCall = { service, method: "POST", path, sends: ["name", "description", "type"], reads: entryReads };
const patch: UsedCall = { service, method: "PATCH", path: `${path}/{id}`, sends: ["name", "description"], reads: entryReads };
const token: UsedCall = {
  ...{ service, method: "POST", path: `${path}/{id}/token`, sends: ["expires_in"] },
  reads: ["token", "device_id", "expires_at", "status"],
};
const remove: UsedCall = { service, method: "DELETE", path: `${path}/{id}` };
const list: UsedCall = { service, method: "GET", path, query: ["limit", "offset"], reads: entryReads };

const words24 = { contract: "2.4", mark: "assumed" } as const;
const onlyAWrite = "only a change shows it";

const isRegistered = (device: Record<string, unknown>): boolean => String(device["status"]).toLowerCase() === "registered";

function registered(seen: Seen): readonly Record<string, unknown>[] {
  return some(itemsOf(seen, "device").filter(isRegistered), "no device is registered");
}

function statuses(seen: Seen): Finding {
  const found = itemsOf(seen, "device").map(({ status }) => String(status));
  const other = found.filter((status) => status !== "Registered" && status !== "Unregistered");
  return other.length === 0 ? confirmed(words(found)) : differs("Registered, Unregistered", words(other.filter(isVocabulary)));
}

function spelling(seen: Seen): Finding {
  const keys = itemsOf(seen, "device").flatMap((device) => Object.keys(device));
  const others = keys.filter((key) => !/^[a-z]+(_[a-z]+)*$/.test(key));
  return others.length === 0 ? confirmed() : differs("snake_case", words(others.filter(isVocabulary)));
}

export const exchange: readonly Assumption[] = [
  {
    contract: "2.1",
    mark: "observed",
    says: "`GET /iroh/iroh-sse/device` lists the devices.",
    check: ({ lists: { device } }) => all(device.pages.map((page) => (listIn(page), confirmed()))),
  },
  {
    contract: "2.1",
    mark: "assumed",
    says: "The Swagger of Security Services Exchange, where there is one, has every call that the provider makes.",
    quote: "No Swagger of this service is public: bodies, statuses, paging and error words are all A",
    check: (seen) =>
      all([list, post, patch, token, remove].map(({ method, path }) => publishes(seen, { service, method, path }))),
  },
  {
    contract: "2.3",
    mark: "assumed",
    says: "An ESA and an SMA run the same connector as an FTD.",
    quote: "That an ESA and an SMA run the same: A",
    unseen: "only an appliance shows it",
  },
  {
    ...words24,
    says: "A device has these members.",
    quote: "A device: `id`, `name`",
    check: (seen) =>
      members(
        itemsOf(seen, "device"),
        { id: "text", name: "text", status: "text", description: "text", created_at: "moment", updated_at: "moment" },
        ["type", "version", "ip_address", "connector_version"],
      ),
  },
  {
    ...words24,
    says: "A registered device has these beside them.",
    quote: "A device: `id`, `name`",
    check: (seen) => {
      const wanted = { type: "text", version: "text", ip_address: "text", connector_version: "text" } as const;
      const devices = registered(seen);
      return members(devices, wanted, devices.flatMap(Object.keys));
    },
  },
  {
    ...words24,
    says: "The status of a device is `Registered` or `Unregistered`.",
    quote: "`status` (`Unregistered`, `Registered`",
    check: statuses,
  },
  {
    ...words24,
    says: "`POST` takes name, description and type, and answers the entry.",
    quote: "`POST` takes name, description and type",
    check: (seen) => publishes(seen, post),
  },
  { ...words24, says: "`POST` answers 201.", quote: "name, description and type and answers 201", unseen: onlyAWrite },
  {
    ...words24,
    says: "`PATCH` takes name and description.",
    quote: "`PATCH` takes name and description",
    check: (seen) => publishes(seen, patch),
  },
  {
    ...words24,
    says: "`POST /device/{id}/token` takes `expires_in`, and answers `token`, `device_id`, `expires_at` and `status`.",
    quote: "takes `expires_in` in seconds",
    check: (seen) => publishes(seen, token),
  },
  { ...words24, says: "Another token ends the one before.", quote: "Another one ends the one before", unseen: onlyAWrite },
  {
    ...words24,
    says: "`DELETE` answers a small JSON object.",
    quote: "`DELETE` answers a small JSON object",
    unseen: onlyAWrite,
  },
  {
    ...words24,
    says: "The deletion of a device that a module uses is not refused.",
    quote: "the deletion of a device that a module uses is not refused",
    unseen: onlyAWrite,
  },
  {
    ...words24,
    says: "The list of devices is bare, and `limit` and `offset` choose from it.",
    quote: "A list is an array with `limit` and `offset`",
    check: ({ lists }) => paged(lists.device),
  },
  {
    ...words24,
    says: "The Swagger of the list has `limit` and `offset`.",
    quote: "A list is an array with `limit` and `offset`",
    check: (seen) => publishes(seen, list),
  },
  {
    ...words24,
    says: "A list takes a slash at the end of its path.",
    quote: "takes a slash at the end of the path",
    check: ({ single }) => (answerOf(single.slash, 200), confirmed()),
  },
  {
    ...words24,
    says: "A device that is not there is 404 `device_not_found`.",
    quote: "`device_not_found` is the word",
    check: ({ lists }) => goneIsTold(lists.device, "device_not_found"),
  },
  {
    ...words24,
    says: "Members of a device are written in snake_case.",
    quote: "Who reads takes camelCase and kebab-case too",
    check: spelling,
  },
  {
    ...words24,
    says: "The provider can read every device, in whatever case its members are written.",
    quote: "Who reads takes camelCase and kebab-case too",
    check: (seen) => readable(itemsOf(seen, "device"), toDevice),
  },
];
