import { commandWord, sentence, type Sentence } from "./sentence";
import { existsSync } from "node:fs";
import { ProviderError } from "./errors";
import { cut } from "./screen";
import { readSmallFile } from "./small-file";

/** Where settings come from, strongest first: environment variables, then Pulumi config. */
export interface Settings {
  env(name: string): string | undefined;
  /** A key of the namespace `ciscoctr`, such as `usClientId`. */
  pulumiConfig(key: string): string | undefined;
}

export interface RegionCredentials {
  clientId: string;
  clientPassword: string;
  /** Overrides the region's host. */
  url?: string;
  /** Where they were found; of the address, where one would be set. */
  from: Record<"clientId" | "clientPassword" | "url", Place>;
}

/** Where a setting stands, for whoever has to correct it. */
export interface Place {
  /** Such as `CISCO_CTR_US_CLIENT_ID`. */
  name: string;
  /** True for Pulumi's config, of which refresh and destroy read a copy in the state. */
  copied: boolean;
}

/** Places as a sentence names them. */
export function named(...places: Place[]): Sentence {
  const names = places.map(({ name }) => name).join(" and ");
  return places.some(({ copied }) => copied) ? sentence`${names} in ${commandWord("configuration")}` : names;
}

/** The end of a sentence about a correction: what makes it count. */
export function howToApply(...places: Place[]): Sentence {
  if (!places.some(({ copied }) => copied)) return "";
  return sentence`; refresh and destroy use the copy in the state until the next ${commandWord("apply")}, unless they are given ${commandWord("read-configuration")}`;
}

/** A person or a key that an appliance lets in. */
export interface ApplianceCredentials {
  username: string;
  password?: string;
  privateKey?: string;
}

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
    read: (name: SettingName) => settings.pulumiConfig(key(name)),
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

const mostSecretBytes = 65_536;

/** What a secret in a file looks like, beyond being text: a password is one line, a key has several. */
type SecretKind = "password" | "key";

function readSecretFile(path: string, variable: string, kind: SecretKind): string {
  // What names no file may be the secret itself, given in the wrong variable.
  const named = existsSync(path) ? `, "${cut(path, longestPath)}",` : "";
  const unusable = (problem: string, cause?: unknown) =>
    new ProviderError(
      {
        code: "missing-credentials",
        reason: `the file that ${variable} names${named} ${problem}`,
        next: `Let ${variable} name a readable file of at most 64 KiB with ${kind === "password" ? "the password on one line" : "the private key"}.`,
      },
      { cause },
    );
  const file = readSmallFile(path, mostSecretBytes);
  if ("problem" in file) throw unusable(file.problem, file.cause);
  // A password may begin or end with a blank; around a key they say nothing.
  const text = kind === "password" ? file.text.replace(/(?:\r\n|\r|\n)$/, "") : file.text.trim();
  if (text.trim() === "") throw unusable("is empty");
  if (kind === "password" && /[\r\n]/.test(text)) throw unusable("has more than one line");
  return text;
}

const longestPath = 200;

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

/** A person who logs in to an FMC. */
export interface FmcCredentials {
  username: string;
  password: string;
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
