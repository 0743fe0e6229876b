import { FmcRefusal } from "./refusal";
import type { FmcCall, FmcRoute } from "./route";
import type { Session } from "./sessions";
import { serverVersion } from "./version";

const authPath = "/api/fmc_platform/v1/auth";

/** The header with the token of every call, in lower case. */
export const accessTokenHeader = "x-auth-access-token";
const refreshTokenHeader = "x-auth-refresh-token";

function credentialsOf(authorization = ""): string | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization) ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8");
}

function tokenHeaders({ fmc }: FmcCall, { accessToken, refreshToken }: Session): Record<string, string> {
  const { domain } = fmc;
  return {
    "X-auth-access-token": accessToken,
    "X-auth-refresh-token": refreshToken,
    DOMAIN_UUID: domain.uuid,
    DOMAIN_ID: domain.uuid,
    DOMAINS: JSON.stringify([domain]),
    global: domain.uuid,
  };
}

/** Logging in and out, and the version (contracts 6). */
export const platformRoutes: readonly FmcRoute[] = [
  {
    method: "POST",
    path: `${authPath}/generatetoken`,
    mark: "observed",
    source: "contracts 6",
    open: true,
    handler: (call) => {
      const { username, password } = call.fmc.parts;
      if (credentialsOf(call.header("authorization")) !== `${username}:${password}`) {
        throw new FmcRefusal(401, "User authentication failed.");
      }
      return { status: 204, headers: tokenHeaders(call, call.fmc.sessions.open()) };
    },
  },
  {
    method: "POST",
    path: `${authPath}/refreshtoken`,
    mark: "observed",
    source: "contracts 6",
    differences: ["An access token that is too old can still be refreshed, and both tokens are replaced; that is assumed."],
    open: true,
    handler: (call) => {
      const session = call.fmc.sessions.refresh(call.header(accessTokenHeader), call.header(refreshTokenHeader));
      return { status: 204, headers: tokenHeaders(call, session) };
    },
  },
  {
    method: "POST",
    path: `${authPath}/revokeaccess`,
    mark: "observed",
    source: "contracts 6",
    handler: ({ fmc, header }) => {
      fmc.sessions.revoke(header(accessTokenHeader));
      return { status: 204 };
    },
  },
  {
    method: "GET",
    path: "/api/fmc_platform/v1/info/serverversion",
    mark: "observed",
    source: "contracts 6",
    differences: ["The versions of anything but the FMC itself are the same everywhere."],
    handler: ({ fmc, origin, path }) => {
      const item = {
        serverVersion: serverVersion(fmc.parts.wish.version),
        geoVersion: "2024-01-08-100",
        vdbVersion: "build 376 ( 2024-01-10 12:00:00 )",
        sruVersion: "2024-01-10-001-vrt",
        type: "ServerVersion",
      };
      const paging = { offset: 0, limit: 1, count: 1, pages: 1 };
      return { status: 200, body: { links: { self: `${origin}${path}` }, items: [item], paging } };
    },
  },
];
