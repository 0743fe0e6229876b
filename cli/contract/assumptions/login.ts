import { toAccessToken } from "../../../provider/clients/cloud/access-token";
import type { Assumption, Finding, Look, Seen } from "../assumption";
import { members } from "../members";
import { readable } from "../reading";
import { all, answerOf, confirmed, differs, isObject, objectIn, open, statusOf, words } from "../settle";

const claimsPrefix = "https://schemas.cisco.com/iroh/identity/claims/";

/** The claims of the access token that the login brought; the signature is nobody's concern here. */
function claimsOf(login: Look): Record<string, unknown> | undefined {
  const { access_token: token } = objectIn(login);
  const [, payload = ""] = typeof token === "string" ? token.split(".") : [];
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
    return isObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

function claims({ single }: Seen): Finding {
  const found = claimsOf(single.login);
  if (!found) return differs("a JWT", "an access token of another form");
  const at = (name: string): number => (typeof found[name] === "number" ? found[name] : NaN);
  const wanted = ["oauth/grant", "oauth/kind", "org/id"].map((name) => claimsPrefix + name);
  const absent = [...["iss", "sub", "exp", "iat"], ...wanted].filter((name) => found[name] === undefined);
  if (absent.length > 0) return differs(`the claims ${words(absent)}`, "none of that name");
  if (!/^IROH Auth\b/.test(String(found["iss"]))) return differs("`iss`: IROH Auth", "another issuer");
  if (at("exp") - at("iat") !== 600) return differs("600 s between `iat` and `exp`", `${at("exp") - at("iat")} s`);
  return confirmed();
}

function strangerIsRefused({ single: { stranger } }: Seen): Finding {
  const { body } = answerOf(stranger, 400, 401);
  return isObject(body) && body["error"] === "invalid_client" ? confirmed() : differs("invalid_client", statusOf(stranger));
}

function describesItself({ single }: Seen): Finding {
  const found = objectIn(single.authorizationServer);
  const endpoint = String(found["token_endpoint"]);
  const grants = Array.isArray(found["grant_types_supported"]) ? found["grant_types_supported"].map(String) : [];
  return all([
    endpoint.endsWith("/iroh/oauth2/token") ? confirmed() : differs("`token_endpoint`: /iroh/oauth2/token", "another address"),
    grants.some((grant) => /^client_credentials?$/.test(grant))
      ? confirmed()
      : differs("the grant client_credential", words(grants)),
    members([objectIn(single.openid)], { issuer: "text", token_endpoint: "text" }, Object.keys(objectIn(single.openid))),
    members([objectIn(single.keys)], { keys: "list" }),
  ]);
}

/** What the provider and its commands may ask for. */
const roots = ["sse", "integration", "oauth", "profile", "enrich", "casebook", "private-intel", "response", "inspect"];

function knowsRoots({ single }: Seen): Finding {
  const { scopes_supported: scopes } = objectIn(single.authorizationServer);
  if (!Array.isArray(scopes)) return differs("`scopes_supported`: a list", "none");
  const missing = roots.filter((root) => !scopes.includes(root));
  return missing.length === 0 ? confirmed() : differs(`the scopes ${words(missing)}`, "not among those advertised");
}

/** A read of a path below a root is proof of the root only where nothing narrower was granted. */
function rootCovers({ granted, lists }: Seen): Finding {
  const roots = granted.filter((scope) => scope === "integration" || scope === "integration:read");
  if (roots.length === 0 || granted.some((scope) => scope.startsWith("integration/"))) {
    return open("it takes an API client that holds `integration` and nothing below it");
  }
  const [page] = lists.module.pages;
  if (page?.answer?.status === 403) return differs("`integration` covers integration/module-instance:read", statusOf(page));
  return page ? (answerOf(page, 200), confirmed()) : open("it was not asked");
}

export const login: readonly Assumption[] = [
  {
    contract: "1.1",
    mark: "documented",
    says: "The token call answers `access_token`, `token_type`, `expires_in` 600, and the granted scopes with blanks between.",
    check: ({ single }) => {
      const found = objectIn(single.login);
      const wanted = { access_token: "text", token_type: "text", expires_in: "number", scope: "text" } as const;
      const life = found["expires_in"] === 600 ? confirmed() : differs("`expires_in`: 600", String(Number(found["expires_in"])));
      return all([members([found], wanted), life]);
    },
  },
  {
    contract: "1.1",
    mark: "documented",
    says: "The provider can read an access token.",
    check: ({ single }) => readable([objectIn(single.login)], (json) => toAccessToken(json, 0)),
  },
  {
    contract: "1.1",
    mark: "documented",
    says: "`GET /iroh/session/session-status` answers 200 for a token that is alive.",
    check: ({ single }) => (answerOf(single.session, 200), confirmed()),
  },
  {
    contract: "1.1",
    mark: "documented",
    says: "The authorization server describes itself: where tokens are, and the grant `client_credential`.",
    check: describesItself,
  },
  {
    contract: "1.1",
    mark: "assumed",
    says: "A wrong id or password is refused with 401 or 400 and `invalid_client`.",
    quote: "A wrong id or password: 401 or 400",
    check: strangerIsRefused,
  },
  {
    contract: "1.2",
    mark: "documented",
    says: "An access token is a JWT of `IROH Auth` that lives 600 s, with claims about user, organisation, grant and kind.",
    check: claims,
  },
  {
    contract: "1.4",
    mark: "documented",
    says: "The roots of scopes that this provider asks for are there.",
    check: knowsRoots,
  },
  {
    contract: "1.4",
    mark: "assumed",
    says: "A root scope covers what is below it.",
    quote: "A root covers what is below it",
    check: rootCovers,
  },
];
