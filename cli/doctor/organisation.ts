import type { WhoAmIWire } from "../../provider/clients/cloud/who-am-i";
import type { Quota } from "../../provider/clients/http/session";
import type { Details, Finding } from "./findings";

/** Whom the API client speaks for. */
export function organisationFinding({ organisationId, organisationName, role, userName, userEmail }: WhoAmIWire): Finding {
  const user = userName ?? userEmail;
  const details: Details = {
    organisationId,
    ...(organisationName === undefined ? {} : { organisationName }),
    ...(role === undefined ? {} : { role }),
    ...(user === undefined ? {} : { user }),
  };
  const of = organisationName === undefined ? organisationId : `"${organisationName}" (${organisationId})`;
  const says = `organisation ${of}, as ${user ?? "a user without a name"}, role ${role ?? "not said"}`;
  if (role === undefined || /admin/i.test(role)) return { check: "organisation", level: "ok", says, details };
  return {
    ...{ check: "organisation", level: "warning", says, details },
    next: "Make the API client as a user with admin access rights: it can do no more than the user who owns it.",
  };
}

/** Below this the provider itself spreads its requests. */
const scarce = 200;

/** What the organisation has left of its requests for the hour. */
export function quotaFinding({ limit, remaining }: Quota): Finding {
  const details: Details = {
    ...(limit === undefined ? {} : { limit }),
    ...(remaining === undefined ? {} : { remaining }),
  };
  const all = limit === undefined ? "" : ` of the organisation's ${limit} an hour`;
  if (remaining === undefined) {
    const says =
      limit === undefined
        ? "the API says nothing of it"
        : `not used up: the organisation has ${limit} requests an hour, and the API counts them aloud only at the end`;
    return { check: "quota", level: "ok", says, details };
  }
  const says = `${remaining} requests left${all}`;
  if (remaining >= scarce) return { check: "quota", level: "ok", says, details };
  return {
    ...{ check: "quota", level: remaining === 0 ? "problem" : "warning", says, details },
    next: "All API clients of the organisation share it: see who else asks, and let stacks and drift runs ask less often.",
  };
}
