import type { RegionName } from "../clients/cloud/regions";
import { answersTo, deviceField, timeframeField, type ModuleTypeWire } from "../clients/cloud/module-types";
import type { ModuleWire } from "../clients/cloud/modules";
import { markIn } from "../lifecycle/reference";
import { argument, fits, ofThisMoment, type FunctionDefinition } from "./definition";

/** Which modules to list; without filters all of the region. Letters' case does not count. */
export interface GetModulesArgs {
  /** The cloud region to ask. */
  region: RegionName;
  name?: string;
  /** Module type: `esa`, `sma-email`, `sma-web`, `firepower`, or a title, former title, default name or id. */
  type?: string;
  /** Id of the device that the modules ask. */
  deviceId?: string;
  /** Only modules that investigations use (true), or do not use (false). */
  enabled?: boolean;
}

/** A module of Cisco Threat Response. Its settings are left out, since they may hold secrets. */
export interface Module {
  moduleId: string;
  name: string;
  moduleTypeId: string;
  /** Title of the module type; absent when the catalogue does not have it any more. */
  moduleTypeTitle?: string;
  /** Id of the device it asks. */
  deviceId?: string;
  /** How many days back the device is asked. */
  requestTimeframeDays?: number;
  enabled: boolean;
  /** `org`, `user` or `global`. */
  visibility: string;
  /** ISO 8601 time. */
  createdAt: string;
  /** ISO 8601 time of the last change. */
  updatedAt?: string;
  /** `project/stack/name` of the resource it belongs to; absent when no stack owns it. */
  owner?: string;
}

export interface GetModulesResult {
  modules: Module[];
}

export const getModules: FunctionDefinition<GetModulesArgs, GetModulesResult> = {
  name: "getModules",
  scopes: ["integration/module-instance:read", "integration/module-type:read"],
  args: {
    name: argument.text("Name of the module."),
    type: argument.text("Short name, title or id of the module type."),
    deviceId: argument.text("Id of the device that the modules ask."),
    enabled: argument.flag("Whether investigations use the modules."),
  },
  async run({ call, cloud }, { name, type, deviceId, enabled }) {
    const [modules, types] = await Promise.all([
      cloud.modules.list(call, ofThisMoment),
      cloud.moduleTypes.list(call, ofThisMoment),
    ]);
    const typeOf = new Map(types.map((each) => [each.id, each]));
    const isOfType = (id: string): boolean => {
      const known = typeOf.get(id);
      return type === undefined || id === type || (known !== undefined && answersTo(known, type));
    };
    return {
      modules: modules
        .filter((each) => fits(name, each.name) && isOfType(each.moduleTypeId))
        .map((each) => fromWire(each, typeOf.get(each.moduleTypeId)))
        .filter((each) => deviceId === undefined || each.deviceId === deviceId)
        .filter((each) => enabled === undefined || each.enabled === enabled),
    };
  },
};

function fromWire(wire: ModuleWire, type: ModuleTypeWire | undefined): Module {
  const { id, name, moduleTypeId, enabled, visibility, createdAt, updatedAt } = wire;
  const deviceId = type && wire.settings[deviceField(type)?.key ?? ""];
  const days = type && wire.settings[timeframeField(type)?.key ?? ""];
  return {
    moduleId: id,
    name,
    moduleTypeId,
    moduleTypeTitle: type?.title ?? type?.defaultName,
    deviceId: typeof deviceId === "string" ? deviceId : undefined,
    requestTimeframeDays: typeof days === "number" ? days : undefined,
    enabled,
    visibility,
    createdAt,
    updatedAt,
    owner: markIn(wire)?.owner,
  };
}
