import { createHash, timingSafeEqual } from "node:crypto";
import { ProviderError } from "../../base/errors";
import { listed } from "../../base/screen";
import { plainNames, type ApplianceNames } from "./names";

/** The fingerprint of a host key as `ssh-keygen -l` prints it: `SHA256:` and base64 without padding. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

/** Whether the fingerprint is one of the accepted; every one is compared, each in constant time. */
export function isAccepted(fingerprint: string, accepted: readonly string[]): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return accepted.map((one) => timingSafeEqual(digest(fingerprint), digest(one.trim().replace(/=+$/, "")))).includes(true);
}

interface Shown {
  host: string;
  port: number;
  hostKeys: readonly string[];
  names?: ApplianceNames;
}

/** The refusal of a host key, for a reader who was woken by it. */
export function wrongHostKey({ host, port, hostKeys, names = plainNames }: Shown, key: Buffer): ProviderError {
  return new ProviderError({
    code: "host-key",
    reason:
      `${host}:${port} showed the ${typeOf(key)} host key ${fingerprintOf(key)}, which is not in ${names.hostKey} ` +
      `(${listed(hostKeys, 4) || "empty"}); nothing was sent to it`,
    next:
      `Do not accept it blindly: run \`ssh-keyscan -p ${port} ${host} | ssh-keygen -lf -\` and compare with the fingerprint on the appliance's ` +
      "own console (`logconfig` > `hostkeyconfig` > `fingerprint`). If they agree, the appliance has a new key or several: put this " +
      `fingerprint into ${names.hostKey} (a list may hold old and new). If they differ, something else answers at this address.`,
  });
}

/** A host key begins with the length and the name of its type (RFC 4253, 6.6). */
export function typeOf(key: Buffer): string {
  const name = key.length > 4 ? key.subarray(4, 4 + Math.min(key.readUInt32BE(0), 40)).toString("latin1") : "";
  return name.replace(/[^\w@.-]/g, "") || "unknown";
}
