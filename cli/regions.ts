import { InvalidArgumentError } from "commander";
import { regionNames, type RegionName } from "../provider/clients/cloud/regions";
import type { Access } from "../provider/core/compose";
import type { Session } from "./session";

/** Reads `us,eu`. */
export function regionList(text: string): RegionName[] {
  const names = text.split(",").map((name) => name.trim());
  const isRegion = (name: string): name is RegionName => (regionNames as readonly string[]).includes(name);
  if (!names.every(isRegion))
    throw new InvalidArgumentError(`Give one or more of ${regionNames.join(", ")}, with commas between.`);
  return regionNames.filter((name) => names.includes(name));
}

/** Those of which something of credentials is set. */
export function givenRegions({ settings }: Access): RegionName[] {
  return regionNames.filter((name) => {
    const places = [`CISCO_CTR_${name.toUpperCase()}_`, "CISCO_CTR_"].flatMap((prefix) =>
      ["CLIENT_ID", "CLIENT_PASSWORD", "CLIENT_PASSWORD_FILE"].map((setting) => `${prefix}${setting}`),
    );
    return places.some((variable) => settings.env(variable));
  });
}

/** Those that were named, else all for which something of credentials is set; fails where there is nothing of the kind. */
export function regionsToAsk({ access }: Pick<Session, "access">, named?: readonly RegionName[]): readonly RegionName[] {
  if (named !== undefined) return named;
  const given = givenRegions(access);
  if (given.length > 0) return given;
  // Says what to set.
  for (const name of regionNames) access.cloud(name);
  return regionNames;
}
