import type { WholeAnswer } from "../../provider/clients/cloud/client";
import type { RegionName } from "../../provider/clients/cloud/regions";

/** How well a thing is known, as the marks of docs/contracts.md say it. */
export type Mark = "documented" | "observed" | "assumed";
export type Verdict = "confirmed" | "differs" | "open";

/** What a look at one region makes of an assumption. Nothing in it is an id, a name or a secret of the organisation. */
export interface Finding {
  verdict: Verdict;
  /** What differs: names of members, kinds of values, statuses and Cisco's own words. */
  expected?: string;
  seen?: string;
  /** Why it stays open. */
  why?: string;
  /** What was there beside what was looked for. */
  also?: string;
}

interface Stated {
  /** The section of docs/contracts.md. */
  contract: string;
  mark: Mark;
  /** What is assumed: one sentence. */
  says: string;
  /** Of what is only assumed: words of the section in which it stands. */
  quote?: string;
}

/** What this provider takes for given: with a check on what can be read, or with the reason why reading does not tell. */
export type Assumption = Stated & ({ check: (seen: Seen) => Finding; unseen?: never } | { unseen: string; check?: never });

/** A request that was made, and what came of it. */
export interface Look {
  method: "GET" | "POST";
  /** With `{id}` where an id stands. */
  path: string;
  id?: string;
  query?: Record<string, string>;
  answer?: WholeAnswer;
  /** Why there is no answer: a sentence. */
  problem?: string;
}

export const nouns = ["device", "module", "type", "client"] as const;
export type Noun = (typeof nouns)[number];

/** How one kind of object was looked at. */
export interface NounLooks {
  pages: Look[];
  /** The second object alone, by `limit` and `offset`; absent when there are not two. */
  second?: Look;
  /** The first object by its id; absent when there is none. */
  one?: Look;
  /** An object that is not there. */
  missing: Look;
}

export const services = ["iroh-int", "iroh-enrich", "iroh-sse", "oauth2-clients"] as const;
export type Service = (typeof services)[number];

/** What is asked once. */
export const singles = [
  "login",
  "stranger",
  "anonymous",
  "session",
  "whoami",
  "organisation",
  "authorizationServer",
  "openid",
  "keys",
  "clouds",
  "slash",
] as const;
export type Single = (typeof singles)[number];

/** All that was seen of one region. */
export interface Seen {
  region: RegionName;
  /** The API client that asked. */
  clientId: string;
  /** What its access token grants. */
  granted: readonly string[];
  single: Record<Single, Look>;
  documents: Record<Service, Look>;
  lists: Record<Noun, NounLooks>;
}

/** Every request of a region, in the order in which a bundle has them. */
export function looksOf({ single, documents, lists }: Seen): Look[] {
  const ofLists = Object.values(lists).flatMap(({ pages, second, one, missing }) => [...pages, second, one, missing]);
  return [...Object.values(single), ...Object.values(documents), ...ofLists].filter((look) => look !== undefined);
}
