import { certificateCodes } from "../../provider/base/network-codes";
import { inWords, type Wording } from "../../provider/base/sentence";
import type { ReachedHost } from "../../provider/generated/functions/get-region-hosts";
import type { ShownCertificate } from "./certificate";
import type { Details, Finding, Level } from "./findings";
import type { Probe } from "./probe";

/** A host, and what is expected of it. */
export interface Expected extends ReachedHost {
  /** False where it does not matter to this machine whether the host is reached from here. */
  needed: boolean;
  /** What is asked for, and the one status that proves the host; any answer does where none is known. */
  path: string;
  status?: number;
}

/** What one look at a host says. */
export function hostFinding(expected: Expected, seen: Probe, wording: Wording): Finding {
  const { level, says, next } = judged(expected, seen, wording);
  const elsewhere = level !== "ok" && !expected.needed;
  const details = { port: expected.port, neededBy: expected.neededBy, ...detailsOf(seen) };
  return {
    ...{ check: "host", subject: expected.host, level, details },
    says: elsewhere ? `${says}; needed by ${neededBy(expected)}` : says,
    ...(next === undefined ? {} : { next: elsewhere ? `${next} ${whoCares(expected)}` : next }),
  };
}

type Judgement = Pick<Finding, "level" | "says" | "next">;

function judged(expected: Expected, seen: Probe, wording: Wording): Judgement {
  const bad: Level = expected.needed ? "problem" : "warning";
  const { failure, certificate, answer } = seen;
  if (certificate && !certificate.trusted && !isCiscos(expected, certificate)) return distrusted(expected, certificate, bad);
  if (failure && !(failure.stage === "answer" && certificate && wantsCertificate(failure.code))) {
    return { level: bad, ...broken(expected, failure, wording) };
  }
  const vouched = certificate ? `; ${certificate.protocol}, issued by ${certificate.issuer}` : "";
  if (answer === undefined) return { level: "ok", says: `asks for a client's certificate, so it is reached${vouched}` };
  const { status } = answer;
  if (status >= 500 || status === 407) {
    const next = "Try again later; a gateway or a proxy on the way answers so too.";
    return { level: bad, says: `answers ${status}${vouched}`, next };
  }
  // Of a quota that is used up the API itself speaks.
  const asExpected = status === expected.status;
  if (expected.status !== undefined && !asExpected && status !== usedUp) {
    const says = `answers ${status} to ${expected.path}, and ${expected.status} is expected${vouched}`;
    return { level: "warning", says, next: "See what answers in its place, such as a proxy or a firewall." };
  }
  const says = `answers ${status}${asExpected ? ", as it should" : ""}${vouched}`;
  if (certificate?.byOwnAuthority) return { level: "warning", says, next: inspected(expected) };
  return { level: "ok", says };
}

function broken(
  { host, allow, port }: Expected,
  failure: NonNullable<Probe["failure"]>,
  wording: Wording,
): Omit<Judgement, "level"> {
  const { stage, code, error } = failure;
  const name = allow === host ? "it" : allow;
  const open = `Open HTTPS (in and out) port ${port} on the firewall for ${name}, by name: addresses may change.`;
  if (error) return { says: error.facts.reason, next: inWords(error.facts.next, wording) };
  switch (stage) {
    case "name":
      return {
        says: `its name does not resolve (${code})`,
        next: "Check the name server of this machine; behind a proxy, set HTTPS_PROXY.",
      };
    case "encryption":
      return {
        says:
          code === "ETIMEDOUT"
            ? "accepts a connection, and does not answer the TLS handshake"
            : `the TLS handshake fails (${code})`,
        next: "See that no device on the way blocks or modifies the connection.",
      };
    case "answer":
      return {
        says:
          code === "ETIMEDOUT"
            ? "accepts a connection, and does not answer a request"
            : `the connection breaks before an answer (${code})`,
        next: "See that no device on the way blocks or modifies the connection.",
      };
    default:
      return { says: code === "ETIMEDOUT" ? "does not answer" : `cannot be connected to (${code})`, next: open };
  }
}

const usedUp = 429;

/** What an alert is called that a server sends to a client without a certificate. */
const wantsCertificate = (code: string): boolean => /CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE/.test(code);

/** Of hosts that this machine does not need, the authorities are partly Cisco's own, which an appliance brings along (seed 003). */
function isCiscos({ needed, neededBy }: Expected, { issuer, problem = "" }: ShownCertificate): boolean {
  const forOthers = !needed && !neededBy.includes("provider");
  return forOthers && !ofTime.has(problem) && problem !== ofName && /\b(?:Cisco|HydrantID)\b/.test(issuer);
}

const ofTime: ReadonlySet<string> = new Set(["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"]);
const ofName = "ERR_TLS_CERT_ALTNAME_INVALID";

function distrusted(expected: Expected, certificate: ShownCertificate, level: Level): Judgement {
  const { problem = "", issuer, subject, validFrom, validTo } = certificate;
  if (ofTime.has(problem)) {
    const says = `its certificate, issued by ${issuer}, is valid from ${validFrom} to ${validTo}, and not now`;
    return {
      level,
      says,
      next: "Set the clock of this machine right; if it is right, something else answers in the place of that host.",
    };
  }
  if (problem === ofName) {
    const says = `shows a certificate of ${subject}, issued by ${issuer}: of another name`;
    return {
      level,
      says,
      next: `See what answers in its place: a proxy, a portal to log in to, or a wrong entry for its name.`,
    };
  }
  const known = certificateCodes.has(problem) ? ` (${problem})` : "";
  return {
    level,
    says: `shows a certificate issued by ${issuer}, whom this machine does not trust${known}`,
    next: inspected(expected),
  };
}

/** An inspecting proxy is the usual culprit. */
function inspected({ needed, neededBy }: Expected): string {
  const exempt = "Usually that is a proxy that inspects TLS: let it pass this host untouched";
  if (needed || neededBy.includes("provider")) return `${exempt}, or let NODE_EXTRA_CA_CERTS name the PEM file of its authority.`;
  return `${exempt}: what registers there trusts authorities of its own only.`;
}

function detailsOf({ addresses, certificate, answer, failure }: Probe): Details {
  return {
    ...(addresses ? { addresses } : {}),
    ...(certificate ? { ...certificate } : {}),
    ...(answer ? { status: answer.status } : {}),
    ...(failure ? { stage: failure.stage, failure: failure.code } : {}),
  };
}

const called = { appliance: "ESA and SMA", ftd: "FTD", fmc: "FMC", provider: "this machine" } as const;

const neededBy = (expected: Expected): string => expected.neededBy.map((each) => called[each]).join(", ");

/** Behind what is wrong with a host that this machine can do without. */
function whoCares(expected: Expected): string {
  return expected.neededBy.includes("provider")
    ? "It matters as soon as this region is used."
    : "What matters is the way from where it is needed, not from here.";
}
