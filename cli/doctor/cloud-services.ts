import type { Call } from "../../provider/base/call";
import type { Cloud } from "../../provider/clients/cloud";
import { ofThisRefresh } from "../../provider/clients/cloud/collection";
import { isRegistered, type DeviceWire } from "../../provider/clients/cloud/devices";
import { deviceIn, type ModuleTypeWire } from "../../provider/clients/cloud/module-types";
import type { ModuleWire } from "../../provider/clients/cloud/modules";
import { cloudServicesHint } from "../../provider/resources/ctr-module";
import type { Finding } from "./findings";

/** A module that reads a registered device tells by its health whether modules see devices at all; few are asked. */
const mostAsked = 3;

/** The switch "Cisco Threat Response" under Cloud Services, which no API shows: as far as modules tell (contracts 2.2, 3.5). */
export async function cloudServicesFinding(cloud: Cloud, call: Call): Promise<Finding> {
  const [devices, modules, types] = await Promise.all([
    cloud.devices.list(call, ofThisRefresh),
    cloud.modules.list(call, ofThisRefresh),
    cloud.moduleTypes.list(call, ofThisRefresh),
  ]);
  const telling = tellingModules(devices, modules, types).slice(0, mostAsked);
  const answers = await Promise.all(
    telling.map(async ({ id, name }) => ({ name, health: await cloud.modules.health(call, id) })),
  );
  return switchFinding(answers, cloud, devices.filter(isRegistered).length);
}

/** Enabled modules whose device is registered. */
function tellingModules(
  devices: readonly DeviceWire[],
  modules: readonly ModuleWire[],
  types: readonly ModuleTypeWire[],
): ModuleWire[] {
  const registered = new Set(devices.filter(isRegistered).map(({ id }) => id));
  const typeOf = new Map(types.map((type) => [type.id, type]));
  return modules.filter(({ enabled, moduleTypeId, settings }) => {
    const device = deviceIn(settings, typeOf.get(moduleTypeId));
    return enabled && device !== undefined && registered.has(device);
  });
}

/** @param answers the health of modules whose devices are registered */
export function switchFinding(
  answers: readonly { name: string; health: string }[],
  { region }: Pick<Cloud, "region">,
  registered: number,
): Finding {
  const hint = cloudServicesHint(region);
  const details = { asked: answers.map(({ name }) => name), registeredDevices: registered };
  const well = answers.find(({ health }) => health === "ok");
  if (well) return { check: "cloud-services", level: "ok", says: `on: the module "${well.name}" reads its device`, details };
  const [first] = answers;
  if (first) {
    const says = `the module "${first.name}" does not read its registered device: ${first.health.replace(/[.\s]+$/, "")}`;
    return { check: "cloud-services", level: "warning", says, next: `If modules do not see devices, ${hint}.`, details };
  }
  const devices = registered === 1 ? "1 device is registered" : `${registered} devices are registered`;
  const says = `not to be seen yet: ${devices}, and no module reads one`;
  return { check: "cloud-services", level: "ok", says, next: `Before the first module, ${hint}.`, details };
}
