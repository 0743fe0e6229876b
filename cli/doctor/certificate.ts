import { X509Certificate } from "node:crypto";
import { rootCertificates, type DetailedPeerCertificate, type TLSSocket } from "node:tls";

/** What the other side showed, and whether this machine believes it. */
export interface ShownCertificate {
  subject: string;
  /** Who vouches for it: a proxy that inspects TLS is seen here. */
  issuer: string;
  /** `AA:BB:…` */
  sha256: string;
  validFrom: string;
  validTo: string;
  protocol: string;
  trusted: boolean;
  /** Why not, as Node calls it: `SELF_SIGNED_CERT_IN_CHAIN`. */
  problem?: string;
  /** True where it is trusted for the sake of an authority that Node does not bring along. */
  byOwnAuthority: boolean;
}

/** Of a finished handshake, also of one that nobody should believe; undefined where no certificate was shown. */
export function certificateOf(socket: TLSSocket): ShownCertificate | undefined {
  // Asked for both this and getPeerX509Certificate(), Node 20 answers the second with nothing, and crashes later.
  const chain = socket.getPeerCertificate(true);
  // Without a certificate it is an empty object, whatever the type says.
  if ((chain.raw as Buffer | undefined) === undefined) return undefined;
  const certificate = new X509Certificate(chain.raw);
  const problem = socket.authorized ? undefined : problemOf(socket);
  return {
    subject: nameIn(certificate.subject),
    issuer: nameIn(certificate.issuer),
    sha256: certificate.fingerprint256,
    validFrom: certificate.validFrom,
    validTo: certificate.validTo,
    protocol: socket.getProtocol() ?? "",
    trusted: socket.authorized,
    ...(problem === undefined ? {} : { problem }),
    byOwnAuthority: socket.authorized && !isPublic(rootOf(chain)),
  };
}

function problemOf({ authorizationError }: TLSSocket): string {
  const error = authorizationError as unknown;
  if (typeof error === "string") return error;
  return (error as { code?: string } | undefined)?.code ?? "untrusted";
}

/** `CN of O`, of a name that OpenSSL prints line by line. */
function nameIn(lines: X509Certificate["subject"]): string {
  const part = (key: string) => new RegExp(`^${key}=(.*)$`, "m").exec(lines)?.[1]?.trim();
  const [common, organisation] = [part("CN") ?? part("OU"), part("O")];
  if (common === undefined || organisation === undefined || common === organisation) {
    return common ?? organisation ?? lines.replace(/\n/g, ", ");
  }
  return `${common} of ${organisation}`;
}

const longestChain = 20;

/** The last of the chain, which is its own issuer where the chain is whole. */
function rootOf(leaf: DetailedPeerCertificate): Buffer {
  let certificate = leaf;
  // The type says that each has an issuer; the last of a chain that is not whole has none.
  const issuer = () => certificate.issuerCertificate as DetailedPeerCertificate | undefined;
  for (let depth = 0; depth < longestChain; depth++) {
    const next = issuer();
    if (next === undefined || next.fingerprint256 === certificate.fingerprint256) break;
    certificate = next;
  }
  return certificate.raw;
}

let publicRoots: ReadonlySet<string> | undefined;

/** Whether it is one of the authorities that Node brings along. */
function isPublic(root: Buffer): boolean {
  publicRoots ??= new Set(rootCertificates.map((pem) => pem.replace(/-----[^-]+-----|\s/g, "")));
  return publicRoots.has(root.toString("base64"));
}
