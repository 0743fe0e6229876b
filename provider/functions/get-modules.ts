import { answersTo, deviceIn, timeframeIn, type ModuleTypeWire } from "../clients/cloud/module-types";
import type { ModuleWire } from "../clients/cloud/modules";
import type { Module } from "../generated/functions/get-modules";
import { markIn } from "../lifecycle/reference";
import { fits, ofThisMoment, type FunctionDefinition } from "./definition";

export const getModules: FunctionDefinition<"getModules"> = {
  name: "getModules",
  scopes: ["integration/module-instance:read", "integration/module-type:read"],
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
  return {
    moduleId: id,
    name,
    moduleTypeId,
    moduleTypeTitle: type?.title ?? type?.defaultName,
    deviceId: deviceIn(wire.settings, type),
    requestTimeframeDays: timeframeIn(wire.settings, type),
    enabled,
    visibility,
    createdAt,
    updatedAt,
    owner: markIn(wire)?.owner,
  };
}
