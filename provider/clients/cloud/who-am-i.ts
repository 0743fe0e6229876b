import { Answer } from "../http/shapes";

/** Who an access token speaks for (contracts 7; the keys of `user` are assumed). */
export interface WhoAmIWire {
  userId?: string;
  userName?: string;
  userEmail?: string;
  role?: string;
  organisationId: string;
  organisationName?: string;
}

export function toWhoAmI(json: unknown): WhoAmIWire {
  const answer = new Answer(json, "the answer about the user");
  const user = new Answer(answer.raw("user") ?? {}, "the user");
  const organisation = new Answer(answer.raw("org") ?? {}, "the organisation");
  return {
    userId: user.optionalText("user-id"),
    userName: user.optionalText("user-name"),
    userEmail: user.optionalText("user-email"),
    role: user.optionalText("role"),
    organisationId: organisation.text("id"),
    organisationName: organisation.optionalText("name"),
  };
}
