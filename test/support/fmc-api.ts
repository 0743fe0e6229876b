/** A plain client of an emulated FMC, such as its administrator: it knows nothing of the provider. */
import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import type { IncomingHttpHeaders } from "node:http";
import type { FmcLine } from "./emulator-process";

interface Answer {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A setting as the FMC lists it. */
interface Item {
  id: string;
  type: string;
  name?: string;
  domain?: string;
  [key: string]: unknown;
}

export type SettingKind = "cloudregions" | "cloudeventsconfigs" | "securexconfigs";

const pathOf = ({ domain }: FmcSession, kind: SettingKind): string => `/api/fmc_config/v1/domain/${domain}/integration/${kind}`;

async function listed(session: FmcSession, kind: SettingKind): Promise<Item[]> {
  const { body } = await session.send("GET", `${pathOf(session, kind)}?expanded=true`);
  return (JSON.parse(body) as { items: Item[] }).items;
}

async function loggedIn<T>(fmc: FmcLine, act: (session: FmcSession) => Promise<T>): Promise<T> {
  const session = await openFmc(fmc);
  try {
    return await act(session);
  } finally {
    session.close();
  }
}

/** All settings of a kind. */
export function settingsOf(fmc: FmcLine, kind: SettingKind): Promise<Item[]> {
  return loggedIn(fmc, (session) => listed(session, kind));
}

/** Changes the one setting of a kind that is meant, and leaves the rest of it. */
export function changeSetting(
  fmc: FmcLine,
  kind: SettingKind,
  changes: object,
  isMeant: (item: Item) => boolean = () => true,
): Promise<void> {
  return loggedIn(fmc, async (session) => {
    const found = (await listed(session, kind)).find(isMeant);
    if (!found) throw new Error(`the FMC has no such setting among its ${kind}`);
    await session.send("PUT", `${pathOf(session, kind)}/${found.id}`, { ...found, ...changes });
  });
}

/** Switches cloud events of an FMC on: from then on its FTDs register by themselves. */
export function sendCloudEvents(
  fmc: FmcLine,
  { intrusion, file, connection } = { intrusion: true, file: true, connection: false },
): Promise<void> {
  const events = { sendIntrusionEvents: intrusion, sendFileEvents: file, sendConnectionEvents: connection };
  return changeSetting(fmc, "cloudeventsconfigs", events);
}

/** Selects the cloud region of a Security Services Exchange host: the FTDs go there. */
export function selectCloudRegion(fmc: FmcLine, domain: string): Promise<void> {
  return changeSetting(fmc, "cloudregions", { current: true }, (region) => region.domain === domain);
}

export interface FmcSession {
  /** The id of the global domain. */
  domain: string;
  send: (method: string, path: string, body?: unknown) => Promise<Answer>;
  close: () => void;
}

/** An emulator with faults refuses or drops a request now and then; whoever acts by hand tries once more, and again. */
const mostAttempts = 6;

async function persistently<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt === mostAttempts || !(error instanceof Passing)) throw error;
    }
  }
}

/** A failure of which the next attempt may know nothing. */
class Passing extends Error {}

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
          else {
            const { statusCode = 0 } = answer;
            const Failure = statusCode === 429 || statusCode >= 500 ? Passing : Error;
            reject(new Failure(`${method} ${path} -> ${statusCode} ${text}`));
          }
        });
      });
      sent.on("error", (error) => {
        reject(new Passing(`${method} ${path} -> ${error.message}`));
      });
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const basic = Buffer.from(`${username}:${password}`).toString("base64");
  const { headers } = await persistently(() =>
    exchange("POST", "/api/fmc_platform/v1/auth/generatetoken", { Authorization: `Basic ${basic}` }),
  );
  const token = { "X-auth-access-token": String(headers["x-auth-access-token"]) };
  return {
    domain: String(headers["domain_uuid"]),
    send: (method, path, body) => persistently(() => exchange(method, path, token, body)),
    close: () => {
      agent.destroy();
    },
  };
}
