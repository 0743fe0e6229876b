import { at } from "../base/call";
import { secretTexts } from "../base/secret-looking";
import type { ConfigurationField, ModuleTypeWire } from "../clients/cloud/module-types";
import type { ExternalReference } from "../clients/cloud/references";
import type { CtrModuleTypeInputs, CtrModuleTypeOutputs } from "../generated/ctr-module-type";
import { isRecord } from "../lifecycle/defaults";
import type { Context, Definition, Said } from "../lifecycle/definition";
import { deleteTwins } from "../lifecycle/leftovers";
import { ensure } from "../lifecycle/ensure";
import { isOwn, takenOver } from "../lifecycle/mark";
import { markIn, withReference } from "../lifecycle/reference";
import type { Finding, Properties } from "../lifecycle/schema";
import { containsUnknown } from "../lifecycle/unknown";

type Field = CtrModuleTypeInputs["configurationSpec"][number];

/** A module type of the organisation (Swagger iroh-int, NewModuleTypeParams). */
export const ctrModuleType: Definition<CtrModuleTypeInputs, CtrModuleTypeOutputs, ModuleTypeWire> = {
  name: "CtrModuleType",
  noun: "module type",
  scopes: ["integration/module-type:read", "integration/module-type:write"],

  check({ configurationSpec, capabilities }) {
    const keys = containsUnknown(configurationSpec) ? [] : configurationSpec.map(({ key }) => key);
    const ids = containsUnknown(capabilities) ? [] : capabilities.map(({ id }) => id);
    return [...twice("configurationSpec", keys), ...twice("capabilities", ids), ...withoutChoices(configurationSpec)];
  },

  secretsIn: ({ properties }) => secretTexts(properties),

  async create(context, inputs) {
    const { call, cloud, mark } = context;
    at(call, `making the module type "${inputs.title}"`);
    const { wire, found, doubted } = await ensure(call, {
      look: async (freshness) => (await cloud.moduleTypes.list(call, freshness)).find((each) => isOwn(markIn(each), mark)),
      create: () => cloud.moduleTypes.create(call, toWire(context, inputs, [])),
    });
    if (found && !doubted) call.log.warn(takenOver(`module type ${wire.id} ("${inputs.title}")`));
    const type = found ? await cloud.moduleTypes.patch(call, wire.id, toWire(context, inputs, wire.externalReferences)) : wire;
    const { record = "", createdAt = "" } = type;
    return { id: type.id, outs: { ...fromWire(type, inputs), record, createdAt }, takenOver: found && !doubted };
  },

  observe: ({ call, cloud }, id, _known, freshness) => cloud.moduleTypes.find(call, id, freshness),

  markIn,

  read: (_context, wire, outs) => fromWire(wire, outs),

  async update(context, id, outs, news, found) {
    const { call, cloud } = context;
    const body = toWire(context, news, found?.externalReferences ?? []);
    const properties = patchOf(outs.properties, news.properties);
    return fromWire(await cloud.moduleTypes.patch(call, id, { ...body, properties }), news);
  },

  async delete(context, id) {
    const { moduleTypes } = context.cloud;
    await moduleTypes.delete(context.call, id);
    await deleteTwins(context, moduleTypes, id, markIn, "module type");
  },
};

function twice(property: string, names: readonly string[]): Finding[] {
  const again = names.find((name, index) => names.indexOf(name) !== index);
  return again === undefined ? [] : [{ property, reason: `has "${again}" twice. Give each of them once` }];
}

function withoutChoices(spec: CtrModuleTypeInputs["configurationSpec"]): Finding[] {
  if (containsUnknown(spec)) return [];
  const bare = spec.findIndex(({ type, options = [] }) => type === "options" && options.length === 0);
  const reason = "is missing: a field of type options offers some. Give them, or another type";
  return bare === -1 ? [] : [{ property: `configurationSpec.${bare}.options`, reason }];
}

/** @param references what else stands beside the type: other people's stay */
function toWire({ mark }: Context, inputs: CtrModuleTypeInputs, references: readonly ExternalReference[]): object {
  return {
    title: inputs.title,
    default_name: inputs.defaultName,
    short_description: inputs.shortDescription,
    description: inputs.description,
    tips: inputs.tips,
    logo: inputs.logo,
    capabilities: inputs.capabilities,
    configuration_spec: inputs.configurationSpec.map(fieldToWire),
    properties: inputs.properties,
    flags: inputs.flags,
    enabled: inputs.enabled,
    ...withReference(references, mark),
  };
}

function fieldToWire({ defaultValue, strictOptions, ...field }: Field): object {
  return {
    ...field,
    ...(defaultValue === undefined ? {} : { default_value: defaultValue }),
    ...(strictOptions === undefined ? {} : { "strict-options": strictOptions }),
  };
}

/** @param inputs undefined where nobody has given any: then all that is there counts */
function fromWire(wire: ModuleTypeWire, inputs?: CtrModuleTypeInputs) {
  return {
    moduleTypeId: wire.id,
    record: wire.record,
    createdAt: wire.createdAt,
    updatedAt: wire.updatedAt,
    title: wire.title ?? "",
    defaultName: wire.defaultName ?? "",
    shortDescription: wire.shortDescription ?? "",
    description: wire.description ?? "",
    tips: wire.tips ?? "",
    logo: wire.logo ?? "",
    capabilities: wire.capabilities as CtrModuleTypeInputs["capabilities"],
    configurationSpec: wire.configurationSpec.map((field) =>
      fieldFromWire(
        field,
        inputs?.configurationSpec.find(({ key }) => key === field.key),
      ),
    ),
    properties: inputs ? given(wire.properties, inputs.properties) : wire.properties,
    flags: wire.flags,
    enabled: wire.enabled,
  } satisfies Said<CtrModuleTypeInputs, CtrModuleTypeOutputs>;
}

/** What the API adds to a field and means nothing, such as `required: false`, is no difference. */
function fieldFromWire(wire: ConfigurationField, wanted: Partial<Field> = {}): Field {
  const said = Object.entries(wire).filter(([key, value]: [string, unknown]) => {
    const empty = value === undefined || value === false || value === "" || (Array.isArray(value) && value.length === 0);
    return key in wanted ? value !== undefined : !empty;
  });
  return Object.fromEntries(said) as unknown as Field;
}

/** What is there of what was given: properties that the API adds are no difference. */
function given(wire: Properties, inputs: Properties): Properties {
  const kept = Object.entries(inputs).filter(([key]) => wire[key] !== undefined);
  return Object.fromEntries(
    kept.map(([key, value]) => [key, isRecord(value) && isRecord(wire[key]) ? given(wire[key], value) : wire[key]]),
  );
}

/** A patch takes only what it names: what is no longer given goes by `null` (Swagger iroh-int, PartialModuleTypeProperties). */
function patchOf(outs: Properties, news: Properties): Properties {
  const dropped = Object.keys(outs).filter((key) => !(key in news));
  return Object.fromEntries([
    ...dropped.map((key) => [key, null]),
    ...Object.entries(news).map(([key, value]) => {
      const before = outs[key];
      return [key, isRecord(value) && isRecord(before) ? patchOf(before, value) : value];
    }),
  ]) as Properties;
}
