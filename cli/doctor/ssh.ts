import type { Details, Finding } from "./findings";
import type { Handshake } from "./handshake";
import { agreement, isOld, kinds, type Kind } from "./offer";

/** What the handshake of an appliance says: whether it is reached, what it agrees on, and the key to pin. */
export function handshakeFindings(
  { host, port }: { host: string; port: number },
  shown: Handshake,
  pinned: readonly string[],
): Finding[] {
  const { software, hostKey, failure } = shown;
  const agreed = algorithmFinding(shown);
  if (hostKey === undefined) {
    // A server that offers nothing in common is reached, and hangs up.
    if (agreed?.level === "problem") return [agreed];
    return [unreached(software, failure ?? "no host key")];
  }
  const connection: Finding = { check: "connection", level: "ok", says: `is reached: ${software ?? "an SSH server"}` };
  return [connection, ...(agreed ? [agreed] : []), keyFinding(host, port, hostKey, pinned)];
}

function unreached(software: string | undefined, failure: string): Finding {
  const says =
    software === undefined
      ? (reasons[failure] ?? `shows no SSH server (${failure})`)
      : `${software} breaks off the handshake (${failure})`;
  return {
    ...{ check: "connection", level: "problem", says, code: "unreachable", details: { failure } },
    next: "Check host and port, that SSH is on for that interface (`interfaceconfig`), and the firewalls between. SSH goes through no proxy.",
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "its name does not resolve (ENOTFOUND)",
  EAI_AGAIN: "the name server does not answer (EAI_AGAIN)",
  ECONNREFUSED: "refuses the connection (ECONNREFUSED)",
  ETIMEDOUT: "does not answer (ETIMEDOUT)",
};

/** Undefined where the server did not come to offer anything. */
function algorithmFinding({ offers, takes }: Handshake): Finding | undefined {
  if (offers === undefined) return undefined;
  const agreed = agreement(takes, offers);
  const all = Object.keys(kinds) as Kind[];
  const details: Details = Object.fromEntries(
    all.flatMap((kind) => [
      [`${kind}Offered`, offers[kind]],
      [`${kind}Taken`, takes[kind]],
    ]),
  );
  const missing = all.filter((kind) => agreed[kind] === undefined);
  if (missing.length > 0) {
    const says = missing.map((kind) => `no ${kinds[kind]} in common: it offers ${offers[kind].join(" ")}`).join("; ");
    const taken = missing.map(
      (kind) => `${kinds[kind]}: ${takes[kind].filter((name) => !/^(?:ext-info|kex-strict)/.test(name)).join(" ")}`,
    );
    const next = `Let the appliance offer one of these too (\`sshconfig\`, SSHD), or upgrade it. ${taken.join("; ")}.`;
    return { check: "algorithms", level: "problem", code: "unreachable", says, next, details };
  }
  const says = `agreed: ${all.flatMap((kind) => agreed[kind] || []).join(", ")}`;
  const old = all.flatMap((kind) => agreed[kind] ?? []).filter(isOld);
  if (old.length === 0) return { check: "algorithms", level: "ok", says, details };
  const next = "They work. A newer release of AsyncOS offers better ones, or `sshconfig` (SSHD) there does.";
  return { check: "algorithms", level: "warning", says: `${says}; of old kinds: ${old.join(", ")}`, next, details };
}

function keyFinding(
  host: string,
  port: number,
  { type, fingerprint }: NonNullable<Handshake["hostKey"]>,
  pinned: readonly string[],
): Finding {
  const details = { type, fingerprint };
  const says = `hostKey: "${fingerprint}" (${type})`;
  const compare =
    `run \`ssh-keyscan -p ${port} ${host} | ssh-keygen -lf -\` and compare with the fingerprint on the appliance's own console ` +
    "(`logconfig` > `hostkeyconfig` > `fingerprint`).";
  if (pinned.length === 0) {
    return { check: "host-key", level: "ok", says, next: `It came over the network: before you paste it, ${compare}`, details };
  }
  if (pinned.includes(fingerprint)) return { check: "host-key", level: "ok", says: `${says}, as it was given`, details };
  const other = `${says}, and ${pinned.join(", ")} was given; nothing was sent to it`;
  const next = `Do not accept it blindly: ${compare} If they differ, something else answers at this address.`;
  return { check: "host-key", level: "problem", code: "host-key", says: other, next, details };
}
