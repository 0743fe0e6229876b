import { generateKeyPairSync, randomBytes, sign, X509Certificate } from "node:crypto";
import { bits, der, identifier, integer, octets, sequence, time, utf8, yes } from "./der";

/** A self-signed certificate with its key, in PEM. */
export interface Certificate {
  key: string;
  cert: string;
  /** SHA-256, as `openssl x509 -fingerprint -sha256` prints it. */
  fingerprint: string;
}

const validityMs = 365 * 86_400_000;
const version3 = der(0xa0, integer(Buffer.from([2])));
const ecdsaWithSha256 = sequence(identifier("1.2.840.10045.4.3.2"));
const digitalSignatureAndCertSign = bits(Buffer.from([0b1000_0100]), 2);
const serverAuthentication = identifier("1.3.6.1.5.5.7.3.1");

/** As FMC's own: who trusts it as an authority trusts it, and no other. */
function extensions(name: string): Buffer {
  const alternativeNames = sequence(der(0x82, Buffer.from(name)), der(0x87, Buffer.from([127, 0, 0, 1])));
  return der(
    0xa3,
    sequence(
      sequence(identifier("2.5.29.19"), yes, octets(sequence(yes))), // basic constraints: an authority
      sequence(identifier("2.5.29.15"), yes, octets(digitalSignatureAndCertSign)),
      sequence(identifier("2.5.29.37"), octets(sequence(serverAuthentication))),
      sequence(identifier("2.5.29.17"), octets(alternativeNames)),
    ),
  );
}

/** At least 64 bits by chance; it begins so that it is positive, and has no zeros in front. */
function serialNumber(): Buffer {
  return integer(Buffer.concat([Buffer.from([0x5a]), randomBytes(8)]));
}

/**
 * Makes a certificate for `name` and 127.0.0.1 (RFC 5280); with an elliptic curve, since an RSA key would take longer than everything
 * else.
 * @param now by the clock of the clients that look at it, and not by the emulator's
 */
export function selfSigned(name: string, now = Date.now()): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const commonName = sequence(der(0x31, sequence(identifier("2.5.4.3"), utf8(name))));
  const signed = sequence(
    version3,
    serialNumber(),
    ecdsaWithSha256,
    commonName,
    sequence(time(new Date(now)), time(new Date(now + validityMs))),
    commonName,
    publicKey.export({ type: "spki", format: "der" }),
    extensions(name),
  );
  const certificate = new X509Certificate(sequence(signed, ecdsaWithSha256, bits(sign("sha256", signed, privateKey))));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: certificate.toString(),
    fingerprint: certificate.fingerprint256,
  };
}
