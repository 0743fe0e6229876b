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

/** `CLIENT_ID` and `us` give `CISCO_CTR_US_CLIENT_ID`, then `CISCO_CTR_CLIENT_ID`, then the config keys `usClientId` and `clientId`. */
function lookUp(settings: Settings, region: string, name: "CLIENT_ID" | "CLIENT_PASSWORD" | "URL"): string | undefined {
  const regional = `CISCO_CTR_${region.toUpperCase()}_${name}`;
  const general = `CISCO_CTR_${name}`;
  const words = name.toLowerCase().split("_");
  const key = words.map((word, index) => (index === 0 ? word : capital(word))).join("");
  return (
    valueOrFile(settings, regional, name) ??
    valueOrFile(settings, general, name) ??
    settings.pulumiConfig(`${region}${capital(key)}`) ??
    settings.pulumiConfig(key)
  );
}

function valueOrFile(settings: Settings, variable: string, name: string): string | undefined {
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

/** The API client for a region, or an error that names the variables that are missing. */
export function regionCredentials(settings: Settings, region: string): RegionCredentials {
  const clientId = lookUp(settings, region, "CLIENT_ID");
  const clientPassword = lookUp(settings, region, "CLIENT_PASSWORD");
  if (clientId === undefined || clientPassword === undefined) {
    const prefix = `CISCO_CTR_${region.toUpperCase()}_`;
    const missing = [clientId === undefined && `${prefix}CLIENT_ID`, clientPassword === undefined && `${prefix}CLIENT_PASSWORD`];
    throw new ProviderError({
      code: "missing-credentials",
      reason: `there are no credentials for region "${region}"`,
      next: `Set ${missing.filter(Boolean).join(" and ")} to an API client of that region; moving an appliance needs both regions' clients.`,
    });
  }
  return { clientId, clientPassword, url: lookUp(settings, region, "URL") };
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
