import { at } from "../../base/call";
import { isRegistered } from "../../clients/cloud/devices";
import type { DeviceRegistrationInputs, DeviceRegistrationOutputs } from "../../generated/device-registration";
import type { Context, Inspected } from "../../lifecycle/definition";
import { parseMark } from "../../lifecycle/mark";
import { connect } from "./appliance";
import { patience } from "./waits";

/** What the appliance itself says: a re-imaged one leaves its entry in the cloud as it was. Changes nothing on it. */
export async function inspect(
  context: Context,
  id: string,
  known: DeviceRegistrationInputs & DeviceRegistrationOutputs,
): Promise<Inspected[] | undefined> {
  if (known.method === "external") return undefined;
  const { call, cloud } = context;
  const device = await cloud.devices.find(call, id);
  const appliance = await connect(context, known);
  const ready = patience(known, "ready");
  try {
    const { hostName, type } = appliance.facts;
    at(call, `looking at the cloud service of ${hostName}`);
    const feature = await appliance.feature(ready);
    const status = await appliance.status(ready);
    const servers = await appliance.servers(ready);
    const entryName = device && (parseMark(device.description)?.host ?? device.name);
    return [
      ...said("product", known.appliance?.type, type),
      ...said("feature", "on", feature),
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
