import { type ConfigurationField, flavourOf, type ModuleType } from "./catalogue";
import type { Device, ModuleInstance, Organisation } from "./organisation";
import { type ModuleProblem, type Relay, relayOf } from "./relays";

/** What a module can see of its product: its device, or the reason why it sees none. */
export type Health = Healthy | { ok: false; problem: ModuleProblem };

/** A module that can be asked: its device answers here, its relay has to be asked. */
export interface Healthy {
  ok: true;
  type: ModuleType;
  device?: Device;
  relay?: Relay;
}

function unhealthy(code: string, message: string): Health {
  return { ok: false, problem: { type: "fatal", code, message } };
}

function deviceHealth(organisation: Organisation, instance: ModuleInstance, type: ModuleType, field: ConfigurationField): Health {
  const id = instance.settings?.[field.key];
  if (typeof id !== "string" || id === "") {
    return unhealthy("device-not-set", `The module names no device: its setting "${field.key}" (${field.label}) is empty.`);
  }
  const device = organisation.devices.get(id);
  if (!device) return unhealthy("device-not-found", `Security Services Exchange knows no device ${id} in this region.`);
  if (device.status !== "Registered") {
    return unhealthy(
      "device-not-registered",
      `The device ${device.name} (${id}) is not registered: its status is ${device.status}.`,
    );
  }
  if (device.type !== field.subtype) {
    return unhealthy(
      "device-type-mismatch",
      `The device ${device.name} (${id}) is of type ${device.type ?? "unknown"}, and a module of type "${type.title}" needs ${field.subtype ?? "another"}.`,
    );
  }
  // The guide's answer to a device that is registered and not offered (seed 001, section Troubleshoot).
  if (!organisation.ctrEnabled) {
    return unhealthy(
      "ctr-not-enabled",
      `The device ${device.name} is not visible to modules: enable Cisco Threat Response under Cloud Services in Security Services Exchange.`,
    );
  }
  return { ok: true, type, device };
}

/** Whether a module can be asked; what makes one unhealthy is partly assumed, and so are the codes. */
export function moduleHealth(organisation: Organisation, instance: ModuleInstance): Health {
  const type = organisation.moduleType(instance.module_type_id);
  if (!type) return unhealthy("module-type-not-found", `No such module type: ${instance.module_type_id}`);
  if (!instance.enabled) return unhealthy("module-disabled", `The module ${instance.name} is disabled.`);
  const field = type.configuration_spec?.find((one) => one.type === "device");
  if (field) return deviceHealth(organisation, instance, type, field);
  if (flavourOf(type) !== "relay") return { ok: true, type };
  const relay = relayOf(organisation, type, instance);
  return "code" in relay ? { ok: false, problem: relay } : { ok: true, type, relay };
}

/** The days a module looks back: its integer setting about the timeframe, or that field's default. */
export function timeframeDays(instance: ModuleInstance, type: ModuleType): number {
  const field = type.configuration_spec?.find((one) => one.type === "integer" && /timeframe/i.test(one.label));
  const set = field && instance.settings?.[field.key];
  const days = typeof set === "number" ? set : field?.default_value;
  return typeof days === "number" ? days : 30;
}
