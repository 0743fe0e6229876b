import { readFileSync } from "node:fs";
import { ProviderError } from "./errors";

/** Where settings come from, strongest first: environment variables, then Pulumi config (design.md section 3). */
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
  nameOf(name: SettingName): string;
  read(name: SettingName): string | undefined;
}

/** Strongest first. `CLIENT_ID` of `us`: `CISCO_CTR_US_CLIENT_ID`, `CISCO_CTR_CLIENT_ID`, and the config keys `usClientId`, `clientId`. */
function sources(settings: Settings, region: string): Source[] {
  const variables = [`CISCO_CTR_${region.toUpperCase()}_`, "CISCO_CTR_"].map((prefix) => ({
    nameOf: (name: SettingName) => `${prefix}${name}`,
    read: (name: SettingName) => valueOrFile(settings, `${prefix}${name}`, name),
  }));
  const keyOf = (name: SettingName) => name.toLowerCase().split("_").map(capital).join("");
  const keys = [(name: SettingName) => `${region}${keyOf(name)}`, (name: SettingName) => uncapital(keyOf(name))].map((key) => ({
    nameOf: (name: SettingName) => `ciscoctr:${key(name)}`,
    read: (name: SettingName) => settings.pulumiConfig(key(name)),
  }));
  return [...variables, ...keys];
}

function valueOrFile(settings: Settings, variable: string, name: SettingName): string | undefined {
  const value = settings.env(variable);
  if (value) return value;
  const file = name === "CLIENT_PASSWORD" ? settings.env(`${variable}_FILE`) : undefined;
  return file ? readSecretFile(file, `${variable}_FILE`) : undefined;
}

function readSecretFile(file: string, variable: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw new ProviderError(
      {
        code: "missing-credentials",
        reason: `the file that ${variable} names cannot be read`,
        next: `Let ${variable} name a readable file.`,
      },
      { cause },
    );
  }
  if (text !== "") return text;
  throw new ProviderError({
    code: "missing-credentials",
    reason: `the file that ${variable} names is empty`,
    next: `Let ${variable} name a file with the secret in it.`,
  });
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const uncapital = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

/** The API client for a region: id and password from the same place, or an error that names what is missing there. */
export function regionCredentials(settings: Settings, region: string): RegionCredentials {
  const places = sources(settings, region);
  const [first] = places;
  const place =
    places.find((each) => each.read("CLIENT_ID") !== undefined || each.read("CLIENT_PASSWORD") !== undefined) ?? first;
  const clientId = place?.read("CLIENT_ID");
  const clientPassword = place?.read("CLIENT_PASSWORD");
  if (clientId === undefined || clientPassword === undefined) {
    const missing = [
      clientId === undefined && place?.nameOf("CLIENT_ID"),
      clientPassword === undefined && place?.nameOf("CLIENT_PASSWORD"),
    ];
    throw new ProviderError({
      code: "missing-credentials",
      reason: `there are no credentials for region "${region}"`,
      next: `Set ${missing.filter(Boolean).join(" and ")} to an API client of that region; moving an appliance needs both regions' clients.`,
    });
  }
  return { clientId, clientPassword, url: places.map((each) => each.read("URL")).find((url) => url !== undefined) };
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
    ...(keyFile ? { privateKey: readSecretFile(keyFile, `${prefix}_PRIVATE_KEY_FILE`) } : {}),
  };
}
