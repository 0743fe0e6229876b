import { X509Certificate } from "node:crypto";

/** A self-signed certificate with its key, in PEM. */
export interface Certificate {
  key: string;
  cert: string;
  /** SHA-256, as `openssl x509 -fingerprint -sha256` prints it. */
  fingerprint: string;
}

/** Makes a certificate for `name` and 127.0.0.1; with an elliptic curve, since an RSA key would take longer than everything else. */
export async function selfSigned(name: string): Promise<Certificate> {
  // Loaded when needed: it is the slowest of all packages to load.
  const { generate } = await import("selfsigned");
  const made = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      // As FMC's own: who trusts it as an authority trusts it, and no other.
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", digitalSignature: true, keyCertSign: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: name },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert, fingerprint: new X509Certificate(made.cert).fingerprint256 };
}
