import type { StartLine } from "../emulator";

type Access = Pick<StartLine, "admin" | "regions" | "appliances" | "fmcs" | "relay">;

/** `esa1.example.com` is `ESA1`: the prefix that a program gives as `credentialsEnv`. */
function prefixOf(name: string): string {
  return (name.split(".")[0] ?? "").toUpperCase().replace(/[^A-Z0-9]/g, "_");
}

/**
 * What a program needs to work on the emulator, as variables: those of the README's section Credentials for each region, the inputs and
 * credentials of each appliance and FMC by the name of the input in capitals, the relay, and the emulator's own address and process.
 */
export function variablesOf({ admin, regions, appliances, fmcs, relay }: Access): Record<string, string> {
  return Object.fromEntries([
    ["CISCO_CTR_EMULATOR_URL", admin],
    ["CISCO_CTR_EMULATOR_PID", String(process.pid)],
    ["RELAY_URL", relay],
    ...Object.entries(regions).flatMap(([region, { url, clientId, clientPassword }]) =>
      prefixed(`CISCO_CTR_${region.toUpperCase()}`, { CLIENT_ID: clientId, CLIENT_PASSWORD: clientPassword, URL: url }),
    ),
    ...appliances.flatMap(({ name, host, port, username, password, hostKey }) =>
      prefixed(prefixOf(name), { HOST: host, PORT: port, USERNAME: username, PASSWORD: password, HOSTKEY: hostKey }),
    ),
    ...fmcs.flatMap(({ name, host, port, username, password, fingerprint, caFile }) =>
      prefixed(prefixOf(name), {
        HOST: host,
        PORT: port,
        USERNAME: username,
        PASSWORD: password,
        FINGERPRINT: fingerprint,
        CAFILE: caFile,
      }),
    ),
  ]);
}

function prefixed(prefix: string, values: Record<string, string | number>): [string, string][] {
  return Object.entries(values).map(([name, value]) => [`${prefix}_${name}`, String(value)]);
}

/** One word of a POSIX shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

export function shellExports(variables: Record<string, string>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}=${quoted(value)}`)
    .join("\n");
}
