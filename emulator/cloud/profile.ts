import type { Organisation } from "./organisation";
import type { Route } from "./route";

function shownOrganisation(organisation: Organisation): object {
  return {
    id: organisation.id,
    name: organisation.parts.facts.organisationName,
    "enabled?": true,
    "additional-scopes": ["sse"],
    "scim-status": "activated",
  };
}

export const profileRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/iroh/profile/whoami",
    scope: "profile:read",
    mark: "documented",
    source: "contracts 7 (DEV:data-model)",
    differences: ["The keys of `user` are assumed, and every user is an administrator."],
    handler: ({ organisation, caller }) => ({
      status: 200,
      body: {
        user: {
          "user-id": organisation.owner.id,
          "user-name": organisation.owner.name,
          "user-email": organisation.owner.email,
          "org-id": organisation.id,
          role: "admin",
          scopes: caller.scopes,
          "enabled?": true,
        },
        org: shownOrganisation(organisation),
      },
    }),
  },
  {
    method: "GET",
    path: "/iroh/profile/org",
    scope: "profile:read",
    mark: "observed",
    source: "contracts 7 (TR05)",
    differences: ["It is assumed to answer the `org` of `whoami`, and cannot be changed here."],
    handler: ({ organisation }) => ({ status: 200, body: shownOrganisation(organisation) }),
  },
];
