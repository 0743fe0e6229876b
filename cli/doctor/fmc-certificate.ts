import { isFingerprintOf } from "../../provider/clients/fmc/certificate";
import type { ShownCertificate } from "./certificate";
import type { Finding } from "./findings";
import type { Probe } from "./probe";

/** How an FMC is to prove itself, as far as that was given. */
export interface Proof {
  host: string;
  port: number;
  fingerprint?: string;
  caFile?: string;
}

/** Whether the FMC is reached, and the certificate to pin. */
export function certificateFindings({ certificate, failure }: Probe, proof: Proof): Finding[] {
  if (certificate === undefined) return [unreached(failure?.code ?? "no certificate")];
  const connection: Finding = { check: "connection", level: "ok", says: `is reached: ${certificate.protocol}` };
  return [connection, certificateFinding(certificate, proof)];
}

function unreached(code: string): Finding {
  const says = code === "ETIMEDOUT" ? "does not answer (ETIMEDOUT)" : `cannot be reached (${code})`;
  return {
    ...{ check: "connection", level: "problem", code: "unreachable", says, details: { failure: code } },
    next: "Check host and port, and the firewalls between. HTTPS to an FMC goes through no proxy.",
  };
}

const outOfDate: ReadonlySet<string> = new Set(["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"]);

function certificateFinding(certificate: ShownCertificate, { host, port, fingerprint, caFile }: Proof): Finding {
  const { sha256, issuer, subject, trusted, problem = "", validFrom, validTo } = certificate;
  const by = issuer === subject ? "signed by itself" : `issued by ${issuer}`;
  const says = `fingerprint: "${sha256}" (${subject}, ${by}, until ${validTo})`;
  const about = { check: "certificate", details: { ...certificate } } as const;
  const compare =
    `run \`openssl s_client -connect ${host}:${port} </dev/null | openssl x509 -noout -fingerprint -sha256\` and compare with ` +
    "the certificate that the FMC shows under System > Configuration > HTTPS Certificate.";
  if (isOutOfDate(certificate)) {
    const when = `${says}; it is valid from ${validFrom}, and not now`;
    const next =
      "Renew it on the FMC (System > Configuration > HTTPS Certificate), or set this machine's clock right: a pin does not help.";
    return { ...about, level: "problem", code: "certificate", says: when, next };
  }
  if (fingerprint !== undefined) {
    if (isFingerprintOf(fingerprint, { fingerprint256: sha256 }))
      return { ...about, level: "ok", says: `${says}, as it was given` };
    const other = `${says}, and ${fingerprint} was given; nothing was sent to it`;
    const next = `Do not accept it blindly: ${compare} If they differ, something else answers at this address.`;
    return { ...about, level: "problem", code: "certificate", says: other, next };
  }
  if (trusted) return { ...about, level: "ok", says: `${says}; trusted without a pin` };
  if (caFile !== undefined) return { ...about, level: "ok", says };
  return {
    ...about,
    level: "ok",
    says: `${says}; not trusted without a pin (${problem})`,
    next: `It came over the network: before you paste it, ${compare}`,
  };
}

/** A certificate that is signed by itself and out of date is first of all the former to OpenSSL. */
function isOutOfDate({ problem = "", validFrom, validTo }: ShownCertificate): boolean {
  const now = Date.now();
  return outOfDate.has(problem) || Date.parse(validTo) < now || Date.parse(validFrom) > now;
}
