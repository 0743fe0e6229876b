import { ProviderError } from "../../base/errors";
import { isOlder } from "../../base/version";
import type { Appliance, Patience } from "../../clients/appliance/client";
import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { Context } from "../../lifecycle/definition";
import { applianceNames } from "./names";
import { patience } from "./waits";

/** Logs in to the appliance. */
export async function connect(
  context: Context,
  inputs: DeviceRegistrationInputs,
  ready: Patience = patience(inputs, "ready"),
): Promise<Appliance> {
  const { appliance } = inputs;
  if (appliance === undefined) throw new TypeError("an ssh registration has an appliance: check() saw to it");
  const { host, port, username, password, privateKey, credentialsEnv, hostKey, machine } = appliance;
  const credentials =
    credentialsEnv === undefined
      ? { username: username ?? "", password, privateKey }
      : context.applianceCredentials(credentialsEnv);
  const address = { host, port, hostKeys: [hostKey].flat(), machine, ...credentials, names: applianceNames };
  return context.connectAppliance(address, ready);
}

/** The oldest versions the guides name: ESA 13.0.0-314 and SMA 12.5 (seeds 001 and 004). */
export const minimum = { ESA: "13.0.0-314", SMA: "12.5" } as const;

/** Throws where the appliance is not what the inputs say, or is too old to join. */
export function checkProduct({ appliance }: DeviceRegistrationInputs, { facts }: Appliance): void {
  if (appliance && facts.type !== appliance.type) {
    throw new ProviderError({
      code: "invalid-input",
      reason: `appliance.type is ${appliance.type}, but ${facts.hostName} is an ${facts.type}`,
      next: `Set appliance.type to "${facts.type}", or appliance.host to the right machine.`,
    });
  }
  if (isOlder(facts.version, minimum[facts.type])) {
    throw new ProviderError({
      code: "unsupported-version",
      reason: `${facts.hostName} runs AsyncOS ${facts.version}, and an ${facts.type} can join from ${minimum[facts.type]} on`,
      next: "Upgrade the appliance first; nothing was changed on it.",
    });
  }
}
