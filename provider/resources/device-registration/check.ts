import type { DeviceRegistrationInputs } from "../../generated/device-registration";
import type { LookUp } from "../../lifecycle/definition";
import type { Finding } from "../../lifecycle/schema";
import { containsUnknown, isUnknown } from "../../lifecycle/unknown";
import { credentialsFindings } from "../login/credentials";

/** Rules over more than one input. */
export function wrongTogether(inputs: DeviceRegistrationInputs, environment: LookUp): Finding[] {
  if (isUnknown(inputs.method)) return [];
  return inputs.method === "external" ? externalFindings(inputs) : sshFindings(inputs, environment);
}

function externalFindings({ appliance, deviceName, externalDeviceId, token }: DeviceRegistrationInputs): Finding[] {
  const findings: Finding[] = [];
  if (deviceName === undefined && externalDeviceId === undefined) {
    findings.push({
      property: "deviceName",
      reason:
        'is missing, and so is externalDeviceId: with method "external" one of them says which device to wait for. Give its name or its id in SSE',
    });
  }
  if (appliance !== undefined) {
    findings.push({
      property: "appliance",
      reason: 'has no use with method "external": nobody logs in to the device. Remove it, or use method "ssh"',
    });
  }
  if (token !== undefined) {
    findings.push({
      property: "token",
      reason: 'has no use with method "external": whoever registers the device has it. Remove it',
    });
  }
  return findings;
}

function sshFindings({ appliance, externalDeviceId }: DeviceRegistrationInputs, environment: LookUp): Finding[] {
  const findings: Finding[] = [];
  if (externalDeviceId !== undefined) {
    findings.push({
      property: "externalDeviceId",
      reason: 'has no use with method "ssh": the appliance gets an entry of its own. Remove it, or use method "external"',
    });
  }
  if (appliance === undefined) {
    findings.push({ property: "appliance", reason: 'is missing. Give the appliance, or use method "external"' });
  } else if (!containsUnknown(appliance)) {
    findings.push(...applianceFindings(appliance, environment));
  }
  return findings;
}

type ApplianceInputs = NonNullable<DeviceRegistrationInputs["appliance"]>;

function applianceFindings(appliance: ApplianceInputs, environment: LookUp): Finding[] {
  const findings: Finding[] = [];
  if (appliance.type === "ESA" && appliance.managedBySma) {
    findings.push({
      property: "appliance.managedBySma",
      reason:
        "is true for an ESA: such an appliance cannot be joined by itself (guide, Troubleshoot). Register the SMA that manages it instead",
    });
  }
  const lookUp = (prefix: string) => environment.applianceCredentials(prefix);
  return [...findings, ...credentialsFindings(appliance, { input: "appliance", secrets: ["password", "privateKey"], lookUp })];
}
