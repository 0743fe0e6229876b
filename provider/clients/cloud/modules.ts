import type { Call } from "../../base/call";
import { pathSegment } from "../http/path-segment";
import { Answer, toList } from "../http/shapes";
import type { CloudClient } from "./client";
import { Collection } from "./collection";
import { toReferences, type ExternalReference } from "./references";

/** A module instance (contracts 3.1, documented). */
export interface ModuleWire {
  id: string;
  name: string;
  moduleTypeId: string;
  enabled: boolean;
  visibility: string;
  settings: Record<string, unknown>;
  externalReferences: ExternalReference[];
  createdAt: string;
  updatedAt?: string;
  /** Who made it. */
  userId?: string;
  clientId?: string;
}

export function toModule(json: unknown): ModuleWire {
  const answer = new Answer(json, "the module");
  return {
    id: answer.text("id"),
    name: answer.text("name"),
    moduleTypeId: answer.text("module_type_id"),
    enabled: answer.flag("enabled", true),
    visibility: answer.text("visibility"),
    settings: answer.record("settings"),
    externalReferences: toReferences(answer),
    createdAt: answer.text("created_at"),
    updatedAt: answer.optionalText("updated_at"),
    userId: answer.optionalText("user_id"),
    clientId: answer.optionalText("client_id"),
  };
}

/** True for a module that comes with every organisation: the user it names is assumed (docs/contracts.md). */
export const isOfCisco = ({ userId }: ModuleWire): boolean => userId === "cisco";

/** `ok`, or what the health check says instead (contracts 3.5, documented). */
export function toHealth(json: unknown): string {
  const answer = new Answer(json, "the health check");
  const errors = toList(answer.raw("errors") ?? []).map((each) => new Answer(each, "the health error").text("message"));
  if (errors.length > 0) return errors.join("; ");
  const data = new Answer(answer.raw("data") ?? {}, "the health data").raw("data");
  return new Answer(data ?? {}, "the health status").optionalText("status") ?? "unknown";
}

const scopes = { read: ["integration/module-instance:read"], write: ["integration/module-instance:write"] };

/** Modules, which Cisco's API calls module instances. */
export class Modules extends Collection<ModuleWire> {
  constructor(client: CloudClient) {
    super(client, { path: "/iroh/iroh-int/module-instance", kind: "module", scopes, parse: toModule });
  }

  /** `ok`, or what is wrong. */
  async health(call: Call, id: string): Promise<string> {
    return this.client.request(call, {
      method: "POST",
      path: `/iroh/iroh-enrich/health/${pathSegment(id)}`,
      kind: "module",
      scopes: ["integration/health:read"],
      changes: false,
      parse: toHealth,
    });
  }
}
