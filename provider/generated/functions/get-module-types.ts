// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

/**
 * Arguments and result of getModuleTypes.
 */
export interface GetModuleTypesShape {
  args: GetModuleTypesArgs;
  result: GetModuleTypesResult;
}
/**
 * What a program gives to getModuleTypes.
 */
export interface GetModuleTypesArgs {
  /**
   * The cloud region to ask.
   */
  region: "us" | "eu" | "apjc";
  /**
   * Title, former title or default name, or a short name: `esa`, `sma-email`, `sma-web`, `firepower`. Letters' case does not count.
   */
  title?: string;
}
/**
 * The module types found.
 */
export interface GetModuleTypesResult {
  /**
   * In the order of the catalogue.
   */
  moduleTypes: ModuleType[];
}
/**
 * A module type of the region's catalogue. Its id is another one in another region.
 */
export interface ModuleType {
  /**
   * Id of the module type in this region.
   */
  moduleTypeId: string;
  /**
   * Its title.
   */
  title?: string;
  /**
   * The title it had before.
   */
  formerTitle?: string;
  /**
   * What a module of the type is called when nobody gives it a name.
   */
  defaultName?: string;
  /**
   * What it does, in a sentence or two.
   */
  description?: string;
  /**
   * True when modules of the type ask a device, and so need `deviceId`.
   */
  asksDevice: boolean;
  /**
   * The type of that device, such as `ESA`.
   */
  deviceType?: string;
  /**
   * What a module of the type can be given.
   */
  fields: ModuleTypeField[];
}
/**
 * What a module of the type can be given.
 */
export interface ModuleTypeField {
  /**
   * Key in `settings` of a CtrModule.
   */
  key: string;
  /**
   * Such as `string`, `integer`, `password` or `device`.
   */
  type: string;
  /**
   * What the portal calls it.
   */
  label: string;
  /**
   * Whether a module cannot be without it.
   */
  required: boolean;
}
