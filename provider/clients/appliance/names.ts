import type { Sentence } from "../../base/sentence";

/** What the caller calls the parts of an address, as a sentence names them: whoever has to correct one finds it by that. */
export interface ApplianceNames {
  host: string;
  port: string;
  machine: string;
  hostKey: string;
  privateKey: string;
  /** Wherever the password comes from. */
  password: string;
  /** Password or key, with where else they may come from. */
  credentials: string;
  /** User name and what proves it, with where else they may come from. */
  login: Sentence;
}

/** For a caller with no names of its own. */
export const plainNames: ApplianceNames = {
  host: "the host",
  port: "the port",
  machine: "the machine",
  hostKey: "the accepted host keys",
  privateKey: "the private key",
  password: "the password",
  credentials: "the password or the private key",
  login: "the user name and the password or private key",
};
