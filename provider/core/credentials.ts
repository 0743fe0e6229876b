import { ProviderError } from "../base/errors";
import { commandWord, sentence, type Sentence } from "../base/sentence";
import { howToApply, named, readSecretFile, type Place, type Settings } from "../base/settings";
import type { ApplianceCredentials } from "../clients/appliance/credentials";
import type { RegionCredentials } from "../clients/cloud/credentials";
import type { FmcCredentials } from "../clients/fmc/credentials";

type SettingName = "CLIENT_ID" | "CLIENT_PASSWORD" | "URL";

/** A place that may hold settings, with what it calls them. */
interface Source {
  placeOf(name: SettingName): Place;
  read(name: SettingName): string | undefined;
}

/** Strongest first. `CLIENT_ID` of `us`: `CISCO_CTR_US_CLIENT_ID`, `CISCO_CTR_CLIENT_ID`, and the config keys `usClientId`, `clientId`. */
function sources(settings: Settings, region: string): Source[] {
  const variables = [`CISCO_CTR_${region.toUpperCase()}_`, "CISCO_CTR_"].map((prefix) => ({
    placeOf: (name: SettingName) => ({ name: variableOrFile(settings, `${prefix}${name}`, name), copied: false }),
    read: (name: SettingName) => valueOrFile(settings, `${prefix}${name}`, name),
  }));
  const keyOf = (name: SettingName) => name.toLowerCase().split("_").map(capital).join("");
  const keys = [(name: SettingName) => `${region}${keyOf(name)}`, (name: SettingName) => uncapital(keyOf(name))].map((key) => ({
    placeOf: (name: SettingName) => ({ name: `ciscoctr:${key(name)}`, copied: true }),
    read: (name: SettingName) => settings.config(key(name)),
  }));
  return [...variables, ...keys];
}

function valueOrFile(settings: Settings, variable: string, name: SettingName): string | undefined {
  const value = settings.env(variable);
  if (value) return value;
  const file = fileOf(settings, variable, name);
  return file ? readSecretFile(file, `${variable}_FILE`, "password") : undefined;
}

/** Only a password may stand in a file. */
const fileOf = (settings: Settings, variable: string, name: SettingName): string | undefined =>
  name === "CLIENT_PASSWORD" ? settings.env(`${variable}_FILE`) : undefined;

function variableOrFile(settings: Settings, variable: string, name: SettingName): string {
  return !settings.env(variable) && fileOf(settings, variable, name) ? `the file that ${variable}_FILE names` : variable;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const uncapital = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

/** The API client for a region: id and password from the same place, or an error that names what is missing there. */
export function regionCredentials(settings: Settings, region: string): RegionCredentials {
  const places = sources(settings, region);
  const place = places.find((each) => each.read("CLIENT_ID") !== undefined || each.read("CLIENT_PASSWORD") !== undefined);
  if (place === undefined) throw noCredentials(region, waysToGive(places));
  const [clientId, clientPassword] = [place.read("CLIENT_ID"), place.read("CLIENT_PASSWORD")];
  const from = { clientId: place.placeOf("CLIENT_ID"), clientPassword: place.placeOf("CLIENT_PASSWORD") };
  if (clientId === undefined || clientPassword === undefined) {
    const missing = clientId === undefined ? from.clientId : from.clientPassword;
    throw noCredentials(region, named(missing), howToApply(missing));
  }
  const address = places.find((each) => each.read("URL") !== undefined) ?? place;
  return { clientId, clientPassword, url: address.read("URL"), from: { ...from, url: address.placeOf("URL") } };
}

function noCredentials(region: string, what: Sentence, howToApply: Sentence = ""): ProviderError {
  return new ProviderError({
    code: "missing-credentials",
    reason: `there are no credentials for region "${region}"`,
    next: sentence`Set ${what} to an API client of that region; moving an appliance needs both regions' clients${howToApply}.`,
  });
}

/** The region's own variables, or its own keys. */
function waysToGive(places: Source[]): Sentence {
  const pairOf = (place: Source): Place[] => [place.placeOf("CLIENT_ID"), place.placeOf("CLIENT_PASSWORD")];
  const [variables, keys] = [false, true].map((copied) =>
    places.map(pairOf).find((pair) => pair.every((each) => each.copied === copied)),
  );
  const inConfig = sentence`${named(...(keys ?? []))}, which refresh and destroy know from the last ${commandWord("apply")} only`;
  return sentence`${named(...(variables ?? []))} (or ${inConfig})`;
}

/** What `fmc.credentialsEnv` points at: `P_USERNAME` and `P_PASSWORD`. */
export function fmcCredentials(settings: Settings, prefix: string): FmcCredentials {
  const username = settings.env(`${prefix}_USERNAME`);
  const password = settings.env(`${prefix}_PASSWORD`);
  if (username && password) return { username, password };
  throw new ProviderError({
    code: "missing-credentials",
    reason: `fmc.credentialsEnv is "${prefix}", but ${prefix}_${username ? "PASSWORD" : "USERNAME"} is not set`,
    next: `Set ${prefix}_USERNAME and ${prefix}_PASSWORD where the provider runs.`,
  });
}

/** What `appliance.credentialsEnv` points at: `P_USERNAME` with `P_PASSWORD` or `P_PRIVATE_KEY_FILE`. */
export function applianceCredentials(settings: Settings, prefix: string): ApplianceCredentials {
  const username = settings.env(`${prefix}_USERNAME`);
  const password = settings.env(`${prefix}_PASSWORD`);
  const keyFile = settings.env(`${prefix}_PRIVATE_KEY_FILE`);
  if (!username || (!password && !keyFile)) {
    const missing = username
      ? `neither ${prefix}_PASSWORD nor ${prefix}_PRIVATE_KEY_FILE is set`
      : `${prefix}_USERNAME is not set`;
    throw new ProviderError({
      code: "missing-credentials",
      reason: `appliance.credentialsEnv is "${prefix}", but ${missing}`,
      next: `Set ${prefix}_USERNAME, and ${prefix}_PASSWORD or ${prefix}_PRIVATE_KEY_FILE, where the provider runs.`,
    });
  }
  return {
    username,
    ...(password ? { password } : {}),
    ...(keyFile ? { privateKey: readSecretFile(keyFile, `${prefix}_PRIVATE_KEY_FILE`, "key") } : {}),
  };
}
