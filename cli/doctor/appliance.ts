import type { ErrorCode } from "../../provider/base/errors";
import type { Appliance, ApplianceNames } from "../../provider/clients/appliance/client";
import type { ApplianceCredentials } from "../../provider/clients/appliance/credentials";
import { failed, type Check, type Finding, type Section } from "./findings";
import { shakeHands } from "./handshake";
import { featureFinding, productFindings, registrationFindings, serverFinding } from "./joining";
import { handshakeFindings } from "./ssh";
import { attempt, callOf, type Surroundings } from "./surroundings";

/** Which appliance, and how to log in to it. */
export interface ApplianceWish {
  host: string;
  port: number;
  /** Of environment variables; without it nobody logs in. */
  credentialsEnv?: string;
  /** Fingerprints that were compared with the console's. */
  hostKeys: readonly string[];
  /** In a cluster: which machine. */
  machine?: string;
}

/** Shakes hands, and looks around where the key is known; nothing is changed and nothing is committed. */
export async function examineAppliance(surroundings: Surroundings, wish: ApplianceWish): Promise<Section> {
  const { host, port, credentialsEnv, hostKeys } = wish;
  const shown = await shakeHands({ host, port }, callOf(surroundings), surroundings.network.limitMs);
  const findings = handshakeFindings({ host, port }, shown, hostKeys);
  const isKnown = shown.hostKey !== undefined && hostKeys.includes(shown.hostKey.fingerprint);
  const login = findings.some(({ level }) => level === "problem")
    ? []
    : credentialsEnv === undefined
      ? [notAsked]
      : isKnown
        ? await inside(surroundings, wish, credentialsEnv)
        : [unknownKey(credentialsEnv)];
  return { kind: "appliance", name: `${host}:${port}`, title: "appliance", findings: [...findings, ...login] };
}

const notAsked: Finding = {
  ...{ check: "login", level: "warning", says: "nobody logged in: there is more to see inside" },
  next: "Give --credentials-env ESA1 for ESA1_USERNAME with ESA1_PASSWORD or ESA1_PRIVATE_KEY_FILE, and the compared key as --host-key or ESA1_HOSTKEY.",
};

const unknownKey = (prefix: string): Finding => ({
  ...{
    check: "login",
    level: "problem",
    code: "host-key",
    says: "nobody logged in: the host key is not compared yet, and no credential goes to a machine nobody knows",
  },
  next: `Compare it as above, then give it as --host-key or ${prefix}_HOSTKEY.`,
});

async function inside(surroundings: Surroundings, wish: ApplianceWish, prefix: string): Promise<Finding[]> {
  const { access, wording } = surroundings;
  const credentials = await attempt(() => access.applianceCredentials(prefix));
  if ("error" in credentials) return [failed({ check: "login" }, "problem", credentials.error, wording)];
  const session = await attempt(() => logIn(surroundings, wish, credentials.value, prefix));
  if ("error" in session) return [failed({ check: failedAt(session.error.code) }, "problem", session.error, wording)];
  try {
    return [
      { check: "login", level: "ok", says: `logged in as ${credentials.value.username} of ${prefix}_USERNAME` },
      ...(await look(surroundings, session.value)),
    ];
  } finally {
    session.value.close();
  }
}

/** A cluster whose machine is not named, or not known, is the one failure of a login that is not about who logs in. */
const failedAt = (code: ErrorCode): Check => (code === "invalid-input" ? "cluster" : "login");

const patience = { ms: 60_000, input: "the time this command gives it" };

function logIn(
  surroundings: Surroundings,
  { host, port, hostKeys, machine }: ApplianceWish,
  credentials: ApplianceCredentials,
  prefix: string,
): Promise<Appliance> {
  const address = { host, port, hostKeys, ...credentials, names: namesOf(prefix), ...(machine === undefined ? {} : { machine }) };
  return surroundings.access.connectAppliance(address, callOf(surroundings), patience);
}

const namesOf = (prefix: string): ApplianceNames => ({
  host: "the host",
  port: "the port",
  machine: "--machine",
  hostKey: "--host-key",
  privateKey: `the file that ${prefix}_PRIVATE_KEY_FILE names`,
  password: `${prefix}_PASSWORD`,
  credentials: `${prefix}_PASSWORD or ${prefix}_PRIVATE_KEY_FILE`,
  login: `${prefix}_USERNAME and ${prefix}_PASSWORD or ${prefix}_PRIVATE_KEY_FILE`,
});

/** One operation after the other: each leaves the session at its top, or has lost it. */
async function look({ wording }: Surroundings, appliance: Appliance): Promise<Finding[]> {
  const looks: { check: Check; look: () => Promise<Finding[]> }[] = [
    { check: "registration", look: async () => registrationFindings(await appliance.status(patience)) },
    { check: "servers", look: async () => [serverFinding(await appliance.servers(patience))] },
    { check: "feature", look: async () => [featureFinding(await appliance.feature(patience))] },
  ];
  const findings = productFindings(appliance);
  for (const { check, look } of looks) {
    const seen = await attempt(look);
    findings.push(...("value" in seen ? seen.value : [failed({ check }, "problem", seen.error, wording)]));
    if ("error" in seen && ending.includes(seen.error.code)) break;
  }
  return findings;
}

/** After these there is no session left to look with. */
const ending: readonly ErrorCode[] = ["unreachable", "timeout"];
