/**
 * The shapes of the cloud's answers, in one place: what rests on an assumption is corrected here after a first live trace.
 * Reading is tolerant: snake_case, kebab-case and camelCase are the same name, a trailing `?` does not count, and a list may stand
 * bare or under `data` (contracts/cisco.md 2.4).
 */

/** An answer that is not what the contract promises; the client treats it as a cut one: it proves nothing. */
export class UnexpectedShape extends Error {}

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

/** A field of a module type's `configuration_spec` (contracts 3.2, documented). */
export interface ConfigurationField {
  key: string;
  type: string;
  subtype?: string;
  label: string;
  required: boolean;
}

/** A module type (contracts 3.2, documented). */
export interface ModuleTypeWire {
  id: string;
  title?: string;
  formerTitle?: string;
  defaultName?: string;
  configurationSpec: ConfigurationField[];
}

export interface ExternalReference {
  label: string;
  link?: string;
  external_id?: string;
  class?: string;
}

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
}

/** An OAuth2 client (contracts 1.3, documented). */
export interface ClientWire {
  id: string;
  name: string;
  description: string;
  scopes: string[];
  grants: string[];
  redirects: string[];
  availability: string;
  enabled: boolean;
  ownerId?: string;
  createdAt: string;
  /** Only in the answer to the creation. */
  password?: string;
}

const plain = (key: string): string => key.replace(/[-_?]/g, "").toLowerCase();

class Answer {
  private readonly fields: ReadonlyMap<string, unknown>;

  constructor(
    json: unknown,
    private readonly what: string,
  ) {
    if (json === null || typeof json !== "object" || Array.isArray(json)) throw new UnexpectedShape(`${what} is not an object`);
    this.fields = new Map(Object.entries(json).map(([key, value]) => [plain(key), value]));
  }

  raw(key: string): unknown {
    return this.fields.get(plain(key)) ?? undefined;
  }

  text(key: string): string {
    const value = this.optionalText(key);
    if (value === undefined || value === "") throw new UnexpectedShape(`${this.what} has no ${key}`);
    return value;
  }

  optionalText(key: string): string | undefined {
    const value = this.raw(key);
    if (value !== undefined && typeof value !== "string") throw new UnexpectedShape(`${key} of ${this.what} is not a text`);
    return value;
  }

  flag(key: string, absent: boolean): boolean {
    const value = this.raw(key) ?? absent;
    if (typeof value !== "boolean") throw new UnexpectedShape(`${key} of ${this.what} is neither true nor false`);
    return value;
  }

  texts(key: string): string[] {
    const value = this.raw(key) ?? [];
    if (!Array.isArray(value) || !value.every((each) => typeof each === "string")) {
      throw new UnexpectedShape(`${key} of ${this.what} is not a list of texts`);
    }
    return value;
  }
}

/** A list, bare or under `data`. */
export function toList(json: unknown): unknown[] {
  const list: unknown = Array.isArray(json) ? json : new Answer(json, "the list").raw("data");
  if (!Array.isArray(list)) throw new UnexpectedShape("the answer is not a list");
  return list as unknown[];
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

export function toModuleType(json: unknown): ModuleTypeWire {
  const answer = new Answer(json, "the module type");
  const spec = answer.raw("configuration_spec") ?? [];
  return {
    id: answer.text("id"),
    title: answer.optionalText("title"),
    formerTitle: answer.optionalText("former_title"),
    defaultName: answer.optionalText("default_name"),
    configurationSpec: toList(spec).map((each) => {
      const field = new Answer(each, "the configuration field");
      return {
        key: field.text("key"),
        type: field.text("type"),
        subtype: field.optionalText("subtype"),
        label: field.optionalText("label") ?? "",
        required: field.flag("required", false),
      };
    }),
  };
}

export function toModule(json: unknown): ModuleWire {
  const answer = new Answer(json, "the module");
  const settings = answer.raw("settings") ?? {};
  if (typeof settings !== "object" || Array.isArray(settings))
    throw new UnexpectedShape("settings of the module is not an object");
  return {
    id: answer.text("id"),
    name: answer.text("name"),
    moduleTypeId: answer.text("module_type_id"),
    enabled: answer.flag("enabled", true),
    visibility: answer.text("visibility"),
    settings: settings as Record<string, unknown>,
    externalReferences: toList(answer.raw("external_references") ?? []) as ExternalReference[],
    createdAt: answer.text("created_at"),
    updatedAt: answer.optionalText("updated_at"),
  };
}

export function toClient(json: unknown): ClientWire {
  const answer = new Answer(json, "the API client");
  return {
    id: answer.text("id"),
    name: answer.text("name"),
    description: answer.optionalText("description") ?? "",
    scopes: answer.texts("scopes"),
    grants: answer.texts("grants"),
    redirects: answer.texts("redirects"),
    availability: answer.optionalText("availability") ?? "org",
    enabled: answer.flag("enabled?", true),
    ownerId: answer.optionalText("owner-id"),
    createdAt: answer.text("created-at"),
    password: answer.optionalText("password"),
  };
}

/** `ok`, or what the health check says instead (contracts 3.5, documented). */
export function toHealth(json: unknown): string {
  const answer = new Answer(json, "the health check");
  const errors = toList(answer.raw("errors") ?? []).map((each) => new Answer(each, "the health error").text("message"));
  if (errors.length > 0) return errors.join("; ");
  const data = new Answer(answer.raw("data") ?? {}, "the health data").raw("data");
  return new Answer(data ?? {}, "the health status").optionalText("status") ?? "unknown";
}

/** True for a device whose appliance has registered and not left. */
export function isRegistered({ status }: DeviceWire): boolean {
  return status.toLowerCase() === "registered";
}
