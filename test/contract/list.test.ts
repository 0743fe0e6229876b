import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import Ajv from "ajv";
import { ciscoCtr, clientWith, readScopes, type Ended } from "../support/command-line";
import { esa, sma, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();
const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "schema", "list.schema.json"), "utf8")) as object;
const isAsSchemaSays = new Ajv({ strict: false }).compile(schema);

/** The command, as a client that holds read scopes alone; it must not have changed anything. */
async function list(...words: string[]): Promise<Ended> {
  const before = await bench.state();
  await bench.forgetRequests();
  const ended = await ciscoCtr({ ...bench.env, CISCO_CTR_LOG: undefined }, "list", ...words);
  bench.shown.push(ended.stdout, ended.stderr);
  expect(await bench.changes()).toEqual([]);
  expect(await bench.state()).toEqual(before);
  return ended;
}

interface Shown {
  items: {
    region: string;
    name: string;
    owner: string | null;
    given: boolean;
    status: string;
    device?: string;
    shortType?: string;
  }[];
  problems: { region: string; code: string; message: string }[];
}

async function inJson(...words: string[]): Promise<Shown> {
  const { stdout } = await list(...words, "--json");
  const shown = JSON.parse(stdout) as Shown;
  isAsSchemaSays(shown);
  expect(isAsSchemaSays.errors ?? []).toEqual([]);
  return shown;
}

const names = async (...words: string[]) => (await inJson(...words)).items.map(({ name }) => name);
const rows = ({ stdout }: Ended) => stdout.trimEnd().split("\n");

async function asReader(region: "us" | "eu", scopes = readScopes): Promise<void> {
  const { id, password } = await clientWith(await bench.api(region), scopes);
  const prefix = `CISCO_CTR_${region.toUpperCase()}`;
  Object.assign(bench.env, { [`${prefix}_CLIENT_ID`]: id, [`${prefix}_CLIENT_PASSWORD`]: bench.secret(password) });
}

/** A device of a stack with its module, one that somebody else registered, and a client of each kind; in eu a device. */
beforeEach(async () => {
  const { deviceId } = (await bench.made("DeviceRegistration", { region: "us", appliance: bench.login(esa) }, "gateway")).outs;
  await bench.made("CtrModule", { region: "us", type: "esa", deviceId, name: "gateway mail" }, "mail");
  await bench.made("ApiClient", { region: "us", preset: "casebook" }, "casebook");
  await bench.made("CtrModuleType", { region: "us", title: "House Relay" }, "relay");
  await bench.registerByHand(sma, "us");
  await bench.admin("POST", "/tenants/eu/devices", { name: "ftd9", type: "FTD" });
  for (const region of ["us", "eu"] as const) await asReader(region);
  for (const name of Object.keys(bench.env)) if (name.startsWith("CISCO_CTR_APJC")) bench.env[name] = undefined;
});

const filtered = {
  "devices --name *a1.example.*": [esa, sma],
  "devices --name ?ma1.EXAMPLE.com": [sma],
  "devices --name a1": [],
  "devices --owner workbench": [esa],
  "devices --owner workbench/dev/gateway": [esa],
  "devices --owner workbench/de": [],
  "devices --owner none": [sma, "ftd9"],
  "devices --type ftd": ["ftd9"],
  "devices --status registered --region eu": ["ftd9"],
  "devices --unmanaged": [sma, "ftd9"],
  "clients --unmanaged --region us": ["bootstrap"],
  "modules --status disabled": [],
  "module-types --unmanaged": [],
};

describe("list", () => {
  test("shows devices of every region with credentials, and whose they are", async () => {
    const ended = await list("devices");
    expect(rows(ended).map((line) => line.replace(/ {2,}/g, "|").replace(/\|[^|]*$/, ""))).toEqual([
      "Region|Name|Type|Version|Status|Owner",
      `us|${esa}|ESA|13.0.0|Registered|workbench/dev/gateway`,
      `us|${sma}|SMA|12.5.0|Registered|none`,
      "eu|ftd9|FTD|7.4.1|Registered|none",
    ]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("asks for nothing but lists of the noun", async () => {
    await list("devices", "--region", "us");
    expect(await bench.requests()).toEqual(["us GET /iroh/iroh-sse/device", "us GET /iroh/iroh-sse/device"]);
  });

  test("names the device of a module, and the type as programs do", async () => {
    const { items } = await inJson("modules", "--region", "us", "--type", "esa");
    expect(items).toMatchObject([{ name: "gateway mail", device: esa, shortType: "esa", owner: "workbench/dev/mail" }]);
  });

  test("knows the client that asks, and what comes with every organisation", async () => {
    const clients = (await inJson("clients", "--region", "us")).items;
    expect(clients.map(({ name, owner, given }) => [name, owner, given])).toEqual([
      ["bootstrap", null, false],
      ["casebook", "workbench/dev/casebook", false],
      ["of the command", null, true],
    ]);
    const types = (await inJson("module-types", "--region", "eu")).items;
    expect(types.length).toBeGreaterThan(5);
    expect(types.every(({ given }) => given)).toBe(true);
  });

  test("shows module types of the organisation beside them", async () => {
    const { items } = await inJson("module-types", "--region", "us", "--owner", "workbench/dev");
    expect(items).toMatchObject([{ name: "House Relay", given: false, owner: "workbench/dev/relay" }]);
  });

  test("filters by name, owner, type and status", async () => {
    const found: Record<string, string[]> = {};
    for (const words of Object.keys(filtered)) found[words] = await names(...words.split(" "));
    expect(found).toEqual(filtered);
  });

  test("says on standard error that there is nothing, and that is no failure", async () => {
    const ended = await list("devices", "--name", "nobody");
    expect(ended).toEqual({ code: 0, stdout: "", stderr: "cisco-ctr: no such devices in us, eu\n" });
  });
});

describe("what cannot be listed", () => {
  test("is one sentence, and the other regions are shown all the same", async () => {
    await asReader("us", ["integration:read"]);
    const ended = await list("devices");
    expect(ended.stderr).toBe(
      'cisco-ctr: cannot list devices of region "us": the API client of region "us" lacks the scope sse:read. ' +
        "Give it that scope, or use another client in CISCO_CTR_US_CLIENT_ID; the user who owns it must hold them too.\n",
    );
    expect(rows(ended)).toEqual([expect.stringMatching(/^Region/), expect.stringMatching(/^eu +ftd9/)]);
    expect(ended.code).toBe(1);
    const { problems } = await inJson("devices");
    expect(problems).toMatchObject([{ region: "us", code: "missing-scope" }]);
  });

  test("is no matter of another noun", async () => {
    await asReader("us", ["sse:read"]);
    expect((await list("devices")).code).toBe(0);
  });

  test("is an exit code of its own where a region refuses its client", async () => {
    bench.env["CISCO_CTR_EU_CLIENT_PASSWORD"] = bench.secret("another-password");
    const ended = await list("devices");
    expect(ended.code).toBe(3);
    expect(ended.stderr).toMatch(/^cisco-ctr: cannot list devices of region "eu": .* refuses the API client's id and password/);
    expect(rows(ended)).toHaveLength(3);
  });

  test("is the same where a region that was named has no credentials", async () => {
    expect((await list("devices", "--region", "apjc")).code).toBe(3);
  });
});

test("names of the other side steer neither a terminal nor a CI system", async () => {
  const name = "\u001b[31mred\u202e ::error::x ##[error]y <{%reset%}>";
  await (await bench.api("eu")).expect(201, "POST", "/iroh/iroh-sse/device", { name });
  const table = await list("devices", "--region", "eu");
  const json = await list("devices", "--region", "eu", "--json");
  for (const { stdout } of [table, json]) expect(stdout).not.toMatch(/[^\n\P{C}]|::|##\[|<\{%/u);
  expect((JSON.parse(json.stdout) as Shown).items.map((each) => each.name)).toContain(name);
});
