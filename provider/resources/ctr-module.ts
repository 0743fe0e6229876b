import { commandWord, sentence, type Sentence } from "../base/sentence";
import { at } from "../base/call";
import { described, isProviderError, ProviderError } from "../base/errors";
import { listed } from "../base/screen";
import { secretTexts } from "../base/secret-looking";
import { beforeAChange, fresh, leftByEarlierRuns, type Freshness } from "../clients/cloud/collection";
import type { DeviceWire } from "../clients/cloud/devices";
import type { ModuleTypeWire } from "../clients/cloud/module-types";
import { isOfCisco, type ModuleWire } from "../clients/cloud/modules";
import type { Region } from "../clients/cloud/regions";
import type { CtrModuleInputs, CtrModuleOutputs } from "../generated/ctr-module";
import type { Context, Definition, Said } from "../lifecycle/definition";
import { deleteTwins } from "../lifecycle/leftovers";
import { ensure } from "../lifecycle/ensure";
import { isOfOwner, isOwn, takenOver } from "../lifecycle/mark";
import { markIn, withReference } from "../lifecycle/reference";
import { answersTo, deviceField, isShortName, timeframeField } from "../clients/cloud/module-types";

/** Cisco changes it seldom; a `CtrModuleType` of the same program may. */
const catalogueMayBeOld: Freshness = { maxAgeMs: 10 * 60_000, afterOwnChanges: true };

/** A module instance of iroh-int. */
export const ctrModule: Definition<CtrModuleInputs, CtrModuleOutputs, ModuleWire> = {
  name: "CtrModule",
  noun: "CTR module",
  scopes: ["integration/module-instance:read", "integration/module-instance:write", "integration/module-type:read", "sse"],

  check({ type, deviceId }) {
    const needsDevice = typeof type === "string" && isShortName(type);
    return needsDevice && deviceId === undefined
      ? [
          {
            property: "deviceId",
            reason: `is missing: a module of type "${type}" asks a device. Give the id of a DeviceRegistration`,
          },
        ]
      : [];
  },

  secretsIn: ({ settings }) => secretTexts(settings),

  async create(context, inputs) {
    const { call, cloud, mark } = context;
    const [type, device] = await Promise.all([
      moduleType(context, inputs),
      inputs.deviceId === undefined ? undefined : cloud.devices.find(call, inputs.deviceId, beforeAChange),
      warnOfEarlier(context),
    ]);
    rememberSettings(context, inputs, type);
    checkDevice(context, inputs, type, device);
    const unmanaged = inputs.onExisting === "adopt" ? await adoptable(context, inputs, type) : undefined;
    checkSettings({ ...unmanaged?.settings, ...toWire(context, inputs, type).settings }, type);
    at(call, `making the module "${inputs.name}"`);
    const { wire, found, doubted } = await ensure(call, {
      look: async (freshness) =>
        (await cloud.modules.list(call, freshness)).find((each) => isOwn(markIn(each), mark)) ?? unmanaged,
      create: () =>
        cloud.modules.create(call, { ...toWire(context, inputs, type), module_type_id: type.id, visibility: inputs.visibility }),
    });
    if (found && !doubted) tellOfTaking(context, wire);
    const module = found ? await cloud.modules.patch(call, wire.id, toWire(context, inputs, type, wire)) : wire;
    return {
      id: module.id,
      takenOver: found && !doubted,
      outs: { ...fromWire(module, type, inputs), health: await health(context, inputs, type, module.id) },
    };
  },

  observe: ({ call, cloud }, id, _known, freshness) => cloud.modules.find(call, id, freshness),

  markIn,

  async read(context, wire, outs) {
    const type = await typeById(context, wire.moduleTypeId);
    if (outs === undefined) return { ...fromWire(wire, type), type: { id: type.id }, health: "unknown" };
    const another = outs.moduleTypeId !== "" && wire.moduleTypeId !== outs.moduleTypeId;
    return { ...fromWire(wire, type, outs), ...(another ? { type: { id: wire.moduleTypeId } } : {}) };
  },

  async hidden(context, wire) {
    const type = await typeById(context, wire.moduleTypeId);
    return type.configurationSpec.filter(({ key }) => isWriteOnly(type, key)).map(({ key }) => ["settings", key]);
  },

  async update(context, id, outs, news, found) {
    const type = await typeById(context, found?.moduleTypeId ?? outs.moduleTypeId);
    for (const each of [outs, news]) rememberSettings(context, each, type);
    const dropped = Object.fromEntries(
      Object.keys(outs.settings)
        .filter((key) => !(key in news.settings))
        .map((key) => [key, null]),
    );
    const body = toWire(context, news, type, found);
    const wire = await context.cloud.modules.patch(context.call, id, { ...body, settings: { ...dropped, ...body.settings } });
    return { ...fromWire(wire, type, news), health: await health(context, news, type, id) };
  },

  async delete(context, id) {
    const { modules } = context.cloud;
    await modules.delete(context.call, id);
    await deleteTwins(context, modules, id, markIn, "module");
  },
};

/** The module that nobody manages and that is what these inputs want, be it under another name; fails where several could be meant. */
async function adoptable(
  { call, cloud }: Context,
  { name, deviceId, visibility }: CtrModuleInputs,
  type: ModuleTypeWire,
): Promise<ModuleWire | undefined> {
  const device = deviceField(type)?.key;
  const alike = (await cloud.modules.list(call, fresh)).filter(
    (each) =>
      each.moduleTypeId === type.id &&
      each.visibility === visibility &&
      (device === undefined || each.settings[device] === deviceId) &&
      markIn(each) === undefined &&
      !isOfCisco(each),
  );
  const named = alike.filter((each) => each.name === name);
  // Where nothing but the type is alike, only the name tells which one is meant.
  const meant = named.length > 0 || device === undefined ? named : alike;
  if (meant.length <= 1) return meant[0];
  throw new ProviderError({
    code: "conflict",
    reason: `region "${cloud.region.name}" has ${meant.length} modules of type "${type.title ?? type.id}" that could be meant and that nobody manages: ${listed(meant.map((each) => `"${each.name}" (${each.id})`))}`,
    next: 'Give name the name of one of them, or delete those that are not wanted, or set onExisting to "create".',
  });
}

function tellOfTaking({ call, mark }: Context, wire: ModuleWire): void {
  const what = `module ${wire.id} ("${wire.name}")`;
  if (isOwn(markIn(wire), mark)) call.log.warn(takenOver(what));
  else call.log.info(`${what} is taken over.`);
}

/** A killed run may have left it before the program was changed; or somebody wants it kept, with Pulumi's `retainOnDelete`. */
async function warnOfEarlier({ call, cloud, mark }: Context): Promise<void> {
  const modules = await cloud.modules.list(call, leftByEarlierRuns);
  for (const each of modules) {
    const found = markIn(each);
    if (!isOfOwner(found, mark) || isOwn(found, mark)) continue;
    call.log.warn(
      `module ${each.id} ("${each.name}") was made for this resource with other inputs, and stays; delete it if it is not wanted.`,
    );
  }
}

/** What may be set at creation and later; the keys are the module type's own, and other people's references stay. */
function toWire({ mark }: Context, inputs: CtrModuleInputs, type: ModuleTypeWire, live?: ModuleWire) {
  const device = deviceField(type);
  const timeframe = timeframeField(type);
  return {
    name: inputs.name,
    enabled: inputs.enabled,
    settings: {
      ...(device && inputs.deviceId !== undefined ? { [device.key]: inputs.deviceId } : {}),
      ...(timeframe ? { [timeframe.key]: inputs.requestTimeframeDays } : {}),
      ...inputs.settings,
    },
    ...withReference(live?.externalReferences ?? [], mark),
  };
}

/** @param inputs undefined where nobody has given any: then every setting counts that can be seen */
function fromWire(wire: ModuleWire, type: ModuleTypeWire, inputs?: CtrModuleInputs) {
  const device = deviceField(type)?.key;
  const timeframe = timeframeField(type)?.key;
  const given = inputs?.settings ?? seenSettings(wire, type, [device, timeframe]);
  const deviceId = device !== undefined && !(device in given) ? wire.settings[device] : undefined;
  const days = timeframe !== undefined && !(timeframe in given) ? wire.settings[timeframe] : undefined;
  return {
    moduleId: wire.id,
    moduleTypeId: wire.moduleTypeId,
    moduleTypeTitle: type.title ?? type.defaultName ?? type.id,
    createdAt: wire.createdAt,
    updatedAt: wire.updatedAt,
    name: wire.name,
    enabled: wire.enabled,
    visibility: wire.visibility as CtrModuleInputs["visibility"],
    ...(typeof deviceId === "string" ? { deviceId } : {}),
    ...(typeof days === "number" ? { requestTimeframeDays: days } : {}),
    settings: Object.fromEntries(
      Object.entries(given)
        .map(([key, value]) => [key, isWriteOnly(type, key) ? value : wire.settings[key]] as const)
        .filter(([, value]) => value !== undefined),
    ),
  } satisfies Said<CtrModuleInputs, CtrModuleOutputs>;
}

/** Settings as the API shows them, without those that have an input of their own. */
function seenSettings({ settings }: ModuleWire, type: ModuleTypeWire, besides: readonly (string | undefined)[]) {
  const seen = Object.entries(settings).filter(([key]) => !besides.includes(key) && !isWriteOnly(type, key));
  return Object.fromEntries(seen);
}

/** Whether the API shows such a value again is not published: what was given is what is compared. */
function isWriteOnly({ configurationSpec }: ModuleTypeWire, key: string): boolean {
  return configurationSpec.some((field) => field.key === key && (field.type === "password" || field.type === "api_key"));
}

/** Settings that are secrets by their type: an answer of the API may repeat them. */
function rememberSettings({ secrets }: Context, { settings }: CtrModuleInputs, type: ModuleTypeWire): void {
  for (const [key, value] of Object.entries(settings)) {
    if (isWriteOnly(type, key) && typeof value === "string") secrets.remember(value);
  }
}

async function moduleType(context: Context, { type }: CtrModuleInputs): Promise<ModuleTypeWire> {
  if (typeof type === "object" && "id" in type) return typeById(context, type.id);
  const shown = typeof type === "string" ? type : type.title;
  const types = await context.cloud.moduleTypes.list(context.call, catalogueMayBeOld);
  const found = types.filter((each) => answersTo(each, shown));
  if (found.length === 1 && found[0]) return found[0];
  throw new ProviderError({
    code: "invalid-input",
    reason:
      found.length === 0
        ? `region "${context.cloud.region.name}" has no module type "${shown}"`
        : `${found.length} module types of region "${context.cloud.region.name}" answer to "${shown}"`,
    next:
      found.length === 0
        ? `Give type: { title } with one of: ${listed(types.map((each) => each.title ?? each.id))}.`
        : `Give type: { id } with one of: ${listed(found.map(({ id }) => id))}.`,
  });
}

async function typeById({ call, cloud }: Context, id: string): Promise<ModuleTypeWire> {
  const types = await cloud.moduleTypes.list(call, catalogueMayBeOld);
  const type = types.find((each) => each.id === id) ?? (await cloud.moduleTypes.get(call, id));
  if (type) return type;
  throw new ProviderError({
    code: "invalid-input",
    reason: `region "${cloud.region.name}" has no module type with id "${id}"`,
    next: "Give type: { title } instead: ids differ between regions.",
  });
}

/** Before anything is made: the module type and the device must fit each other. */
function checkDevice(
  { call, cloud }: Context,
  { deviceId }: CtrModuleInputs,
  type: ModuleTypeWire,
  device: DeviceWire | undefined,
): void {
  const field = deviceField(type);
  const title = type.title ?? type.id;
  if (field === undefined && deviceId === undefined) return;
  const refuse = (reason: string, next: Sentence) => new ProviderError({ code: "invalid-input", reason, next });
  if (field === undefined) throw refuse(`deviceId is given, but a module of type "${title}" asks no device`, "Remove deviceId.");
  if (deviceId === undefined) {
    throw refuse(`deviceId is missing: a module of type "${title}" asks a device`, "Give the id of a DeviceRegistration.");
  }
  if (device === undefined) {
    throw refuse(
      `deviceId names a device that region "${cloud.region.name}" does not know`,
      sentence`Use the deviceId of a DeviceRegistration of the same region; where its entry was deleted by hand, run ${commandWord("refresh-and-apply")}; where \`--target\` moved the device alone, run ${commandWord("apply")} without it, or with \`--target-dependents\`.`,
    );
  }
  const [is, wanted] = [device.type?.toUpperCase(), field.subtype?.toUpperCase()];
  if (is === undefined || wanted === undefined || is === wanted) return;
  const reason = `deviceId names a device of type ${device.type}, but a module of type "${title}" asks a device of type ${field.subtype}`;
  if (products.has(is) && products.has(wanted)) {
    throw refuse(reason, `Use a device of type ${field.subtype}, or another module type.`);
  }
  call.log.warn(`${reason}. If these are not two names of one thing, use another device.`);
}

/** What both sides call these products is not published: only these are known to be different. */
const products: ReadonlySet<string> = new Set(["ESA", "SMA", "FTD", "FMC"]);

/** Before anything is made: what the module type requires must be there. */
function checkSettings(settings: Record<string, unknown>, type: ModuleTypeWire): void {
  const missing = type.configurationSpec.find(({ key, required }) => required && settings[key] === undefined);
  if (missing === undefined) return;
  const { key, label } = missing;
  throw new ProviderError({
    code: "invalid-input",
    reason: `settings.${key} is missing: a module of type "${type.title ?? type.id}" needs it (${label})`,
    next: `Give settings.${key}.`,
  });
}

/** The guide's answer to a registered device that modules cannot see (seed 001, Troubleshoot); a clause. */
export const cloudServicesHint = ({ sseAdmin }: Region): string =>
  `enable Cisco Threat Response under Cloud Services in ${sseAdmin}`;

/** What the health check says; a module that is not well is reported, and stays. */
async function health(
  { call, cloud }: Context,
  { verify, name }: CtrModuleInputs,
  type: ModuleTypeWire,
  id: string,
): Promise<string> {
  if (!verify) return "unknown";
  at(call, `asking the health of the module "${name}"`);
  try {
    const said = await cloud.modules.health(call, id);
    if (said !== "ok") {
      const next = deviceField(type)
        ? `If its device is registered, ${cloudServicesHint(cloud.region)}`
        : `Check its settings, and what its type "${type.title ?? type.id}" asks`;
      call.log.warn(`module "${name}" is not healthy: ${said.replace(/[.\s]+$/, "")}. ${next}.`);
    }
    return said;
  } catch (error) {
    if (!isProviderError(error)) throw error;
    call.log.warn(sentence`module "${name}" was made, but its health could not be asked: ${described(error)}`);
    return "unknown";
  }
}
