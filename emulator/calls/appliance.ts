import type { DescribedCommand, Difference } from "./tables";

/** Where the appliances are known to differ as a whole. */
export const applianceDifferences: readonly Difference[] = [
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
export const commands: readonly DescribedCommand[] = [
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
