import { closed, text } from "../ground/schema";
import type { ApiClient, Organisation } from "./organisation";
import { badParameter, missingScope, notFound, Refusal } from "./refusal";
import { type Caller, page, type Route, withBody } from "./route";
import { isKnownScope, missingScopes } from "./scopes";
import { apiClient, listOf, newApiClient } from "./shapes";

const scopeList = { type: "array", items: { type: "string" }, minItems: 1 };
const mutable = { name: text(1, 256), description: text(0, 2000), scopes: scopeList, "enabled?": { type: "boolean" } };

const newClient = closed(
  {
    ...mutable,
    grants: { type: "array", items: { enum: ["auth-code", "client-creds", "device-grant"] }, minItems: 1 },
    redirects: { type: "array", items: { type: "string" } },
    availability: { enum: ["org", "user"] },
    "client-type": { enum: ["confidential", "public"] },
    "allow-partial-user-scopes?": { type: "boolean" },
  },
  ["name", "scopes", "grants"],
);

type NewClient = Partial<ApiClient> & Pick<ApiClient, "name" | "scopes" | "grants">;
type ClientPatch = Partial<Pick<ApiClient, "name" | "description" | "scopes" | "enabled?">>;

/** Unknown scopes are a bad request; scopes the caller does not hold are forbidden. */
function checkScopes(scopes: readonly string[], caller: Caller): string[] {
  if (!scopes.every(isKnownScope)) throw badParameter("scopes", "unknown-scope");
  const missing = missingScopes(caller.scopes, scopes);
  if (missing.length > 0) {
    throw missingScope(missing, [...scopes], caller, "A client cannot have more scopes than the one that makes it.");
  }
  return [...new Set(scopes)];
}

function find(organisation: Organisation, id: string): ApiClient {
  const client = organisation.clients.get(id);
  if (!client) throw notFound("client", id);
  return client;
}

function checkGrants(wish: NewClient): void {
  if (wish.grants.includes("auth-code") && !wish.redirects?.length) throw new Refusal(400, { redirects: "missing-required-key" });
  // A public client has no secret, so it cannot prove who it is.
  if (wish["client-type"] === "public" && wish.grants.includes("client-creds")) throw badParameter("grants", "invalid-value");
}

const collectionPath = "/iroh/oauth2-clients/clients";
const itemPath = `${collectionPath}/{id}`;
const bySymmetry = "That it is there, its scope and 404 `client_not_found` are assumed.";
const assumed = {
  mark: "assumed",
  source: "contracts 1.3, by symmetry with iroh-int",
  differences: [bySymmetry],
} as const;

export const clientRoutes: readonly Route[] = [
  withBody<NewClient>({
    method: "POST",
    path: collectionPath,
    scope: "oauth:write",
    mark: "observed",
    source: "contracts 1.3 (OCG, DEV:oauth2-client-model)",
    differences: [
      "An unknown scope is refused with 400, one the caller does not hold with 403; both are assumed.",
      "A client is approved at once.",
    ],
    body: newClient,
    answer: newApiClient,
    handler: ({ organisation, body, caller }) => {
      checkGrants(body);
      const { client, password } = organisation.addClient({ ...body, scopes: checkScopes(body.scopes, caller) });
      // The only time the password is told: nothing published resets or repeats it.
      return { status: 201, body: client["client-type"] === "public" ? client : { ...client, password } };
    },
  }),
  {
    method: "GET",
    path: collectionPath,
    scope: "oauth:read",
    ...assumed,
    query: ["offset", "limit"],
    answer: listOf(apiClient),
    handler: ({ organisation, query }) => ({ status: 200, body: page([...organisation.clients.values()], query) }),
  },
  {
    method: "GET",
    path: itemPath,
    scope: "oauth:read",
    ...assumed,
    answer: apiClient,
    handler: ({ organisation, params }) => ({ status: 200, body: find(organisation, params["id"] ?? "") }),
  },
  withBody<ClientPatch>({
    method: "PATCH",
    path: itemPath,
    scope: "oauth:write",
    ...assumed,
    differences: [bySymmetry, "New scopes bind access tokens that are out already."],
    body: closed(mutable),
    answer: apiClient,
    handler: ({ organisation, params, body, caller }) => {
      const client = find(organisation, params["id"] ?? "");
      Object.assign(client, body, body.scopes && { scopes: checkScopes(body.scopes, caller) });
      if (!client["enabled?"]) organisation.revokeTokensOf(client.id);
      return { status: 200, body: client };
    },
  }),
  {
    method: "DELETE",
    path: itemPath,
    scope: "oauth:write",
    ...assumed,
    handler: ({ organisation, params }) => {
      const { id } = find(organisation, params["id"] ?? "");
      organisation.clients.delete(id);
      organisation.passwords.delete(id);
      organisation.revokeTokensOf(id);
      return { status: 204 };
    },
  },
];
