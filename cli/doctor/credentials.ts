import { inWords, type Sentence, type Wording } from "../../provider/base/sentence";
import type { ProviderError } from "../../provider/base/errors";
import { named } from "../../provider/base/settings";
import type { RegionCredentials } from "../../provider/clients/cloud/credentials";
import type { Region } from "../../provider/clients/cloud/regions";
import { failed, type Finding } from "./findings";

/** The API client is there, and the region takes it. */
export function goodCredentials({ clientId, from }: RegionCredentials, wording: Wording): Finding {
  const words = (what: Sentence) => inWords(what, wording);
  const places = [words(named(from.clientId)), words(named(from.clientPassword))];
  return {
    ...{ check: "credentials", level: "ok" },
    says: `the region takes ${clientId} (id from ${places[0] ?? ""}, password from ${places[1] ?? ""})`,
    details: { clientId, idFrom: from.clientId.name, passwordFrom: from.clientPassword.name },
  };
}

/** @param wanted whether somebody asked for the region, or it is the only kind of region there is */
export function noCredentials({ name }: Region, error: ProviderError, wanted: boolean, wording: Wording): Finding {
  const finding = failed({ check: "credentials" }, wanted ? "problem" : "warning", error, wording);
  const next = `${finding.next ?? ""} This command reads the environment alone.`;
  return { ...finding, next: wanted ? next : `${next} If region "${name}" is not used, nothing is missing.` };
}

/** The region did not take the API client, or could not be asked. */
export const badCredentials = (error: ProviderError, wording: Wording): Finding =>
  failed({ check: "credentials" }, "problem", error, wording);

/** Nobody knows whether the API client is good while the API itself is not reached. */
export function untriedCredentials({ clientId, from }: RegionCredentials): Finding {
  return {
    ...{ check: "credentials", level: "warning" },
    says: `there is an API client, ${clientId} from ${from.clientId.name}; it was not tried, as the API is not reached`,
    next: "Mend the way to the API first.",
  };
}
