import { inWords } from "../../provider/base/sentence";
import { named } from "../../provider/base/settings";
import { ofThisRefresh } from "../../provider/clients/cloud/collection";
import type { RegionCredentials } from "../../provider/clients/cloud/credentials";
import { checkedOrigin } from "../../provider/clients/cloud/origin";
import { reachedHosts, regionNames, regions, type Region, type RegionName } from "../../provider/clients/cloud/regions";
import { proxyFor } from "../../provider/clients/http/proxy";
import { regionCredentials } from "../../provider/core/credentials";
import type { ReachedHost } from "../../provider/generated/functions/get-region-hosts";
import { givenRegions } from "../regions";
import { clockFinding } from "./clock";
import { cloudServicesFinding } from "./cloud-services";
import { badCredentials, goodCredentials, noCredentials, untriedCredentials } from "./credentials";
import { failed, type Check, type Finding, type Section } from "./findings";
import { hostFinding, type Expected } from "./hosts";
import { moduleTypeFindings } from "./module-types";
import { organisationFinding, quotaFinding } from "./organisation";
import { probe, type Probe } from "./probe";
import { scopeFindings } from "./scopes";
import { attempt, callOf, type Surroundings } from "./surroundings";

/** Looks at the regions that were asked for, or at all of them, side by side. */
export function examineRegions(surroundings: Surroundings, asked: readonly RegionName[] | undefined): Promise<Section[]> {
  const used = givenRegions(surroundings.access);
  const wanted = asked ?? (used.length > 0 ? used : regionNames);
  const look = lookOnce(surroundings);
  return Promise.all(
    (asked ?? regionNames).map(async (name) => ({
      kind: "region" as const,
      name,
      title: regions[name].title,
      findings: await examine({ surroundings, region: regions[name], wanted: wanted.includes(name), look }),
    })),
  );
}

type Look = (origin: string, path: string) => Promise<Probe>;

/** Some hosts are those of every region: each is looked at once. */
function lookOnce(surroundings: Surroundings): Look {
  const { access, network, env } = surroundings;
  const looks = new Map<string, Promise<Probe>>();
  const look = async (origin: string, path: string): Promise<Probe> => {
    const { protocol, hostname, port } = new URL(origin);
    const secure = protocol === "https:";
    const proxied = await attempt(() => proxyFor(origin, access.secrets, env));
    if ("error" in proxied) return { failure: { stage: "proxy", code: proxied.error.code, error: proxied.error } };
    const proxy = proxied.value === undefined ? {} : { proxy: proxied.value };
    const host = hostname.replace(/^\[|\]$/g, "");
    return probe(network, { host, port: Number(port || (secure ? 443 : 80)), secure, path, ...proxy }, callOf(surroundings));
  };
  return (origin, path) => {
    const key = origin + path;
    const known = looks.get(key) ?? look(origin, path);
    looks.set(key, known);
    return known;
  };
}

/** One region, as it is looked at. */
interface Examined {
  surroundings: Surroundings;
  region: Region;
  wanted: boolean;
  look: Look;
}

async function examine(examined: Examined): Promise<Finding[]> {
  const { surroundings, region, wanted } = examined;
  const credentials = await attempt(() => regionCredentials(surroundings.access.settings, region.name));
  const given = "value" in credentials ? credentials.value : undefined;
  const origin = await attempt(() => apiOrigin(surroundings, region, given));
  const withoutLook = (): Finding =>
    "error" in credentials
      ? noCredentials(region, credentials.error, wanted, surroundings.wording)
      : untriedCredentials(credentials.value);
  if ("error" in origin) {
    return [failed({ check: "address" }, "problem", origin.error, surroundings.wording), withoutLook()];
  }
  const api = examined.look(origin.value.url, apiPath);
  const [hosts, account] = await Promise.all([
    hostFindings(examined, origin.value),
    api.then((seen) => (given !== undefined && isReached(seen) ? accountFindings(examined, given) : [withoutLook()])),
  ]);
  return [...hosts, ...(await proxyFinding(surroundings, origin.value.url)), ...clockOf(await api), ...account];
}

/** Where the API is asked, and by what setting, if it is not where Cisco has it. */
interface Origin {
  url: string;
  setting?: string;
}

function apiOrigin({ access: { settings } }: Surroundings, region: Region, given: RegionCredentials | undefined): Origin {
  const names = [`CISCO_CTR_${region.name.toUpperCase()}_URL`, "CISCO_CTR_URL"];
  const variable = names.find((name) => settings.env(name));
  const place = given?.from.url ?? { name: variable ?? "", copied: false };
  const text = given ? given.url : variable && settings.env(variable);
  return text ? { url: checkedOrigin(text, place), setting: place.name } : { url: region.api };
}

/** Another address of the API is one for tests: the hosts beside it are those of nobody's, and are left alone. */
async function hostFindings({ surroundings, region, wanted, look }: Examined, origin: Origin): Promise<Finding[]> {
  const { setting, url } = origin;
  const known = reachedHosts(region).map((each) => expected(each, region, wanted));
  if (setting === undefined) {
    const seen = known.map(async (each) =>
      hostFinding(each, await look(`https://${each.host}`, each.path), surroundings.wording),
    );
    return Promise.all(seen);
  }
  const { host, port, protocol } = new URL(url);
  const numbered = Number(port || (protocol === "https:" ? 443 : 80));
  const [api] = known;
  const replaced = api && { ...api, host, allow: host, port: numbered };
  const note: Finding = {
    ...{ check: "address", level: "ok", details: { url } },
    says: `${setting} moves the API to ${url}: only that host is looked at, and none of the region's own`,
  };
  return [note, ...(replaced ? [hostFinding(replaced, await look(url, replaced.path), surroundings.wording)] : [])];
}

/** Asked by nobody in particular, the API answers 401 here (contracts 8). */
const apiPath = "/iroh/profile/whoami";

/** The host of Security Services Exchange answers 403 to whoever shows no certificate (seed 003). */
function expected(host: ReachedHost, { sseServer }: Region, wanted: boolean): Expected {
  if (host.neededBy.includes("provider")) return { ...host, needed: wanted, path: apiPath, status: 401 };
  return { ...host, needed: false, path: "/", ...(host.host === sseServer ? { status: 403 } : {}) };
}

const isReached = ({ answer, certificate, failure }: Probe): boolean =>
  failure === undefined && answer !== undefined && (certificate?.trusted ?? true);

const clockOf = ({ answer }: Probe): Finding[] => (answer?.aheadMs === undefined ? [] : [clockFinding(answer.aheadMs)]);

async function proxyFinding({ access, env, wording }: Surroundings, origin: string): Promise<Finding[]> {
  const found = await attempt(() => proxyFor(origin, access.secrets, env));
  if ("error" in found) return [failed({ check: "proxy" }, "problem", found.error, wording)];
  const proxy = found.value;
  const set = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"].find((name) => env[name]);
  const { host } = new URL(origin);
  if (proxy === undefined) {
    const why = set === undefined ? "neither HTTPS_PROXY nor ALL_PROXY is set" : `${set} is set, and is not used for ${host}`;
    return [{ check: "proxy", level: "ok", says: `none: ${why}` }];
  }
  const says = `${host} is asked through ${proxy.host}:${proxy.port} of ${proxy.variable}; SSH to an appliance goes straight`;
  return [{ check: "proxy", level: "ok", says, details: { variable: proxy.variable, host: proxy.host, port: proxy.port } }];
}

/** What the region says to its API client. */
async function accountFindings({ surroundings, region }: Examined, given: RegionCredentials): Promise<Finding[]> {
  const { wording, access } = surroundings;
  const call = callOf(surroundings);
  const granted = await attempt(() => access.cloud(region.name).client.grantedScopes(call));
  if ("error" in granted) return [badCredentials(granted.error, wording)];
  const cloud = access.cloud(region.name);
  const looks = await Promise.all([
    looked(surroundings, "organisation", async () => [organisationFinding(await cloud.whoAmI(call))]),
    looked(surroundings, "module-types", async () => moduleTypeFindings(await cloud.moduleTypes.list(call, ofThisRefresh))),
    looked(surroundings, "cloud-services", async () => [await cloudServicesFinding(cloud, call)]),
  ]);
  const place = inWords(named(given.from.clientId), wording);
  return [
    goodCredentials(given, wording),
    ...scopeFindings(granted.value, place),
    ...looks.flat(),
    quotaFinding(cloud.client.quota),
  ];
}

/** What could not be looked at for want of a scope is for a person to judge. */
async function looked({ wording }: Surroundings, check: Check, look: () => Promise<Finding[]>): Promise<Finding[]> {
  const found = await attempt(look);
  if ("value" in found) return found.value;
  return [failed({ check }, found.error.code === "missing-scope" ? "warning" : "problem", found.error, wording)];
}
