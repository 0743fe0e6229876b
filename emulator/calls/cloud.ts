import { routes } from "../cloud/routes";
import type { CallTable } from "./tables";

export const cloud: CallTable = {
  title: "Threat Response and Security Services Exchange",
  calls: routes,
  differences: [
    {
      subject: "address",
      here: "One origin a region, plain HTTP on 127.0.0.1. A path may end in a slash, as published clients write it.",
    },
    { subject: "regions", here: "Credentials and tokens of one are refused in the others; that is assumed." },
    { subject: "scopes", here: "A root scope covers its children, and of two scopes either is enough; both are assumed." },
    {
      subject: "lists",
      here: "In order of creation, 100 entries without `limit`; a `limit` outside 1 to 1000 is refused. No header tells the total.",
    },
    {
      subject: "400",
      here: "Keyed by parameter, nested ones joined by dots, with the words `missing-required-key`, `disallowed-key`, `invalid-type`, `invalid-value` and `unknown-scope`. Like 429, whose body has 30 bytes, it has no room for a `trace_id`.",
    },
    {
      subject: "404",
      here: "`<noun>_not_found` in the envelope of the other errors; for iroh-int the word is observed and the status assumed.",
    },
    {
      subject: "rate limit",
      here: "8000 requests in a rolling hour. Every request that reaches the API counts, the token call included; refused ones do not.",
    },
    { subject: "formats", here: "JSON only: no EDN, Transit or YAML." },
  ],
  notEmulated: [
    "`module-type-patch` and `module-instance-wrapper`",
    "SSE's `api-proxy`",
    "`configuration-token` of a relay signed with RS256 (it is signed with HS256, by `configuration-token-key` or a key of the emulator's)",
    "the other services of IROH",
    "TLS",
    "the SSE portal and the consoles",
  ],
};
