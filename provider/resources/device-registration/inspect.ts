import { at } from "../../base/call";
import { isRegistered } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs, DeviceRegistrationOutputs } from "../../generated/device-registration";
import type { Context, Inspected } from "../../lifecycle/definition";
import { parseMark } from "../../lifecycle/mark";
import { connect } from "./appliance";
import { patience } from "./waits";

/** Who only looks does not wait as long as who registers. */
const lookMs = 30_000;

/** What the appliance itself says: a re-imaged one leaves its entry in the cloud as it was. Changes nothing on it. */
export async function inspect(
  context: Context,
  id: string,
  known: DeviceRegistrationInputs & DeviceRegistrationOutputs,
): Promise<Inspected[] | undefined> {
  if (known.method === "external") return undefined;
  const { call, cloud } = context;
  const device = await cloud.devices.find(call, id);
  const ready = { ...patience(known, "ready"), ms: lookMs };
  const appliance = await connect(context, known, ready);
  try {
    const { hostName, type } = appliance.facts;
    at(call, `looking at the cloud service of ${hostName}`);
    const feature = await appliance.feature(ready);
    const status = await appliance.status(ready);
    const servers = await appliance.servers(ready);
    const entryName = device && (parseMark(device.description)?.host ?? device.name);
    return [
      ...said("product", known.appliance?.type, type),
      // Where the service is off because the feature is, that is said once.
      ...(status.state === "not-enabled" ? [] : said("feature", "on", feature)),
      ...said("server", cloud.region.sseServer, servers?.current),
      // What the cloud tells too is told already.
      ...(device && isRegistered(device) ? said("registration", "registered", status.state) : []),
      ...said("hostName", entryName?.toLowerCase(), hostName.toLowerCase()),
    ];
  } finally {
    appliance.close();
  }
}

/** What is not as wanted; nothing where one of the two is not known. */
function said(aspect: Inspected["aspect"], wanted: string | undefined, found: string | undefined): Inspected[] {
  return wanted === undefined || found === undefined || wanted === found ? [] : [{ aspect, wanted, found }];
}
