import { says, unwrap, type Dialect } from "./texts";

/** The menu of `threatresponseconfig` or `cloudserviceconfig`: it offers only what applies at the moment. */
export interface Menu {
  /** The words it takes, in upper case, such as `REGISTER`. */
  offers: readonly string[];
  /** What was printed above the choice, on one line: the state, or the outcome of the last command. */
  before: string;
  dialect: Dialect;
}

/** Reads a screen as a menu; one without any choice is a menu that offers nothing. */
export function readMenu(screen: string): Menu {
  const lines = screen.split("\n");
  const first = lines.findIndex((line) => /^\s*Choose the operation/i.test(line) || offer.test(line));
  const choice = first < 0 ? [] : lines.slice(first);
  const offers = choice.flatMap((line) => offer.exec(line)?.[1] ?? []);
  return { offers, before: unwrap((first < 0 ? lines : lines.slice(0, first)).join("\n")), dialect: dialectOf(choice.join(" ")) };
}

/** `- REGISTER - To register ...`, also `-SETTRS - Set ...` (both in seed 004). */
const offer = /^\s*-\s*([A-Z][A-Z0-9_]+)\s*-(?=\s|$)/;

/** Which wording to expect next is told by the menu, not by the version. */
function dialectOf(choice: string): Dialect {
  const older = /Threat Response/i.test(choice) && !/Cloud Services?\b|Secure Cloud|SecureX|\bXDR\b/i.test(choice);
  return older ? "ctr" : "cloud";
}

export type CloudServiceState = "not-enabled" | "busy" | "ready" | "registering" | "registered" | "deregistering" | "failed";

/** The state `cloudserviceconfig` shows; undefined when it neither says nor offers anything known. */
export function stateOf({ offers, before }: Menu): CloudServiceState | undefined {
  if (says(before, "deregistering")) return "deregistering";
  if (says(before, "registering")) return "registering";
  if (says(before, "busy")) return "busy";
  // What it offers outweighs a sentence about what happened before.
  if (offers.includes("DEREGISTER")) return "registered";
  if (says(before, "registration-failed")) return "failed";
  if (offers.includes("REGISTER")) return "ready";
  if (says(before, "registered")) return "registered";
  if (offers.includes("ENABLE") || says(before, "disabled")) return "not-enabled";
  return undefined;
}

export interface Server {
  /** What to type for it. */
  number: string;
  host: string;
}

/** The numbered list of servers. Entries without a host (seed 004 prints an empty `1.`) are left out. */
export function readServers(screen: string): Server[] {
  const list = /Available list of [^:]{0,200}:(.*)$/i.exec(unwrap(screen))?.[1] ?? "";
  // A number counts as an item's only at the beginning or after a blank, so digits inside host names do not.
  return list
    .split(/(?:^|\s)(?=\d{1,3}\s?\.(?!\d))/)
    .map((item) => /^(\d{1,3})\s?\.(.*?)\s*(?:Enter .*)?$/i.exec(item))
    .flatMap((item) => {
      const host = /(?<![a-z0-9-])[a-z0-9-]+(?:\.[a-z0-9-]+)+/i.exec(item?.[2] ?? "")?.[0];
      return item?.[1] && host ? [{ number: item[1], host: host.toLowerCase() }] : [];
    });
}
