import { atATime } from "../../provider/base/at-a-time";
import { isProviderError } from "../../provider/base/errors";
import { regions } from "../../provider/clients/cloud/regions";
import type { Inspected } from "../../provider/lifecycle/definition";
import type { Core } from "../session";
import type { Finding, FindingKind } from "./findings";
import { findingOf, notChecked } from "./look";
import type { Held } from "./managed";
import { makeAnew } from "./repair";

/** Each is a login to somebody's production machine. */
const mostLogins = 4;

/** Logs in to the appliances of these resources, a few at a time, and tells what they themselves say otherwise than the stacks. */
export async function inspectAppliances(session: Core, held: readonly Held[]): Promise<Finding[]> {
  const found = await atATime(mostLogins, held, (each) => inspect(session, each));
  return found.flat();
}

async function inspect(session: Core, held: Held): Promise<Finding[]> {
  const { type, id, outs } = held.resource;
  try {
    const inspected = (await session.lifecycles[type].inspect(id, outs)) ?? [];
    return inspected.map((each) => toFinding(held, each));
  } catch (error) {
    if (!isProviderError(error)) throw error;
    return [{ ...notChecked(held, error), place: machineOf(held) }];
  }
}

function toFinding(held: Held, { aspect, wanted, found }: Inspected): Finding {
  const { kind, summary, repair } = judged(aspect, found);
  return {
    ...findingOf(held, kind, summary, repair(held)),
    place: machineOf(held),
    changes: [{ path: `appliance: ${aspect}`, before: wanted, after: found, secret: false }],
  };
}

const enableThere = "Enable Threat Response there: threatresponseconfig (or cloudserviceconfig, generalconfig), ENABLE, commit";

/** What a refresh does not see, no `pulumi up` puts right by itself: the resource is made anew, or somebody goes to the machine. */
function judged(
  aspect: Inspected["aspect"],
  found: string,
): { kind: FindingKind; summary: string; repair: (held: Held) => string[] } {
  switch (aspect) {
    case "registration":
      return found === "not-enabled"
        ? {
            kind: "unregistered",
            summary: `Cisco Threat Response is off on the appliance, though the cloud shows its entry as registered: it was switched off or re-imaged`,
            repair: (held) => [`${enableThere}, and look again; if it is not registered then:`, makeAnew(held)],
          }
        : {
            kind: "unregistered",
            summary: `the appliance says that it is not registered (${found}), though the cloud shows its entry as registered: it was probably re-imaged`,
            repair: (held) => [makeAnew(held)],
          };
    case "server": {
      const there = Object.values(regions).find(({ sseServer }) => sseServer === found);
      return {
        kind: "wrong-region",
        summary: `the appliance is set to ${found}${there ? `, the server of region ${there.name}` : ""}`,
        repair: (held) => [makeAnew(held)],
      };
    }
    case "feature":
      return {
        kind: "changed",
        summary: "Cisco Threat Response is switched off on the appliance",
        repair: () => [enableThere],
      };
    case "product":
      return {
        kind: "changed",
        summary: `what answers at this address is an ${found}`,
        repair: () => ["Set appliance.host of the resource to the right machine, or appliance.type to what it is"],
      };
    case "hostName":
      return {
        kind: "changed",
        summary: `the appliance calls itself ${found}, and its device has another name`,
        repair: () => ["Check appliance.host of the resource: it may lead to another machine"],
      };
  }
}

function machineOf({ resource: { outs } }: Held): string {
  const { host, port } = (outs["appliance"] ?? {}) as { host?: string; port?: number };
  return `${host ?? "appliance"}${port === undefined || port === 22 ? "" : `:${port}`}`;
}
