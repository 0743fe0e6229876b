import { closed, text } from "../ground/schema";
import { signJwt } from "./oauth";
import type { Device, Organisation, RegistrationToken } from "./organisation";
import { notFound } from "./refusal";
import { page, type Route, withBody } from "./route";
import { device as shownDevice, listOf, registrationToken } from "./shapes";

const hourSeconds = 3600;
/** The choices of the portal's wizard: 1, 2, 4, 6, 8, 12 hours and 1 to 5 days. */
const tokenLifetimesSeconds: readonly number[] = [1, 2, 4, 6, 8, 12, 24, 48, 72, 96, 120].map((hours) => hours * hourSeconds);

// [A] How long a name may be is not public; the portal takes at least the host names of real appliances.
const name = text(1, 255);
const description = text(0, 1024);

function find(organisation: Organisation, id: string): Device {
  const device = organisation.devices.get(id);
  if (!device) throw notFound("device", id);
  return device;
}

/** An entry that no device has registered with yet. */
export function newEntry(organisation: Organisation, given: Pick<Device, "name" | "type"> & { description?: string }): Device {
  const now = organisation.now();
  const device: Device = {
    id: organisation.series.device.of(JSON.stringify(given)).uuid(),
    status: "Unregistered",
    description: "",
    ...given,
    created_at: now,
    updated_at: now,
  };
  organisation.devices.set(device.id, device);
  return device;
}

/** Where the token of an entry stands: used, past its time, or neither. */
export function tokenStatus(token: RegistrationToken, nowMs: number): "active" | "expired" | "consumed" {
  if (token.consumed) return "consumed";
  return token.expiresAtMs <= nowMs ? "expired" : "active";
}

const collectionPath = "/iroh/iroh-sse/device";
const itemPath = `${collectionPath}/{id}`;
// Paths and verbs were seen in public client code; every body is assumed.
const bodies = "Bodies, statuses, errors and the scope (`sse:read` or `sse:write`, both part of `sse`) are assumed.";
const length = "A name may have 255 characters; that is assumed.";
const seen = { mark: "observed", source: "contracts 2.1 (TR05), 2.4", differences: [bodies] } as const;

export const sseRoutes: readonly Route[] = [
  {
    method: "GET",
    path: collectionPath,
    scope: "sse:read",
    ...seen,
    query: ["offset", "limit"],
    answer: listOf(shownDevice),
    handler: ({ organisation, query }) => ({ status: 200, body: page([...organisation.devices.values()], query) }),
  },
  withBody<Pick<Device, "name" | "type"> & { description?: string }>({
    method: "POST",
    path: collectionPath,
    scope: "sse:write",
    ...seen,
    differences: [bodies, length],
    body: closed({ name, description, type: text(1, 32) }, ["name"]),
    answer: shownDevice,
    handler: ({ organisation, body }) => ({ status: 201, body: newEntry(organisation, body) }),
  }),
  {
    method: "GET",
    path: itemPath,
    scope: "sse:read",
    ...seen,
    answer: shownDevice,
    handler: ({ organisation, params }) => ({ status: 200, body: find(organisation, params["id"] ?? "") }),
  },
  withBody<Partial<Pick<Device, "name" | "description">>>({
    method: "PATCH",
    path: itemPath,
    scope: "sse:write",
    ...seen,
    differences: [bodies, "It takes `name` and `description` only.", length],
    body: closed({ name, description }),
    answer: shownDevice,
    handler: ({ organisation, params, body }) => {
      const device = Object.assign(find(organisation, params["id"] ?? ""), body, { updated_at: organisation.now() });
      return { status: 200, body: device };
    },
  }),
  {
    method: "DELETE",
    path: itemPath,
    scope: "sse:write",
    ...seen,
    differences: [bodies, "A module that uses the device does not hold it back, and goes unhealthy."],
    handler: ({ organisation, params }) => {
      // A module that still uses the device does not hold it back; the module goes unhealthy (contracts 2.4).
      const { id } = find(organisation, params["id"] ?? "");
      organisation.devices.delete(id);
      organisation.registrationTokens.delete(id);
      // Not an empty 204: the published client reads JSON from this answer (contracts 2.4).
      return { status: 200, body: { id } };
    },
  },
  withBody<{ expires_in?: number } | undefined>({
    method: "POST",
    path: `${itemPath}/token`,
    scope: "sse:write",
    ...seen,
    differences: [
      bodies,
      "A token may be issued in any state of its entry; the earlier one stops working.",
      "`expires_in` takes the seconds of the portal's own choices.",
    ],
    body: closed({ expires_in: { type: "integer", enum: tokenLifetimesSeconds } }),
    bodyOptional: true,
    answer: registrationToken,
    handler: ({ organisation, params, body }) => {
      const { id } = find(organisation, params["id"] ?? "");
      const { clock, secrets, facts } = organisation.parts;
      const expiresAtMs = clock.now() + (body?.expires_in ?? hourSeconds) * 1000;
      const token = organisation.series.token.of(id).hex();
      // Issuing again takes the place of the earlier token, which thereby stops working.
      organisation.registrationTokens.set(id, { token, deviceId: id, expiresAtMs, consumed: false });
      secrets.add("registration-token", token, facts.name);
      return { status: 201, body: { token, device_id: id, expires_at: new Date(expiresAtMs).toISOString(), status: "active" } };
    },
  }),
  {
    method: "GET",
    path: "/iroh/iroh-sse/tenant/token",
    scope: "sse:read",
    ...seen,
    differences: [bodies, "Its token opens nothing here: what it is for is not public."],
    handler: ({ organisation, caller }) => {
      const { clock, secrets, facts } = organisation.parts;
      const issuedAt = Math.floor(clock.now() / 1000);
      const token = signJwt(organisation, {
        ...{ iss: facts.issuer, sub: caller.organisationId, iat: issuedAt, exp: issuedAt + hourSeconds },
        jti: organisation.series.jwt.uuid(),
      });
      secrets.add("tenant-token", token, facts.name);
      return { status: 200, body: { token } };
    },
  },
];
