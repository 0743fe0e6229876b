import { toClient } from "../../../provider/clients/cloud/api-clients";
import type { Assumption } from "../assumption";
import { members } from "../members";
import { paged, readable, goneIsTold } from "../reading";
import { all, answerOf, confirmed, differs, itemsOf, open } from "../settle";
import { publishes } from "../swagger";

const path = "/iroh/oauth2-clients/clients";
const sends = ["name", "description", "scopes", "grants", "redirects", "availability", "enabled?"];
const reads = ["id", "name", "description", "scopes", "grants", "enabled?", "created-at"];
const bySymmetry = "List, read, `PATCH` and `DELETE` below that path";
const onlyAWrite = "only making a client shows it";

export const clients: readonly Assumption[] = [
  {
    contract: "1.3",
    mark: "observed",
    says: "`POST /iroh/oauth2-clients/clients` makes a client of what the provider sends.",
    check: (seen) => publishes(seen, { service: "oauth2-clients", method: "POST", path, sends, reads: [...reads, "password"] }),
  },
  {
    contract: "1.3",
    mark: "assumed",
    says: "Below that path clients can be listed and read.",
    quote: bySymmetry,
    check: ({ lists: { client } }) => {
      const [first] = client.pages;
      if (!first) return open("it was not asked");
      answerOf(first, 200);
      return client.one ? (answerOf(client.one, 200), confirmed()) : open("the organisation has none to look at");
    },
  },
  {
    contract: "1.3",
    mark: "assumed",
    says: "Clients are listed as modules are: a bare list that `limit` and `offset` choose from.",
    quote: bySymmetry,
    check: ({ lists }) => paged(lists.client),
  },
  {
    contract: "1.3",
    mark: "assumed",
    says: "The Swagger of API clients has `PATCH` and `DELETE` of one, as the provider calls them.",
    quote: bySymmetry,
    check: (seen) =>
      all([
        publishes(seen, {
          ...{ service: "oauth2-clients", method: "PATCH", path: `${path}/{id}` },
          sends: ["name", "description", "scopes", "enabled?"],
        }),
        publishes(seen, { service: "oauth2-clients", method: "DELETE", path: `${path}/{id}` }),
      ]),
  },
  {
    contract: "1.3",
    mark: "documented",
    says: "A client has these members, in kebab-case and some with a question mark.",
    check: (seen) =>
      members(
        itemsOf(seen, "client"),
        {
          ...{ id: "text", name: "text", "client-type": "text", grants: "texts", scopes: "texts", availability: "text" },
          ...{ "enabled?": "flag", "approved?": "flag", "approval-status": "text" },
          ...{ "org-id": "text", "owner-id": "text", "created-at": "moment" },
        },
        ["description", "redirects", "allow-partial-user-scopes?"],
      ),
  },
  {
    contract: "1.3",
    mark: "documented",
    says: "The provider can read every API client.",
    check: (seen) => readable(itemsOf(seen, "client"), toClient),
  },
  {
    contract: "1.3",
    mark: "assumed",
    says: "Reading a client leaves its password out.",
    quote: "That a read leaves it out",
    check: (seen) =>
      itemsOf(seen, "client").some((client) => client["password"] !== undefined && client["password"] !== null)
        ? differs("no `password`", "a `password`")
        : confirmed(),
  },
  {
    contract: "1.3",
    mark: "assumed",
    says: "A client that is not there is 404 `client_not_found`.",
    quote: bySymmetry,
    check: ({ lists }) => goneIsTold(lists.client, "client_not_found"),
  },
  {
    contract: "1.3",
    mark: "assumed",
    says: "A new client of `client-creds` is approved at once.",
    quote: "is approved at once",
    unseen: onlyAWrite,
  },
  {
    contract: "1.3",
    mark: "assumed",
    says: "Scopes that are unknown, and those that the caller lacks, are refused.",
    quote: "scopes that the caller lacks, are refused",
    unseen: onlyAWrite,
  },
];
