/** A plain client of an emulated FMC, such as its administrator: it knows nothing of the provider, and repeats nothing. */
import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import type { IncomingHttpHeaders } from "node:http";
import type { FmcLine } from "./emulator-process";

interface Answer {
  headers: IncomingHttpHeaders;
  body: string;
}

interface Item {
  id: string;
  domain?: string;
}

/** Switches cloud events of an FMC on: from then on its FTDs register by themselves. */
export async function sendCloudEvents(
  fmc: FmcLine,
  { intrusion, file, connection } = { intrusion: true, file: true, connection: false },
): Promise<void> {
  const events = { sendIntrusionEvents: intrusion, sendFileEvents: file, sendConnectionEvents: connection };
  await change(fmc, "cloudeventsconfigs", ([config]) => ({ id: config?.id ?? "", type: "CloudEventsConfig", ...events }));
}

/** Selects the cloud region of a Security Services Exchange host: the FTDs go there. */
export async function selectCloudRegion(fmc: FmcLine, domain: string): Promise<void> {
  const idOf = (regions: Item[]) => regions.find((region) => region.domain === domain)?.id ?? "";
  await change(fmc, "cloudregions", (regions) => ({ id: idOf(regions), type: "CloudRegion", current: true }));
}

/** Lists settings of a kind, and puts one of them. */
async function change(fmc: FmcLine, kind: string, choose: (items: Item[]) => Item & { type: string }): Promise<void> {
  const { domain, send, close } = await openFmc(fmc);
  const settings = `/api/fmc_config/v1/domain/${domain}/integration/${kind}`;
  const list = JSON.parse((await send("GET", `${settings}?expanded=true`)).body) as { items: Item[] };
  const chosen = choose(list.items);
  await send("PUT", `${settings}/${chosen.id}`, chosen);
  close();
}

export interface FmcSession {
  /** The id of the global domain. */
  domain: string;
  send: (method: string, path: string, body?: unknown) => Promise<Answer>;
  close: () => void;
}

/** Logs in; what is sent must succeed. */
export async function openFmc({ host, port, username, password, caFile }: FmcLine): Promise<FmcSession> {
  const agent = new Agent({ ca: readFileSync(caFile), checkServerIdentity: () => undefined });
  const exchange = (method: string, path: string, headers: Record<string, string>, body?: unknown): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const options = { method, host, port, path, agent, headers: { ...headers, "Content-Type": "application/json" } };
      const sent = request(options, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => (text += part));
        answer.on("end", () => {
          if ((answer.statusCode ?? 500) < 300) resolve({ headers: answer.headers, body: text });
          else reject(new Error(`${method} ${path} -> ${String(answer.statusCode)} ${text}`));
        });
      });
      sent.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  const basic = Buffer.from(`${username}:${password}`).toString("base64");
  const { headers } = await exchange("POST", "/api/fmc_platform/v1/auth/generatetoken", { Authorization: `Basic ${basic}` });
  const token = { "X-auth-access-token": String(headers["x-auth-access-token"]) };
  return {
    domain: String(headers["domain_uuid"]),
    send: (method, path, body) => exchange(method, path, token, body),
    close: () => {
      agent.destroy();
    },
  };
}
