import type { Mark } from "./cloud/route";
import { ROUTES } from "./cloud/routes";
import { integrationRoutes } from "./fmc/integration";
import { platformRoutes } from "./fmc/platform";
import type { FmcRoute } from "./fmc/route";

/** A call of one of the emulated services, as docs/emulator-calls.md lists it; the route tables of all of them have this form. */
export interface DescribedCall {
  method: string;
  path: string;
  mark: Mark;
  source: string;
  /** Null where no login is asked for. */
  scope: string | null;
  differences?: readonly string[] | undefined;
}

/** Where a whole service is known to differ from the real one, or had to choose. */
interface Difference {
  subject: string;
  here: string;
}

/** One emulated service with all its calls. */
export interface CallTable {
  title: string;
  calls: readonly DescribedCall[];
  /** What all its calls have in common; what one alone does stands beside its route. */
  differences: readonly Difference[];
  notEmulated: readonly string[];
}

/** A command of an emulated appliance. */
export interface DescribedCommand {
  command: string;
  mark: Mark;
  source: string;
  differences: readonly string[];
}

const cloud: CallTable = {
  title: "Threat Response and Security Services Exchange",
  calls: ROUTES,
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
    "the other services of IROH and each service's own `swagger.json`",
    "TLS",
    "the SSE portal and the consoles",
  ],
};

function fmcCall({ since, open, source, ...route }: FmcRoute): DescribedCall {
  return { ...route, source: since === undefined ? source : `${source}, since ${since}`, scope: open ? null : "login" };
}

const fmc: CallTable = {
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

/** Every emulated service. A new one is an entry here, and is then on the page. */
export const CALL_TABLES: readonly CallTable[] = [cloud, fmc];

/** Where the appliances are known to differ as a whole. */
export const APPLIANCE_DIFFERENCES: readonly Difference[] = [
  {
    subject: "releases",
    here: "Where APJC, the question about rollback and the newer names begin is assumed. Observed are the verbs of 13.8 and 14.0, and the switch of an SMA 14.0 in `generalconfig`; that it is elsewhere before and after is assumed.",
  },
  {
    subject: "later dialogue",
    here: "The verbs are observed. Of the sentences all is assumed but the name of the portal and the beginnings that drivers look for.",
  },
  {
    subject: "smart licence",
    here: "It switches the service on, registers without a token, says so above the menu and refuses to be deregistered; a new installation forgets it. All that is from memory.",
  },
  {
    subject: "login",
    here: "That questions may stand before the first prompt, and a second factor behind the password, is observed. All words of them are assumed.",
  },
  {
    subject: "roles",
    here: "An operator may neither configure nor commit; that is assumed, and so is the second half of the refusal.",
  },
  {
    subject: "work that takes its time",
    here: "It goes on when the session is gone, and no other session sees it; that is assumed. The server that is set shows only in the later dialogue; that is assumed.",
  },
  { subject: "idle sessions", here: "What is printed when one ends is assumed." },
  { subject: "terminal", here: "The size of the client's window is ignored; that is assumed." },
];

const batch = "The arguments of the batch form are assumed.";

/** The commands an appliance knows; test/unit/emulator-calls.test.ts holds them against its console. */
export const COMMANDS: readonly DescribedCommand[] = [
  {
    command: "cloudserviceconfig",
    mark: "documented",
    source: "contracts 5.4 (seeds 002, 004), 5.5",
    differences: [
      "`REGISTER`, `DEREGISTER` and `SETTRS` are the guide's; the other verbs are observed, and what stands behind them is assumed.",
      "`FETCHCERTIFICATE` does nothing. The questions of the hidden `setfqdn` are assumed.",
      "While the service is busy only `SETTRS` is offered; that is assumed.",
      "A registered appliance that is given another server stays registered where it is; that is assumed.",
      "What a failure other than a refused token says is assumed, and so is what a wrong choice says.",
      batch,
    ],
  },
  {
    command: "threatresponseconfig",
    mark: "documented",
    source: "contracts 5.3 (seeds 002, 004)",
    differences: [batch],
  },
  {
    command: "commit",
    mark: "documented",
    source: "contracts 5.2 (seed 004; ESACERT for the question about rollback)",
    differences: [
      "Whoever began before somebody else committed is asked to discard; that it is then is assumed.",
      "Changes are pending per session.",
      "A comment on the command's line asks nothing; that is assumed.",
    ],
  },
  {
    command: "generalconfig",
    mark: "observed",
    source: "contracts 5.5",
    differences: ["Only `SECUREX` is observed, with the question to one that is off; `IEOVERRIDE` does nothing."],
  },
  {
    command: "clustermode",
    mark: "observed",
    source: "contracts 5.7 (ESACERT)",
    differences: ["A cluster has the one machine one is on.", "The offer to switch to machine mode is from memory."],
  },
  {
    command: "version",
    mark: "assumed",
    source: "contracts 5.1; model and version as in seed 001",
    differences: ["The lines about hardware are the same everywhere."],
  },
  { command: "help", mark: "assumed", source: "none", differences: ["It lists what is here, and `?` does the same."] },
  {
    command: "exit",
    mark: "observed",
    source: "contracts 5.2 (ESACERT)",
    differences: ["The words of the question are assumed, and `quit` does the same."],
  },
];
