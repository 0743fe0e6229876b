/** An organisation in which there is something of everything that a contract can be held against. */
import { inLines } from "../../provider/base/log";
import { systemClock } from "../../provider/base/clock";
import { ownNames } from "../../provider/base/sentence";
import type { RegionName } from "../../provider/clients/cloud/regions";
import { compose, type Access } from "../../provider/core/compose";
import type { RunningEmulator } from "../../emulator";
import { RegionApi, send } from "./emulator-api";

/** What nobody outside of the organisation may come to see. */
export const own = {
  host: "mail-gateway.acme-corp.example",
  rack: "Lobby rack 7, ask Wilma Flint",
  owner: "acme-infra/acme-live/mail-gateway",
  module: "Acme Mail Module",
  relay: "Acme Ticket Relay",
  wiki: "https://wiki.acme-corp.example/gateways?page=7",
  bearer: "Bearer acme-relay-secret-4711",
  client: "Acme Casebook Client",
  person: "wilma.flint@acme-corp.example",
  type: "Acme Ticket Desk",
  field: "acme_ticket_host",
  address: "10.20.30.40",
} as const;

const mark = (kind: string) => `[ciscoctr:${kind} ${own.owner} #0123456789ab ~mf00zzzz @${own.host}]`;

const titled = async (api: RegionApi, title: string): Promise<string> => {
  const types = await api.expect<{ id: string; title: string }[]>(200, "GET", "/iroh/iroh-int/module-type");
  return types.find((type) => type.title === title)?.id ?? "none";
};

/** Two devices, modules of three kinds, a client and a module type of the organisation's own. */
export async function furnish(emulator: RunningEmulator, region: "us" | "eu"): Promise<void> {
  const api = await RegionApi.open(emulator, region);
  const entry = { name: own.host, description: `${own.rack} ${mark("DeviceRegistration")}` };
  const { id } = await api.expect<{ id: string }>(201, "POST", "/iroh/iroh-sse/device", entry);
  const registers = (device: object) => send(`${emulator.admin}/tenants/${region}/devices`, "POST", device);
  await registers({ name: own.host, type: "ESA", version: "13.5.1-277", id });
  await registers({ name: "acme-ftd-1", type: "FTD" });
  await api.planDevice({ name: "acme-planned" });

  const instances = "/iroh/iroh-int/module-instance";
  await api.expect(201, "POST", instances, {
    ...{ name: own.module, module_type_id: await titled(api, "Email Security Appliance"), visibility: "org" },
    settings: { "device-id": id, "request-timeframe": 45 },
    external_references: [
      { label: "pulumi-cisco-ctr", external_id: mark("CtrModule") },
      { label: "Acme wiki", link: own.wiki },
    ],
  });
  await api.expect(201, "POST", instances, {
    ...{ name: own.relay, module_type_id: await titled(api, "Custom Relay Module"), visibility: "org" },
    settings: { url: `http://${own.address}:8080/acme`, "auth-type": "authorization-header", "authorization-header": own.bearer },
  });
  const type = await api.expect<{ id: string }>(201, "POST", "/iroh/iroh-int/module-type", {
    ...{ title: own.type, default_name: own.type, short_description: `Made by ${own.person}` },
    configuration_spec: [{ key: own.field, type: "string", label: "Acme host", default_value: own.address }],
    properties: { url: `http://${own.address}:9090/desk`, "supported-apis": ["health"] },
  });
  const desk = { name: "Acme Desk", module_type_id: type.id, visibility: "user", settings: { [own.field]: own.host } };
  await api.expect(201, "POST", instances, desk);
  await api.expect(201, "POST", "/iroh/oauth2-clients/clients", {
    ...{ name: own.client, description: `For ${own.person} ${mark("ApiClient")}`, scopes: ["casebook"] },
    ...{ grants: ["client-creds", "auth-code"], redirects: ["https://login.acme-corp.example/done"] },
  });
}

/** The core of a command that runs with these clients; without any, with those that the emulator has from the start. */
export function accessOf(
  emulator: RunningEmulator,
  regions: readonly RegionName[],
  clients: Partial<Record<RegionName, { id: string; password: string }>> = {},
): Access {
  const env = Object.fromEntries(
    regions.flatMap((region) => {
      const { url, clientId, clientPassword } = emulator.regions[region];
      const { id = clientId, password = clientPassword } = clients[region] ?? {};
      const prefix = `CISCO_CTR_${region.toUpperCase()}`;
      return [
        [`${prefix}_URL`, url],
        [`${prefix}_CLIENT_ID`, id],
        [`${prefix}_CLIENT_PASSWORD`, password],
      ];
    }),
  ) as Record<string, string>;
  const { signal } = new AbortController();
  return compose({ env, clock: systemClock, signal, say: inLines(() => undefined) }, ownNames).access;
}
