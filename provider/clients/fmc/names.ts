import type { Sentence } from "../../base/sentence";

/** What the caller calls the parts of an address, as a sentence names them: whoever has to correct one finds it by that. */
export interface FmcNames {
  host: string;
  port: string;
  domain: string;
  fingerprint: string;
  caFile: string;
  /** User name and password, with where else they may come from. */
  login: Sentence;
}

/** For a caller with no names of its own. */
export const plainNames: FmcNames = {
  host: "the host",
  port: "the port",
  domain: "the domain",
  fingerprint: "the pinned fingerprint",
  caFile: "the authority's file",
  login: "the user name and password",
};
