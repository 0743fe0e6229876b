/** Failures of a network, by the codes that Node, its TLS and axios give them. What is not here is no matter of the network. */

/** Certificates that are not trusted. */
export const certificateCodes: ReadonlySet<string> = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_SIGNATURE_FAILURE",
  "CERT_REVOKED",
  "CERT_REJECTED",
  "CERT_UNTRUSTED",
  "CERT_CHAIN_TOO_LONG",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
  "HOSTNAME_MISMATCH",
  "UNABLE_TO_GET_ISSUER_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Failures before a byte of the request can have been read by anyone. */
export const neverConnectedCodes: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"],
  ...certificateCodes,
]);

const others: ReadonlySet<string> = new Set([
  // The system's, of sockets.
  ...[
    "ECONNRESET",
    "ECONNABORTED",
    "EPIPE",
    "ETIMEDOUT",
    "EPROTO",
    "ESHUTDOWN",
    "ENOTCONN",
    "EHOSTDOWN",
    "ENETDOWN",
    "ENETRESET",
  ],
  ...["EACCES", "EPERM", "EADDRNOTAVAIL", "EAFNOSUPPORT"],
  // Of names.
  ...["EAI_FAIL", "EAI_NODATA", "EAI_NONAME", "EAI_ADDRFAMILY", "EAI_FAMILY"],
  // Node's and axios's own.
  ...["ERR_SOCKET_CLOSED", "ERR_SOCKET_CLOSED_BEFORE_CONNECTION", "ERR_SOCKET_CONNECTION_TIMEOUT"],
  ...["ERR_TLS_HANDSHAKE_TIMEOUT", "ERR_STREAM_PREMATURE_CLOSE", "ERR_BAD_RESPONSE"],
  // Of what was compressed.
  ...["Z_DATA_ERROR", "Z_BUF_ERROR", "Z_NEED_DICT"],
]);

/** Of the parser of HTTP, and of OpenSSL, which have a code for everything that can be wrong with what arrives. */
const families = ["HPE_", "ERR_SSL_"];

export function isOfNetwork(code: unknown): code is string {
  if (typeof code !== "string") return false;
  return neverConnectedCodes.has(code) || others.has(code) || families.some((family) => code.startsWith(family));
}
