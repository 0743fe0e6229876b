/** Whoever browses the web on the machine runs programs of strangers: none of them may reach the emulator (hostile X16). */
import { describe, expect, test } from "@jest/globals";
import { request as plain, type OutgoingHttpHeaders } from "node:http";
import { request as encrypted } from "node:https";
import { EmulatorWorkbench } from "../../support/emulator-workbench";

const bench = EmulatorWorkbench.ofThisFile();

interface Told {
  status: number;
  text: string;
}

/** Sends exactly these headers; `fetch` would not let them be forged. */
function forged(url: string, method: string, headers: OutgoingHttpHeaders, body = ""): Promise<Told> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith("https") ? encrypted : plain;
    const request = send(url, { method, headers, rejectUnauthorized: false }, (response) => {
      let text = "";
      response
        .on("data", (bytes: Buffer) => (text += bytes.toString()))
        .on("end", () => {
          resolve({ status: response.statusCode ?? 0, text });
        });
    });
    request.on("error", reject).end(body);
  });
}

const port = (url: string): string => new URL(url).port;
const fmcUrl = (): string => `https://127.0.0.1:${bench.emulator.fmcs[0]?.port ?? 0}`;

/** Every server of the emulator with a call that it answers, and the status of that answer. */
const servers: [name: string, url: () => string, path: string, status: number][] = [
  ["the admin", () => bench.emulator.admin, "/state", 200],
  ["a region", () => bench.emulator.regions.us.url, "/clouds.json", 200],
  ["the FMC", fmcUrl, "/api/fmc_platform/v1/info/serverversion", 401],
];

const attacks: [what: string, headers: (url: string) => OutgoingHttpHeaders, reason: RegExp][] = [
  ["a name that leads here (DNS rebinding)", (url) => ({ Host: `evil.example:${port(url)}` }), /Host/],
  ["a name that begins like ours", (url) => ({ Host: `127.0.0.1.evil.example:${port(url)}` }), /Host/],
  ["a name that ends like ours", (url) => ({ Host: `evil-localhost:${port(url)}` }), /Host/],
  ["a name before ours", (url) => ({ Host: `evil.example@127.0.0.1:${port(url)}` }), /Host/],
  ["our name without the port", () => ({ Host: "127.0.0.1" }), /Host/],
  ["our name with another port", () => ({ Host: "127.0.0.1:80" }), /Host/],
  ["a page of another site", () => ({ Origin: "https://evil.example" }), /another origin/],
  ["a page without an origin, such as a sandboxed frame", () => ({ Origin: "null" }), /another origin/],
  ["a page of another server on this machine", () => ({ Origin: "http://127.0.0.1:3000" }), /another origin/],
  ["a page of our name on another scheme", (url) => ({ Origin: `ftp://127.0.0.1:${port(url)}` }), /another origin/],
  ["an image or a script of another site", () => ({ "Sec-Fetch-Site": "cross-site" }), /other sites/],
  ["an image of another server on this machine", () => ({ "Sec-Fetch-Site": "same-site" }), /other sites/],
];

describe.each(servers)("%s", (_, url, path, status) => {
  test.each(attacks)("refuses %s", async (_attack, headers, reason) => {
    const told = await forged(`${url()}${path}`, "GET", headers(url()));
    expect(told).toEqual({ status: 403, text: expect.stringMatching(reason) });
    expect(Object.keys(JSON.parse(told.text) as object)).toEqual(["error"]);
  });

  test.each<[string, () => OutgoingHttpHeaders]>([
    ["no page at all, by address", () => ({})],
    ["no page at all, by name", () => ({ Host: `localhost:${port(url())}` })],
    ["a page of its own", () => ({ Origin: new URL(url()).origin, "Sec-Fetch-Site": "same-origin" })],
    ["a person who typed the address", () => ({ "Sec-Fetch-Site": "none" })],
  ])("answers %s", async (_asker, headers) => {
    expect((await forged(`${url()}${path}`, "GET", headers())).status).toBe(status);
  });
});

test("an FMC answers by the name its certificate is for, too", async () => {
  const told = await forged(`${fmcUrl()}/api`, "GET", { Host: `FMC1.example.com:${port(fmcUrl())}` });
  expect(told.status).toBe(401);
});

describe("what a page on this machine may want from the admin", () => {
  const page = { Origin: "https://evil.example", "Content-Type": "text/plain" };

  test.each<[string, string, unknown]>([
    ["POST", "/reset", undefined],
    ["POST", "/faults", [{ kind: "reset" }]],
    ["DELETE", "/requests", undefined],
    ["POST", "/clock", { advanceSeconds: 3600 }],
    ["POST", "/appliances", { name: "x.example.com", type: "ESA", version: "13.0.0-392" }],
    ["PATCH", "/tenants/us", { ctrEnabled: false }],
  ])("%s %s does nothing", async (method, path, body) => {
    await bench.us.planDevice();
    const before = [await bench.state(), await bench.requests(), (await bench.admin("GET", "/faults")).body];
    const text = body === undefined ? "" : JSON.stringify(body);
    expect((await forged(`${bench.emulator.admin}${path}`, method, page, text)).status).toBe(403);
    expect([await bench.state(), await bench.requests(), (await bench.admin("GET", "/faults")).body]).toEqual(before);
  });

  test("GET /secrets tells none", async () => {
    const { clientPassword } = bench.emulator.regions.us;
    const { text } = await forged(`${bench.emulator.admin}/secrets`, "GET", {
      Host: `evil.example:${port(bench.emulator.admin)}`,
    });
    expect(text).not.toContain(clientPassword);
    expect((await bench.secrets()).map(({ value }) => value)).toContain(clientPassword);
  });

  test("what curl sends is taken, with its own media type", async () => {
    const form = { "Content-Type": "application/x-www-form-urlencoded" };
    const told = await forged(`${bench.emulator.admin}/clock`, "POST", form, '{"advanceSeconds": 60}');
    expect(told.status).toBe(200);
  });
});

test("a refused request is no request of the API: it is in no log and takes nothing of the quota", async () => {
  await bench.us.planDevice();
  const before = await bench.requests();
  await forged(`${bench.us.url}/iroh/iroh-sse/device`, "POST", {
    ...{ Origin: "https://evil.example", Authorization: `Bearer ${bench.us.token}`, "Content-Type": "application/json" },
  });
  expect(await bench.requests()).toEqual(before);
});
