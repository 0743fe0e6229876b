import type { Reply } from "../ground/reply";
import type { Fmc } from "./fmc";

/** One request to an FMC, after its token was found good. */
export interface FmcCall {
  fmc: Fmc;
  /** `https://127.0.0.1:4109`, for the links. */
  origin: string;
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  header: (name: string) => string | undefined;
  text: string;
}

export interface FmcRoute {
  method: "GET" | "POST" | "PUT";
  /** With parameters in braces. */
  path: string;
  /** How well FMC's own behaviour is known (contracts 6). */
  mark: "documented" | "observed";
  /** Where it is described: a section of the contracts; see docs/emulator-calls.md. */
  source: string;
  /** As of a route of the cloud. */
  differences?: readonly string[];
  /** The first release that has it. */
  since?: string;
  /** True for the two calls that give a token. */
  open?: true;
  handler: (call: FmcCall) => Reply;
}
