import { commandWord, inWords, sentence, type Sentence } from "../base/sentence";
import { ProviderError } from "../base/errors";
import { isRegistered, type DeviceWire } from "../clients/cloud/devices";
import { deviceIn } from "../clients/cloud/module-types";
import { observableTypes, type ModuleErrorWire, type ObservationWire } from "../clients/cloud/observations";
import type { ModuleWire } from "../clients/cloud/modules";
import type { Region } from "../clients/cloud/regions";
import type { Finding } from "../lifecycle/schema";
import { cloudServicesHint } from "../resources/ctr-module";
import { ifAllowed, ofThisMoment, type FunctionContext, type FunctionDefinition } from "./definition";

export const observe: FunctionDefinition<"observe"> = {
  name: "observe",
  scopes: ["enrich/observables/observe:read"],

  check({ moduleId, moduleIds, observables }) {
    const findings = observables.flatMap(({ type }, index) => typeFindings(type, `observables.${index}.type`));
    if (moduleId !== undefined && moduleIds !== undefined) {
      findings.push({ property: "moduleId", reason: "is given, and moduleIds too. Give one of them" });
    }
    return findings;
  },

  async run(context, { moduleId, moduleIds = moduleId === undefined ? [] : [moduleId], observables }) {
    const answer = await context.cloud.observations.of(context.call, observables, moduleIds);
    await Promise.all(silent(answer, moduleIds).map((id) => checkModule(context, id)));
    const errors = await Promise.all(
      answer.errors.map(async (error) => {
        const advice = await hint(context, error);
        return { ...error, hint: advice && inWords(advice, context.wording) };
      }),
    );
    return { ...answer, errors };
  },
};

/** What a mail can be found by. */
const mailTypes = ["email", "email_subject", "email_messageid", "cisco_mid"];

function typeFindings(type: string, property: string): Finding[] {
  if (observableTypes.includes(type)) return [];
  return [{ property, reason: `${JSON.stringify(type)} is no type of an observable. ${suggestion(nearTypes(type))}` }];
}

const suggestion = (near: string[]): string =>
  near.length > 0
    ? `Use ${near.join(" or ")}`
    : `Use such as ip, domain, url, sha256 or file_name; what a mail is found by is ${mailTypes.join(", ")}`;

/** The types that a text may mean: the same letters and digits, else part of the name; none when there are too many to help. */
function nearTypes(type: string): string[] {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const wanted = bare(type);
  if (wanted === "") return [];
  const same = observableTypes.filter((each) => bare(each) === wanted);
  if (same.length > 0) return same;
  const near = observableTypes.filter((each) => bare(each).includes(wanted) || wanted.startsWith(bare(each)));
  return near.length <= 5 ? near : [];
}

/** Modules that were named and said nothing. */
function silent({ sightings, verdicts, errors }: ObservationWire, moduleIds: readonly string[]): string[] {
  const heard = new Set([...sightings, ...verdicts, ...errors].map(({ moduleId }) => moduleId));
  return moduleIds.filter((id) => !heard.has(id));
}

/** A module that does not exist finds nothing either: that must not look like an answer. */
async function checkModule({ call, cloud, region }: FunctionContext, id: string): Promise<void> {
  const there = await ifAllowed(async () => (await cloud.modules.get(call, id)) !== undefined);
  if (there !== false) return;
  throw new ProviderError({
    code: "invalid-input",
    reason: `region "${region.name}" has no module with id "${id}"`,
    next: sentence`Give the moduleId of a CtrModule of the same region, or, if it was deleted by hand, run ${commandWord("refresh-and-apply")}.`,
  });
}

/** Looks at module and device, because the codes of errors are not published. */
async function hint(context: FunctionContext, { moduleId }: ModuleErrorWire): Promise<Sentence | undefined> {
  return ifAllowed(async () => {
    const { call, cloud, region } = context;
    const module = await cloud.modules.get(call, moduleId);
    if (module === undefined) return undefined;
    if (!module.enabled) return notAnswering(region, module);
    const type = (await cloud.moduleTypes.list(call, ofThisMoment)).find(({ id }) => id === module.moduleTypeId);
    const deviceId = deviceIn(module.settings, type);
    if (deviceId === undefined) return undefined;
    return notAnswering(region, module, { id: deviceId, found: await cloud.devices.get(call, deviceId) });
  });
}

/**
 * What to do about a module that does not answer, by what is seen of it and of its device.
 *
 * @param device the one it asks, and what is there of it
 */
export function notAnswering(
  region: Region,
  module: Pick<ModuleWire, "name" | "enabled">,
  device?: { id: string; found: Pick<DeviceWire, "name" | "status"> | undefined },
): Sentence | undefined {
  if (!module.enabled) return `Enable the module "${module.name}": set enabled of its CtrModule to true.`;
  if (device === undefined) return undefined;
  const { id, found } = device;
  if (found === undefined) {
    return sentence`Security Services Exchange no longer has the device ${id}. Run ${commandWord("refresh")}, then ${commandWord("apply")}.`;
  }
  if (!isRegistered(found)) {
    return sentence`The device "${found.name}" is ${found.status.toLowerCase()}. Run ${commandWord("refresh")}, then ${commandWord("apply")}.`;
  }
  return `The device "${found.name}" is registered. If modules cannot see it, ${cloudServicesHint(region)}.`;
}
