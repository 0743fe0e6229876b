/** What one side of SSH can do, the best first (RFC 4253, 7.1). */
export interface Offer {
  keyExchanges: readonly string[];
  hostKeys: readonly string[];
  ciphers: readonly string[];
  macs: readonly string[];
}

export type Kind = keyof Offer;

const greeting = /(?:^|\n)(SSH-[^\r\n]{1,255})\r?\n/;
const keyExchangeInit = 20;
const cookieLength = 16;
/** No server's lists are longer. */
const longestPacket = 65_536;

/** Reads the greeting and the first packet of a server, which is in the clear; what has not come yet is absent. */
export function readOffer(bytes: Buffer): { software?: string; offers?: Offer } {
  const line = greeting.exec(bytes.subarray(0, longestPacket).toString("latin1"));
  const software = line?.[1];
  if (line === null || software === undefined) return {};
  const offers = readPacket(bytes.subarray(line.index + line[0].length));
  return { software, ...(offers ? { offers } : {}) };
}

/** Length, length of the padding, payload (RFC 4253, 6). */
function readPacket(bytes: Buffer): Offer | undefined {
  if (bytes.length < 6) return undefined;
  const length = bytes.readUInt32BE(0);
  if (length > longestPacket || bytes.length < 4 + length || bytes[5] !== keyExchangeInit) return undefined;
  const [keyExchanges, hostKeys, , ciphers, , macs] = readLists(bytes.subarray(6 + cookieLength, 4 + length));
  if (!keyExchanges || !hostKeys || !ciphers || !macs) return undefined;
  return { keyExchanges, hostKeys, ciphers, macs };
}

/** Names with commas between, each list behind its length. */
function readLists(bytes: Buffer): string[][] {
  const lists: string[][] = [];
  for (let at = 0; at + 4 <= bytes.length && lists.length < 6;) {
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    lists.push(bytes.toString("latin1", at + 4, end).split(","));
    at = end;
  }
  return lists;
}

/** A cipher that vouches for its text by itself needs no MAC. */
const isSelfSufficient = (cipher: string): boolean => /gcm|poly1305/.test(cipher);

/**
 * What both sides will use: the first of ours that is theirs too; a kind they have nothing in common of is absent, and a MAC that
 * is not needed is empty.
 */
export function agreement(ours: Offer, theirs: Offer): Partial<Record<Kind, string>> {
  const first = (kind: Kind) => ours[kind].find((name) => theirs[kind].includes(name));
  const [keyExchanges, hostKeys, ciphers] = [first("keyExchanges"), first("hostKeys"), first("ciphers")];
  const macs = ciphers !== undefined && isSelfSufficient(ciphers) ? "" : first("macs");
  return {
    ...(keyExchanges === undefined ? {} : { keyExchanges }),
    ...(hostKeys === undefined ? {} : { hostKeys }),
    ...(ciphers === undefined ? {} : { ciphers }),
    ...(macs === undefined ? {} : { macs }),
  };
}

export const kinds: Readonly<Record<Kind, string>> = {
  keyExchanges: "key exchange",
  hostKeys: "kind of host key",
  ciphers: "cipher",
  macs: "MAC",
};

/** SHA-1 and CBC are what is left of older releases. */
export const isOld = (algorithm: string): boolean => /sha1$|^ssh-rsa$|-cbc$|^hmac-md5/.test(algorithm);
