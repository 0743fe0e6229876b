import type { FindingKind } from "../drift/findings";

/** How much a finding matters, in the words of SARIF. */
export type Severity = "error" | "warning" | "note";

/** An error is what stops data from flowing; a note is what may well be meant. */
export const severities: Readonly<Record<FindingKind, Severity>> = {
  missing: "error",
  unregistered: "error",
  changed: "warning",
  "wrong-region": "error",
  duplicate: "warning",
  expired: "error",
  expiring: "warning",
  unmanaged: "note",
  "ignored-too-long": "warning",
  "could-not-check": "warning",
};

/** What each kind means and what to do about it. */
export const kindHelp: Readonly<Record<FindingKind, string>> = {
  missing:
    "The state has the resource, and the API says clearly that its object does not exist: somebody deleted it. An update with a refresh makes it again.",
  unregistered:
    "The resource's appliance or device is there, but is not registered with Security Services Exchange: nothing it sees reaches Cisco XDR. It was re-imaged, or somebody deregistered it.",
  changed:
    "The object is there, but not as the state has it. An update with a refresh sets it back to what the program says; a refresh alone takes the change over into the state.",
  "wrong-region": "The object stands in another cloud region than the program says. Its data goes to another organisation.",
  duplicate:
    "More than one object carries the mark of this resource, as after a run that was killed. Delete those that the finding names.",
  expired: "A registration token or a licence has expired. What it was made for cannot be done with it any more.",
  expiring: "A registration token or a licence expires soon. An update with a refresh renews what is to be renewed.",
  unmanaged:
    "The organisation has an object that none of the stacks looked at has. Either it was made by hand, or it carries the mark of another stack. `cisco-ctr list` with `--adopt` prints the program text that takes it over.",
  "ignored-too-long":
    "The date of a rule of the ignore file has passed, so the rule lets nothing pass any more. Remove it, or give it a new date with a reason.",
  "could-not-check":
    "It is not known whether the resource is as the state has it: a scope, a credential or the other side was missing.",
};
