import { answersTo, deviceField, type ModuleTypeWire } from "../clients/cloud/module-types";
import type { ModuleType } from "../generated/functions/get-module-types";
import { ofThisMoment, type FunctionDefinition } from "./definition";

export const getModuleTypes: FunctionDefinition<"getModuleTypes"> = {
  name: "getModuleTypes",
  scopes: ["integration/module-type:read"],
  async run({ call, cloud }, { title }) {
    const types = await cloud.moduleTypes.list(call, ofThisMoment);
    return { moduleTypes: types.filter((each) => title === undefined || answersTo(each, title)).map(fromWire) };
  },
};

function fromWire(type: ModuleTypeWire): ModuleType {
  const device = deviceField(type);
  return {
    moduleTypeId: type.id,
    title: type.title,
    formerTitle: type.formerTitle,
    defaultName: type.defaultName,
    description: type.shortDescription,
    asksDevice: device !== undefined,
    deviceType: device?.subtype,
    fields: type.configurationSpec.map(({ key, type: kind, label, required }) => ({ key, type: kind, label, required })),
  };
}
