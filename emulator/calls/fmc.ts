import { integrationRoutes } from "../fmc/integration";
import { platformRoutes } from "../fmc/platform";
import type { FmcRoute } from "../fmc/route";
import type { CallTable, DescribedCall } from "./tables";

function fmcCall({ since, open, source, ...route }: FmcRoute): DescribedCall {
  return { ...route, source: since === undefined ? source : `${source}, since ${since}`, scope: open ? null : "login" };
}

export const fmc: CallTable = {
  title: "Firepower Management Center",
  calls: [...platformRoutes, ...integrationRoutes].map(fmcCall),
  differences: [
    { subject: "address", here: "HTTPS with a certificate made at start, which is its own authority." },
    { subject: "domains", here: "There is `Global` alone." },
    { subject: "lists", here: "One without entries has no `items`; that is assumed." },
    {
      subject: "refusals",
      here: "Their words are assumed, and so is 400 for all that a body can have wrong: an unknown key, and what licence and manager do not allow.",
    },
    {
      subject: "rate limit",
      here: "All clients count as one, since all have one address. 429 has no `Retry-After`: none was seen.",
    },
    {
      subject: "threat defenses",
      here: "One that leaves is Unregistered in SSE, and takes that entry again when it returns, or makes a new one. Every PUT of region or events is a broadcast, also one that changes nothing. In India and Australia it is nowhere. All that is assumed.",
    },
  ],
  notEmulated: ["everything but login, version and cloud settings", "the REST API of an FDM-managed threat defense"],
};
