import type { Call } from "../../provider/base/call";
import type { Cloud } from "../../provider/clients/cloud";
import { ofThisRefresh } from "../../provider/clients/cloud/collection";
import type { DeviceWire } from "../../provider/clients/cloud/devices";
import { deviceIn, timeframeIn, type ModuleTypeWire } from "../../provider/clients/cloud/module-types";
import type { ModuleWire } from "../../provider/clients/cloud/modules";
import { ifAllowed } from "../../provider/functions/definition";

/** A module that can be asked, as far as it may be looked at. */
export interface Module {
  id: string;
  name: string;
  enabled: boolean;
  /** Title of its type. */
  type?: string;
  requestTimeframeDays?: number;
  /** The device it reads; `found` is undefined where that device is gone. Absent where devices may not be listed. */
  device?: { id: string; found: DeviceWire | undefined };
}

/** The modules that can be asked for observables; undefined where the API client may not list them. */
export function modulesToAsk(cloud: Cloud, call: Call): Promise<Module[] | undefined> {
  return ifAllowed(async () => {
    const [modules, types, devices] = await Promise.all([
      cloud.modules.list(call, ofThisRefresh),
      cloud.moduleTypes.list(call, ofThisRefresh),
      ifAllowed(() => cloud.devices.list(call, ofThisRefresh)),
    ]);
    return modules.flatMap((each) => {
      const type = types.find(({ id }) => id === each.moduleTypeId);
      if (type && !type.capabilities.some(({ id }) => id === "observe")) return [];
      return { ...toModule(each, type), ...(devices ? readDevice(each, type, devices) : {}) };
    });
  });
}

function toModule({ id, name, enabled, settings }: ModuleWire, type: ModuleTypeWire | undefined): Module {
  const days = timeframeIn(settings, type);
  return {
    ...{ id, name, enabled, type: type?.title ?? type?.defaultName },
    ...(days === undefined ? {} : { requestTimeframeDays: days }),
  };
}

function readDevice({ settings }: ModuleWire, type: ModuleTypeWire | undefined, devices: readonly DeviceWire[]) {
  const id = deviceIn(settings, type);
  return id !== undefined ? { device: { id, found: devices.find((each) => each.id === id) } } : {};
}
