import type { Activation, DeviceFacts, Exchange } from "../ground/exchange";
import { type RegionName, regions } from "../ground/regions";
import type { Device, Organisation } from "./organisation";
import { newEntry, tokenStatus } from "./sse";

/** What a device's connector says of itself takes the place of what the entry was made with. */
function registerEntry(organisation: Organisation, device: Device, facts: DeviceFacts): void {
  Object.assign(device, {
    name: facts.name,
    type: facts.type,
    version: facts.version,
    ip_address: facts.ipAddress,
    connector_version: facts.connectorVersion,
    status: "Registered",
    // The portal shows "ESA" as the description of an appliance that was given none (contracts 2.2).
    description: device.description === "" ? facts.type : device.description,
    updated_at: organisation.now(),
  });
}

/** The device side of Security Services Exchange: what the connector of an appliance reaches. */
export class CloudExchange implements Exchange {
  /** `organisationOf` is asked anew each time: POST /reset puts fresh organisations in place. */
  constructor(private readonly organisationOf: (region: RegionName) => Organisation) {}

  activate(server: string, token: string, facts: DeviceFacts): Activation {
    const region = regions.find(({ exchangeServer }) => exchangeServer === server)?.name;
    if (!region) return { accepted: false, reason: "unreachable" };
    const organisation = this.organisationOf(region);
    const known = [...organisation.registrationTokens.values()].find((one) => one.token === token);
    const device = known && organisation.devices.get(known.deviceId);
    // A token of another region, a used, an expired and an invented one are all told the same (contracts 5.4).
    if (!device || tokenStatus(known, organisation.parts.clock.now()) !== "active") {
      return { accepted: false, reason: "invalid-or-expired-token" };
    }
    known.consumed = true;
    registerEntry(organisation, device, facts);
    return { accepted: true, region, deviceId: device.id };
  }

  enrol(region: RegionName, facts: DeviceFacts, entry?: string): string {
    const organisation = this.organisationOf(region);
    const device = organisation.devices.get(entry ?? "") ?? newEntry(organisation, { name: facts.name });
    registerEntry(organisation, device, facts);
    return device.id;
  }

  deactivate(region: RegionName, deviceId: string): void {
    const organisation = this.organisationOf(region);
    const device = organisation.devices.get(deviceId);
    if (device) Object.assign(device, { status: "Unregistered", updated_at: organisation.now() });
  }

  isActive(region: RegionName, deviceId: string): boolean {
    return this.organisationOf(region).devices.get(deviceId)?.status === "Registered";
  }
}
