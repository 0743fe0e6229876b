/** A plain client of an emulated FMC, such as its administrator: it knows nothing of the provider, and repeats nothing. */
import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import type { IncomingHttpHeaders } from "node:http";
import type { FmcLine } from "./emulator-process";

interface Answer {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Switches the cloud events of an FMC on: from then on its FTDs register by themselves. */
export async function sendCloudEvents({ host, port, username, password, caFile }: FmcLine): Promise<void> {
  const agent = new Agent({ ca: readFileSync(caFile), checkServerIdentity: () => undefined });
  const send = (method: string, path: string, headers: Record<string, string>, body?: object): Promise<Answer> =>
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
      sent.on("error", reject).end(body && JSON.stringify(body));
    });
  const basic = Buffer.from(`${username}:${password}`).toString("base64");
  const { headers } = await send("POST", "/api/fmc_platform/v1/auth/generatetoken", { Authorization: `Basic ${basic}` });
  const token = { "X-auth-access-token": String(headers["x-auth-access-token"]) };
  const configs = `/api/fmc_config/v1/domain/${String(headers["domain_uuid"])}/integration/cloudeventsconfigs`;
  const list = JSON.parse((await send("GET", `${configs}?expanded=true`, token)).body) as { items: { id: string }[] };
  const id = list.items[0]?.id ?? "";
  const events = { sendIntrusionEvents: true, sendFileEvents: true, sendConnectionEvents: false };
  await send("PUT", `${configs}/${id}`, token, { id, type: "CloudEventsConfig", ...events });
  agent.destroy();
}
