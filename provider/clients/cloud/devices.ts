import type { Call } from "../../base/call";
import { Answer } from "../http/shapes";
import type { CloudClient } from "./client";
import { Collection } from "./collection";

/** A device entry of Security Services Exchange (contracts 2.2 and 2.4, names assumed). */
export interface DeviceWire {
  id: string;
  name: string;
  type?: string;
  version?: string;
  /** `Registered` is the only documented value. */
  status: string;
  description: string;
  ipAddress?: string;
  connectorVersion?: string;
  createdAt?: string;
  updatedAt?: string;
}

/** What issuing a registration token answers (contracts 2.4, assumed). */
export interface IssuedTokenWire {
  token: string;
  expiresAt: string;
}

export function toDevice(json: unknown): DeviceWire {
  const answer = new Answer(json, "the device");
  return {
    id: answer.text("id"),
    name: answer.optionalText("name") ?? "",
    type: answer.optionalText("type"),
    version: answer.optionalText("version"),
    status: answer.text("status"),
    description: answer.optionalText("description") ?? "",
    ipAddress: answer.optionalText("ip_address"),
    connectorVersion: answer.optionalText("connector_version"),
    createdAt: answer.optionalText("created_at"),
    updatedAt: answer.optionalText("updated_at"),
  };
}

export function toIssuedToken(json: unknown): IssuedTokenWire {
  const answer = new Answer(json, "the registration token");
  return { token: answer.text("token"), expiresAt: answer.text("expires_at") };
}

/** True for a device whose appliance has registered and not left. */
export function isRegistered({ status }: Pick<DeviceWire, "status">): boolean {
  return status.toLowerCase() === "registered";
}

const scopes = { read: ["sse:read"], write: ["sse"] };

/** Device entries of Security Services Exchange. */
export class Devices extends Collection<DeviceWire> {
  constructor(client: CloudClient) {
    super(client, { path: "/iroh/iroh-sse/device", kind: "device", scopes, parse: toDevice });
  }

  /** Issues a token for an entry; an earlier one of the same entry ends. In doubt nothing tells which one works: it is not sent again. */
  async issueToken(call: Call, id: string, validForSeconds: number): Promise<IssuedTokenWire> {
    const issued = await this.change(
      this.client.request(call, {
        method: "POST",
        path: `${this.pathOf(id)}/token`,
        kind: "device",
        body: { expires_in: validForSeconds },
        scopes: scopes.write,
        parse: toIssuedToken,
      }),
    );
    this.client.secrets.remember(issued.token);
    return issued;
  }
}
