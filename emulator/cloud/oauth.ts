import { createHmac, timingSafeEqual } from "node:crypto";
import type { Reply } from "../ground/reply";
import type { Organisation } from "./organisation";
import { refusal } from "./refusal";
import type { Caller, OpenCall, Route } from "./route";
import { intersectScopes, rootScopes } from "./scopes";

/** Lifetime of an access token in seconds. */
const accessTokenSeconds = 600;
const claimsPrefix = "https://schemas.cisco.com/iroh/identity/claims/";

function invalidClient(): never {
  throw refusal(401, "invalid_client", "The client credentials are invalid, or the client is disabled.", {
    "WWW-Authenticate": 'Basic realm="iroh"',
  });
}

function basicCredentials(authorization: string | undefined): [id: string, password: string] {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return invalidClient();
  const decoded = Buffer.from(encoded, "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  return colon < 0 ? invalidClient() : [decoded.slice(0, colon), decoded.slice(colon + 1)];
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Signed with a shared key: nothing here is meant to be verified by anyone else, unless he was given the key. */
export function signJwt(organisation: Organisation, claims: object, key = organisation.id): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}

/** Claims of contracts 1.2. */
function signToken(organisation: Organisation, clientId: string, scopes: string[]): string {
  const { clock, facts } = organisation.parts;
  const issuedAt = Math.floor(clock.now() / 1000);
  const { owner } = organisation;
  return signJwt(organisation, {
    iss: facts.issuer,
    sub: owner.id,
    iat: issuedAt,
    nbf: issuedAt - 60,
    exp: issuedAt + accessTokenSeconds,
    jti: organisation.series.jwt.uuid(),
    email: owner.email,
    [`${claimsPrefix}version`]: "1",
    [`${claimsPrefix}scopes`]: scopes,
    [`${claimsPrefix}user/id`]: owner.id,
    [`${claimsPrefix}user/email`]: owner.email,
    [`${claimsPrefix}user/nick`]: owner.name,
    [`${claimsPrefix}user/scopes`]: owner.scopes,
    [`${claimsPrefix}org/id`]: organisation.id,
    [`${claimsPrefix}org/name`]: facts.organisationName,
    [`${claimsPrefix}oauth/client/id`]: clientId,
    [`${claimsPrefix}oauth/grant`]: "client-creds",
    [`${claimsPrefix}oauth/kind`]: "access-token",
    [`${claimsPrefix}oauth/scopes`]: scopes,
    [`${claimsPrefix}oauth/user/id`]: owner.id,
  });
}

function issueToken(call: OpenCall): Reply {
  const { organisation } = call;
  if (!call.contentType.startsWith("application/x-www-form-urlencoded")) {
    throw refusal(400, "invalid_request", "The body has to be application/x-www-form-urlencoded.");
  }
  const [clientId, password] = basicCredentials(call.authorization);
  const client = organisation.clients.get(clientId);
  const known = organisation.passwords.get(clientId);
  if (!client || known === undefined || !same(known, password) || !client["enabled?"]) return invalidClient();
  const grant = new URLSearchParams(call.text).get("grant_type");
  if (grant === null) throw refusal(400, "invalid_request", "grant_type is missing.");
  if (grant !== "client_credentials") throw refusal(400, "unsupported_grant_type", "Only client_credentials is offered here.");
  if (!client.grants.includes("client-creds")) throw refusal(400, "unauthorized_client", "The client has no grant client-creds.");

  const scopes = intersectScopes(client.scopes, organisation.owner.scopes);
  const token = signToken(organisation, clientId, scopes);
  const { clock, secrets, facts } = organisation.parts;
  for (const [old, { expiresAtMs }] of organisation.accessTokens) {
    if (expiresAtMs <= clock.now()) organisation.accessTokens.delete(old);
  }
  organisation.accessTokens.set(token, { clientId, scopes, expiresAtMs: clock.now() + accessTokenSeconds * 1000 });
  secrets.add("access-token", token, facts.name);
  return {
    status: 200,
    headers: { "Cache-Control": "no-store" },
    body: { access_token: token, token_type: "bearer", expires_in: accessTokenSeconds, scope: scopes.join(" ") },
  };
}

/** The bearer token of a request, or undefined. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
}

/** Who calls; 401 without a token, or with one that expired, was revoked or belongs to another region. */
export function authenticate(organisation: Organisation, authorization: string | undefined): Caller {
  const token = bearerToken(authorization);
  if (token === undefined) throw refusal(401, "invalid_request", "No JWT found in HTTP Authorization header");
  const known = organisation.accessTokens.get(token);
  const client = known && organisation.clients.get(known.clientId);
  if (!known || !client || known.expiresAtMs <= organisation.parts.clock.now()) {
    throw refusal(401, "invalid_token", "The JWT is expired, revoked or unknown in this region");
  }
  return {
    clientId: client.id,
    userId: organisation.owner.id,
    organisationId: organisation.id,
    // The token's own scopes are a memory of the time of issue; what counts is what the client has now (contracts 1.1).
    scopes: intersectScopes(intersectScopes(known.scopes, client.scopes), organisation.owner.scopes),
    expiresAtMs: known.expiresAtMs,
  };
}

/** A document in which the authorization server describes itself; the two of them begin alike. */
function selfDescription(path: string, rest: (origin: string) => object): Route {
  return {
    method: "GET",
    path,
    scope: null,
    mark: "documented",
    source: "contracts 1.1 (AE well-known)",
    differences: ["Its addresses are the emulator's; those of the authorization and the device page lead nowhere."],
    handler: ({ origin, organisation }) => ({
      status: 200,
      body: {
        issuer: organisation.parts.facts.issuer,
        authorization_endpoint: `${origin}/iroh/oauth2/authorize`,
        token_endpoint: `${origin}/iroh/oauth2/token`,
        jwks_uri: `${origin}/.well-known/jwks`,
        scopes_supported: rootScopes,
        service_documentation: `${origin}/iroh/doc/iroh-auth/index.html`,
        ...rest(origin),
      },
    }),
  };
}

export const oauthRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/iroh/oauth2/token",
    scope: null,
    mark: "documented",
    source: "contracts 1.1 (DEV:authentication)",
    differences: [
      "The grant is `client_credentials` and the body a form: no authorization code, device code or refresh token, no JSON.",
      "The token is signed with a shared key (HS256, really RS256).",
      "The status and words of a refusal are assumed.",
    ],
    handler: issueToken,
  },
  {
    method: "GET",
    path: "/iroh/session/session-status",
    scope: "any",
    mark: "documented",
    source: "contracts 1.1 (DEV:client-checklist)",
    differences: ["The body is assumed."],
    handler: ({ caller }) => ({
      status: 200,
      body: { status: "valid", "client-id": caller.clientId, "expires-at": new Date(caller.expiresAtMs).toISOString() },
    }),
  },
  selfDescription("/.well-known/oauth-authorization-server", (origin) => ({
    device_authorization_endpoint: `${origin}/iroh/oauth2/device_authorization`,
    response_types_supported: ["code", "token"],
    code_challenge_methods_supported: ["S256", "plain"],
    // Singular, as the published document has it; the token call itself says client_credentials.
    grant_types_supported: ["authorization_code", "client_credential", "urn:ietf:params:oauth:grant-type:device_code"],
  })),
  selfDescription("/.well-known/openid-configuration", () => ({
    response_types_supported: ["code"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
  })),
  {
    method: "GET",
    path: "/.well-known/jwks",
    scope: null,
    mark: "assumed",
    source: "contracts 1.1",
    differences: ["It is empty, since tokens are signed with a shared key."],
    handler: () => ({ status: 200, body: { keys: [] } }),
  },
  {
    method: "GET",
    path: "/clouds.json",
    scope: null,
    mark: "observed",
    source: "contracts 4 (OCG)",
    differences: ["A region has its `iroh-services` alone, at the emulator's address."],
    handler: ({ origins }) => ({
      status: 200,
      body: Object.fromEntries(Object.entries(origins).map(([title, origin]) => [title, { "iroh-services": `${origin}/iroh/` }])),
    }),
  },
];
