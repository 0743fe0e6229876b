import type { Call } from "../../provider/base/call";
import type { FmcCredentials } from "../../provider/clients/fmc/credentials";
import type { Fmc, FmcNames } from "../../provider/clients/fmc";
import { isOlder } from "../../provider/base/version";
import { since } from "../../provider/resources/fmc-cloud-integration/settings";
import { failed, type Check, type Finding, type Section } from "./findings";
import { certificateFindings } from "./fmc-certificate";
import { eventsFinding, licenceFinding, regionsFinding, securexFinding, versionFinding } from "./fmc-settings";
import { probe } from "./probe";
import { attempt, callOf, type Surroundings } from "./surroundings";

/** Which FMC, how it proves itself, and how to log in to it. */
export interface FmcWish {
  host: string;
  port: number;
  /** Of environment variables; without it nobody logs in. */
  credentialsEnv?: string;
  fingerprint?: string;
  caFile?: string;
  domain: string;
}

/** Looks at the certificate, and at the settings where that is known; changes nothing. */
export async function examineFmc(surroundings: Surroundings, wish: FmcWish): Promise<Section> {
  const { host, port } = wish;
  const seen = await probe(surroundings.network, { host, port, secure: true, path: "/" }, callOf(surroundings));
  const findings = certificateFindings(seen, wish);
  const inner = findings.some(({ level }) => level === "problem")
    ? []
    : await inside(surroundings, wish, seen.certificate?.trusted === true);
  return { kind: "fmc", name: `${host}:${port}`, title: "Firepower Management Center", findings: [...findings, ...inner] };
}

const notAsked: Finding = {
  ...{ check: "login", level: "warning", says: "nobody logged in: there is more to see inside" },
  next: "Give --credentials-env FMC1 for FMC1_USERNAME and FMC1_PASSWORD, and the compared fingerprint as --fingerprint or FMC1_FINGERPRINT.",
};

const unknownCertificate = (prefix: string): Finding => ({
  ...{ check: "login", level: "problem", code: "certificate" },
  says: "nobody logged in: the certificate is not compared yet, and no credential goes to a machine nobody knows",
  next: `Compare it as above, then give it as --fingerprint or ${prefix}_FINGERPRINT, or its authority as --ca-file or ${prefix}_CAFILE.`,
});

async function inside(surroundings: Surroundings, wish: FmcWish, trusted: boolean): Promise<Finding[]> {
  const { access, wording } = surroundings;
  const { credentialsEnv: prefix, fingerprint, caFile } = wish;
  if (prefix === undefined) return [notAsked];
  if (fingerprint === undefined && caFile === undefined && !trusted) return [unknownCertificate(prefix)];
  const credentials = await attempt(() => access.fmcCredentials(prefix));
  if ("error" in credentials) return [failed({ check: "login" }, "problem", credentials.error, wording)];
  return look(surroundings, wish, credentials.value, prefix);
}

async function look(surroundings: Surroundings, wish: FmcWish, credentials: FmcCredentials, prefix: string): Promise<Finding[]> {
  const { access, wording } = surroundings;
  const { host, port, domain, fingerprint, caFile } = wish;
  const address = {
    host,
    port,
    domain,
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(caFile === undefined ? {} : { caFile }),
  };
  const call = callOf(surroundings);
  const reached = await attempt(async () => {
    const fmc = await access.connectFmc({ ...address, ...credentials, names: namesOf(prefix) });
    return { fmc, version: await fmc.version(call) };
  });
  if ("error" in reached) return [failed({ check: "login" }, "problem", reached.error, wording)];
  const { fmc, version } = reached.value;
  const login: Finding = { check: "login", level: "ok", says: `logged in as ${credentials.username} of ${prefix}_USERNAME` };
  const looks = looksAt(fmc, version, call).map(async ({ check, look }) => {
    const seen = await attempt(look);
    return "value" in seen ? seen.value : failed({ check }, "problem", seen.error, wording);
  });
  return [login, versionFinding(version), ...(await Promise.all(looks)), licenceFinding];
}

/** What an FMC of that version can be asked about. */
function looksAt(fmc: Fmc, version: string, call: Call): { check: Check; look: () => Promise<Finding> }[] {
  const has = (what: keyof typeof since) => !isOlder(version, since[what]);
  const all: { check: Check; of: keyof typeof since; look: () => Promise<Finding> }[] = [
    { check: "regions", of: "region", look: async () => regionsFinding(await fmc.regions(call)) },
    { check: "events", of: "events", look: async () => eventsFinding(await fmc.events(call)) },
    { check: "securex", of: "securex", look: async () => securexFinding(await fmc.securex(call)) },
  ];
  return all.filter(({ of }) => has(of));
}

const namesOf = (prefix: string): FmcNames => ({
  host: "the host",
  port: "the port",
  domain: "--domain",
  fingerprint: "--fingerprint",
  caFile: "--ca-file",
  login: `${prefix}_USERNAME and ${prefix}_PASSWORD`,
});
