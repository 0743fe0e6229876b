import type { StartLine } from "../../emulator";
import { shellWord } from "../shell-word";

type Access = Pick<StartLine, "admin" | "regions" | "appliances" | "fmcs" | "relay">;

/** `esa1.example.com` is `ESA1`: the prefix that a program gives as `credentialsEnv`. */
function prefixOf(name: string): string {
  return (name.split(".")[0] ?? "").toUpperCase().replace(/[^A-Z0-9]/g, "_");
}

/** Variables of one prefix: what follows it, and the values. */
type Group = [prefix: string, values: Record<string, string | number>];

/**
 * What a program needs to work on the emulator, as variables: those under Credentials in docs/installation-configuration.md for each region, the inputs and
 * credentials of each appliance and FMC by the name of the input in capitals, the relay, and the emulator's own address and process.
 * Whatever else of `env` begins like one of these is `undefined`, to be cleared: a key of the real appliance opens nothing here.
 */
export function variablesOf(
  { admin, regions, appliances, fmcs, relay }: Access,
  env: NodeJS.ProcessEnv,
): Record<string, string | undefined> {
  const groups: Group[] = [
    ...Object.entries(regions).map(([region, { url, clientId, clientPassword }]): Group => [
      `CISCO_CTR_${region.toUpperCase()}`,
      { CLIENT_ID: clientId, CLIENT_PASSWORD: clientPassword, URL: url },
    ]),
    ...appliances.map(({ name, host, port, username, password, hostKey }): Group => [
      prefixOf(name),
      { HOST: host, PORT: port, USERNAME: username, PASSWORD: password, HOSTKEY: hostKey },
    ]),
    ...fmcs.map(({ name, host, port, username, password, fingerprint, caFile }): Group => [
      prefixOf(name),
      { HOST: host, PORT: port, USERNAME: username, PASSWORD: password, FINGERPRINT: fingerprint, CAFILE: caFile },
    ]),
  ];
  const alike = new RegExp(`^(?:${groups.map(([prefix]) => prefix).join("|")})_\\w+$`);
  return Object.fromEntries([
    ...Object.keys(env).flatMap((name): [string, undefined][] => (alike.test(name) ? [[name, undefined]] : [])),
    ["CISCO_CTR_EMULATOR_URL", admin],
    ["CISCO_CTR_EMULATOR_PID", String(process.pid)],
    ["RELAY_URL", relay],
    ...groups.flatMap(([prefix, values]) =>
      Object.entries(values).map(([name, value]): [string, string] => [`${prefix}_${name}`, String(value)]),
    ),
  ]);
}

export function shellExports(variables: Record<string, string | undefined>): string {
  return Object.entries(variables)
    .map(([name, value]) => (value === undefined ? `unset ${name}` : `export ${name}=${shellWord(value)}`))
    .join("\n");
}
