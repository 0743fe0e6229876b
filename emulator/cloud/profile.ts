import type { Route } from "./route";

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
        org: {
          id: organisation.id,
          name: organisation.parts.facts.organisationName,
          "enabled?": true,
          "additional-scopes": ["sse"],
          "scim-status": "activated",
        },
      },
    }),
  },
];
