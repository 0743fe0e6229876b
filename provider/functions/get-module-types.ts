import type { RegionName } from "../clients/cloud/regions";
import type { ModuleTypeWire } from "../clients/cloud/module-types";
import { answersTo, deviceField } from "../clients/cloud/module-types";
import { argument, ofThisMoment, type FunctionDefinition } from "./definition";

/** Which module types to list; without a title the whole catalogue of the region. */
export interface GetModuleTypesArgs {
  /** The cloud region to ask. */
  region: RegionName;
  /** Title, former title or default name, or a short name: `esa`, `sma-email`, `sma-web`, `firepower`. Letters' case does not count. */
  title?: string;
}

/** What a module of the type can be given. */
export interface ModuleTypeField {
  /** Key in `settings` of a CtrModule. */
  key: string;
  /** Such as `string`, `integer`, `password` or `device`. */
  type: string;
  label: string;
  required: boolean;
}

/** A module type of the region's catalogue. Its id is another one in another region. */
export interface ModuleType {
  moduleTypeId: string;
  title?: string;
  formerTitle?: string;
  defaultName?: string;
  description?: string;
  /** True when modules of the type ask a device, and so need `deviceId`. */
  asksDevice: boolean;
  /** The type of that device, such as `ESA`. */
  deviceType?: string;
  fields: ModuleTypeField[];
}

export interface GetModuleTypesResult {
  moduleTypes: ModuleType[];
}

export const getModuleTypes: FunctionDefinition<GetModuleTypesArgs, GetModuleTypesResult> = {
  name: "getModuleTypes",
  scopes: ["integration/module-type:read"],
  args: { title: argument.text("Title, former title, default name or short name of the module type.") },
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
