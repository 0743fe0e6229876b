import type { AdvancingClock } from "../ground/clock";
import { Quota } from "../ground/quota";
import type { SecretLedger } from "../ground/records";
import type { RegionFacts } from "../ground/regions";
import type { Reply } from "../ground/reply";
import type { Seeded } from "../ground/seeded";
import { catalogue, fixedUuid, flavourOf, type ModuleType } from "./catalogue";
import type { Contents } from "./contents";
import { bootstrapScopes, rootScopes } from "./scopes";

/** An API client as the API shows it, without its password. */
export interface ApiClient {
  id: string;
  name: string;
  description: string;
  "client-type": "confidential" | "public";
  grants: string[];
  redirects: string[];
  scopes: string[];
  availability: string;
  "enabled?": boolean;
  "approved?": boolean;
  "approval-status": string;
  "allow-partial-user-scopes?"?: boolean;
  "org-id": string;
  "owner-id": string;
  "created-at": string;
}

/** A device entry of Security Services Exchange. */
export interface Device {
  id: string;
  name: string;
  type?: string;
  version?: string;
  status: "Unregistered" | "Registered";
  description: string;
  ip_address?: string;
  connector_version?: string;
  created_at: string;
  updated_at: string;
}

/** The registration token of one device entry; an entry has at most one, the last that was issued. */
export interface RegistrationToken {
  token: string;
  deviceId: string;
  expiresAtMs: number;
  consumed: boolean;
}

/** A module instance as the API shows it (Swagger iroh-int, ModuleInstanceResponse). */
export interface ModuleInstance {
  id: string;
  name: string;
  module_type_id: string;
  org_id: string;
  user_id: string;
  client_id: string;
  enabled: boolean;
  visibility: "global" | "org" | "user";
  settings?: Record<string, unknown>;
  external_references?: { label: string; link?: string; external_id?: string; class?: string }[];
  parent_id?: string;
  created_at: string;
  updated_at: string;
}

/** An access token that was issued and not revoked. */
export interface AccessToken {
  clientId: string;
  scopes: string[];
  expiresAtMs: number;
}

/** The owning user of every client: an administrator. */
export interface Owner {
  id: string;
  name: string;
  email: string;
  scopes: readonly string[];
}

/** What every organisation is made of. */
export interface OrganisationParts {
  facts: RegionFacts;
  seeded: Seeded;
  clock: AdvancingClock;
  secrets: SecretLedger;
  /** What a recorded organisation has, in place of what this one would have from the start. */
  contents?: Contents | undefined;
}

/** One region's organisation: the whole store behind its API. */
export class Organisation {
  readonly id: string;
  readonly owner: Owner;
  readonly clients = new Map<string, ApiClient>();
  readonly passwords = new Map<string, string>();
  readonly accessTokens = new Map<string, AccessToken>();
  readonly devices = new Map<string, Device>();
  readonly registrationTokens = new Map<string, RegistrationToken>();
  readonly modules = new Map<string, ModuleInstance>();
  readonly moduleTypes: Map<string, ModuleType>;
  /** Answers at paths of Swagger documents, where they are not the emulator's own. */
  readonly published: ReadonlyMap<string, Reply>;
  readonly quota = new Quota();
  /** "Cisco Threat Response" under Cloud Services in SSE: off, devices stay registered but modules cannot see them. */
  ctrEnabled = true;
  readonly bootstrap: { clientId: string; clientPassword: string };
  /** One series of values a noun, and of those one for each that is asked for: requests side by side do not change each other's ids. */
  readonly series: Record<
    "client" | "password" | "device" | "token" | "module" | "moduleType" | "jwt" | "trace" | "document",
    Seeded
  >;

  constructor(readonly parts: OrganisationParts) {
    const { facts, seeded, contents } = parts;
    this.series = {
      client: seeded.fork("client"),
      password: seeded.fork("password"),
      device: seeded.fork("device"),
      token: seeded.fork("token"),
      module: seeded.fork("module"),
      moduleType: seeded.fork("module-type"),
      jwt: seeded.fork("jwt"),
      trace: seeded.fork("trace"),
      document: seeded.fork("document"),
    };
    const people = seeded.fork("people");
    const id = people.uuid();
    this.id = contents?.organisationId ?? id;
    this.owner = {
      id: people.uuid(),
      name: "Emulated Administrator",
      email: `admin@${facts.name}.example.com`,
      scopes: rootScopes,
    };
    this.moduleTypes = byId(contents?.moduleTypes ?? catalogue(facts.name));
    this.published = contents?.published ?? new Map();
    const { client, password } = this.addClient({ name: "bootstrap", description: "For Pulumi", scopes: [...bootstrapScopes] });
    this.bootstrap = { clientId: client.id, clientPassword: password };
    if (contents) this.take(contents);
    else this.addBuiltInModule();
  }

  now(): string {
    return this.parts.clock.iso();
  }

  /** Adds an approved confidential client; its password has 54 characters of A-Z a-z 0-9 _ - (contracts 1.3). */
  addClient(wish: Partial<ApiClient> & { name: string; scopes: string[] }): { client: ApiClient; password: string } {
    const client: ApiClient = {
      id: `client-${this.series.client.of(JSON.stringify(wish)).uuid()}`,
      description: "",
      "client-type": "confidential",
      grants: ["client-creds"],
      redirects: [],
      availability: "org",
      "enabled?": true,
      "approved?": true,
      "approval-status": "approved",
      ...wish,
      "org-id": this.id,
      "owner-id": this.owner.id,
      "created-at": this.now(),
    };
    const password = this.series.password.of(client.id).password(54);
    this.clients.set(client.id, client);
    if (client["client-type"] === "confidential") {
      this.passwords.set(client.id, password);
      this.parts.secrets.add("client-password", password, this.parts.facts.name);
    }
    return { client, password };
  }

  /** Ends every access token of a client: it was deleted or disabled. */
  revokeTokensOf(clientId: string): void {
    for (const [token, { clientId: owner }] of this.accessTokens) if (owner === clientId) this.accessTokens.delete(token);
  }

  moduleType(id: string): ModuleType | undefined {
    return this.moduleTypes.get(id);
  }

  /** Copies: the store goes on changing, and a reset begins with the same again. */
  private take({ devices, modules, clients }: Contents): void {
    for (const device of structuredClone(devices)) this.devices.set(device.id, device);
    for (const module of structuredClone(modules)) this.modules.set(module.id, module);
    for (const client of structuredClone(clients)) this.clients.set(client.id, client);
  }

  /** Every organisation has modules it did not make; a tool that deletes what it does not know would hit this one. */
  private addBuiltInModule(): void {
    const type = [...this.moduleTypes.values()].find((one) => flavourOf(one) === "private-intel");
    if (!type) throw new Error("the catalogue has no Private Intelligence");
    const created = "2020-02-01T08:00:00.000Z";
    const id = fixedUuid(`${this.parts.facts.name}/module/private-intel`);
    this.modules.set(id, {
      id,
      name: type.default_name,
      module_type_id: type.id,
      org_id: this.id,
      user_id: "cisco",
      client_id: "iroh-ui",
      enabled: true,
      visibility: "org",
      settings: {},
      external_references: [],
      created_at: created,
      updated_at: created,
    });
  }
}

const byId = <T extends { id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(structuredClone(items).map((item) => [item.id, item]));
