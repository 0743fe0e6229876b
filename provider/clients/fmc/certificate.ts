import { timingSafeEqual, X509Certificate } from "node:crypto";
import { Agent, type AgentOptions } from "node:https";
import { isIP } from "node:net";
import { connect } from "node:tls";
import type { Call } from "../../base/call";
import { ProviderError } from "../../base/errors";
import { cut } from "../../base/screen";
import { readSmallFile } from "../../base/small-file";
import { within } from "../../base/within";
import { requestTimeoutMs } from "../http/unanswered";
import { plainNames, type FmcNames } from "./names";

/** Where an FMC is, and how it proves that it is the one: by its own certificate, by an authority's, or by the public authorities. */
export interface FmcPeer {
  host: string;
  port: number;
  /** SHA-256 of its certificate in hexadecimal digits, with or without colons. */
  fingerprint?: string;
  /** PEM file of the authority that issued its certificate. */
  caFile?: string;
  names?: FmcNames;
}

/** Connections to one FMC, verified. It takes 10 from one address: none is held that is not used. */
export async function trustedAgent(peer: FmcPeer, call: Call): Promise<Agent> {
  // Said outright: NODE_TLS_REJECT_UNAUTHORIZED=0 would take the place of the default.
  const options = { keepAlive: false, maxSockets: 4, rejectUnauthorized: true };
  if (peer.caFile !== undefined) return new Agent({ ...options, ca: readAuthority(peer.caFile, peer.names) });
  if (peer.fingerprint === undefined) return new Agent(options);
  return new Agent({ ...options, ...(await pinned(peer, peer.fingerprint, call)) });
}

/**
 * Trust in one certificate and no other. A fingerprint verifies nothing by itself, so the certificate is fetched first, over a
 * connection that carries nothing; when it is the pinned one, it is the only authority of every connection that carries something.
 */
async function pinned(peer: FmcPeer, fingerprint: string, call: Call): Promise<AgentOptions> {
  const certificate = await shownCertificate(peer, call);
  if (!isFingerprintOf(fingerprint, certificate)) throw wrongCertificate(peer, fingerprint, certificate);
  const options = {
    ca: certificate.toString(),
    // It need not be an authority's, and it need not bear the name by which we call it.
    allowPartialTrustChain: true,
    checkServerIdentity: (_host: string, { raw }: { raw: Buffer }) => {
      const shown = new X509Certificate(raw);
      return isFingerprintOf(fingerprint, shown) ? undefined : wrongCertificate(peer, fingerprint, shown);
    },
  };
  return options;
}

/** What the other side shows, before anything is sent to it; nobody is believed yet. */
function shownCertificate({ host, port, names }: FmcPeer, call: Call): Promise<X509Certificate> {
  const socket = connect({ host, port, ...(isIP(host) ? {} : { servername: host }), rejectUnauthorized: false });
  const shown = new Promise<X509Certificate>((resolve, reject) => {
    socket.once("error", reject);
    socket.once("close", () => {
      reject(broken("ECONNRESET", "closed during the handshake"));
    });
    socket.once("secureConnect", () => {
      const certificate = socket.getPeerX509Certificate();
      if (certificate) resolve(certificate);
      else reject(broken("EPROTO", "showed no certificate"));
    });
  });
  return within(call, requestTimeoutMs, shown, () => silent(host, port, names)).finally(() => socket.destroy());
}

/** A failure of the network that Node has no error for. */
const broken = (code: string, message: string): Error => Object.assign(new Error(message), { code });

/** Whether the text is the certificate's fingerprint; compared as bytes, in constant time. */
export function isFingerprintOf(text: string, certificate: Pick<X509Certificate, "fingerprint256">): boolean {
  const [given, real] = [bytesOf(text), bytesOf(certificate.fingerprint256)];
  return given.length === real.length && timingSafeEqual(given, real);
}

const bytesOf = (fingerprint: string): Buffer => Buffer.from(fingerprint.replace(/^sha256:/i, "").replaceAll(":", ""), "hex");

/** The refusal of a certificate, for a reader who was woken by it. */
function wrongCertificate(
  { host, port, names = plainNames }: FmcPeer,
  fingerprint: string,
  certificate: X509Certificate,
): ProviderError {
  return new ProviderError({
    code: "certificate",
    reason:
      `${host}:${port} showed a certificate with the SHA-256 fingerprint ${certificate.fingerprint256} (valid from ` +
      `${certificate.validFrom}), and not the one in ${names.fingerprint} (${fingerprint}); nothing was sent to it`,
    next:
      "Do not accept it blindly: compare it with the certificate on the FMC itself (System > Configuration > HTTPS Certificate, or on its " +
      "console `openssl x509 -noout -fingerprint -sha256 -in /etc/ssl/server.crt`). If they agree, the FMC has a new certificate: put " +
      `this fingerprint into ${names.fingerprint}. If they differ, something else answers at this address.`,
  });
}

/** Trust does not make a certificate valid: a pinned one that is out of date is refused too. */
const outOfDate: ReadonlySet<string> = new Set(["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"]);

/** A certificate that no trusted authority vouches for, or that is not valid now. */
export function untrusted({ host, port, fingerprint, caFile, names = plainNames }: FmcPeer, problem: string): ProviderError {
  const remedy = outOfDate.has(problem)
    ? `Renew it on the FMC itself (System > Configuration > HTTPS Certificate), or set the clock right where the provider runs. A renewed certificate has another fingerprint: if you pin it, put that into ${names.fingerprint}.`
    : fingerprint !== undefined
      ? `It is not the certificate that ${names.fingerprint} pins. Do not accept it blindly: look at the FMC itself (System > Configuration > HTTPS Certificate), and put the fingerprint you see there into ${names.fingerprint}.`
      : caFile !== undefined
        ? `Let ${names.caFile} name the authority that issued the FMC's certificate, and ${names.host} a name that is in that certificate.`
        : `Set ${names.fingerprint} to the SHA-256 fingerprint of the FMC's certificate, or ${names.caFile} to the authority that issued it.`;
  return new ProviderError({
    code: "certificate",
    reason: `the certificate of ${host}:${port} is not trusted (${problem}); nothing was sent to it`,
    next: remedy,
  });
}

const mostAuthorityBytes = 1_048_576;

function readAuthority(path: string, { caFile } = plainNames): string {
  const unusable = (problem: string, cause?: unknown) =>
    new ProviderError(
      {
        code: "invalid-input",
        reason: `${caFile} names "${cut(path, 200)}", which ${problem}`,
        next: "Let it name a PEM file where the provider runs; a relative path begins at the program's folder.",
      },
      { cause },
    );
  const file = readSmallFile(path, mostAuthorityBytes);
  if ("problem" in file) throw unusable(file.problem, file.cause);
  try {
    new X509Certificate(file.text);
    return file.text;
  } catch (cause) {
    throw unusable("holds no certificate in PEM form", cause);
  }
}

function silent(host: string, port: number, names = plainNames): ProviderError {
  return new ProviderError({
    code: "timeout",
    reason: `${host}:${port} did not answer in time`,
    next: `Check ${names.host} and ${names.port}, and the firewalls between.`,
  });
}
