/** Whatever the other side writes into whichever field of its answers: nothing of it steers a terminal or a CI system. */
import { pulumiWording } from "../../provider/pulumi/wording";
import { inLines } from "../../provider/base/log";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { compose } from "../../provider/core/compose";
import { isProviderError } from "../../provider/base/errors";
import { hostileWords, steersNothing } from "../support/hostile-text";
import { PoisonedApi } from "../support/poisoned-api";
import { esa, Workbench } from "../support/workbench";

jest.setTimeout(120_000);

const bench = Workbench.ofThisFile();
const hostile = hostileWords.join("");

let cloud: PoisonedApi;
let fmc: PoisonedApi;
let said: string[];

beforeEach(async () => {
  const access = await bench.fmc();
  cloud = await PoisonedApi.before(bench.emulator.regions.us.url);
  fmc = await PoisonedApi.before(`https://${access.host}:${access.port}`);
  bench.env["CISCO_CTR_US_URL"] = `http://127.0.0.1:${cloud.port}`;
  said = [];
});

afterEach(async () => {
  await Promise.all([cloud.close(), fmc.close()]);
});

/** Whether it works is the other side's business; what is said when it fails is kept. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const { message, stack = "" } = error as Error;
    said.push(message, ...(isProviderError(error) ? [stack.split("\n")[0] ?? ""] : []));
    return undefined;
  }
}

const token = () => bench.resource("SseToken", "token");
const client = () => bench.resource("ApiClient", "client");
const device = () => bench.resource("DeviceRegistration", "device");
const modules = () => bench.resource("CtrModule", "module");
const types = () => bench.resource("CtrModuleType", "type");
const firewall = () => bench.resource("FmcCloudIntegration", "fmc");

/** Everything that asks the cloud something, refusals among it. */
async function useCloud(): Promise<void> {
  const [tokens, clients, devices, module, type] = [token(), client(), device(), modules(), types()];
  await attempt(() => tokens.create({ region: "us" }));
  await attempt(() => clients.create({ region: "us", scopes: ["casebook"] }));
  await attempt(() => client().create({ region: "us", scopes: ["no-such-scope"] }));
  await attempt(() => devices.create({ region: "us", appliance: bench.login(esa), timeouts: { registration: "5s" } }));
  const external = { region: "us", method: "external", deviceName: esa, timeouts: { registration: "5s" } } as const;
  await attempt(() => bench.resource("DeviceRegistration", "external").create(external));
  const deviceId = devices.id || "none";
  await attempt(() => module.create({ region: "us", type: "esa", deviceId }));
  await attempt(() => modules().create({ region: "us", type: { title: "no such type" } }));
  await attempt(() =>
    type.create({
      ...{ region: "us", title: "Relay", defaultName: "Relay", shortDescription: "A relay.", description: "A relay of ours." },
      ...{ capabilities: [{ id: "health", description: "Is it there?" }], properties: { url: "https://relay.example.com" } },
      configurationSpec: [{ key: "url", type: "string", label: "URL" }],
    }),
  );
  for (const each of [tokens, clients, devices, module, type]) {
    if (each.id === "") continue;
    await attempt(() => each.read());
    await attempt(() => each.up());
  }
  for (const each of [type, module, devices, clients, tokens]) if (each.id !== "") await attempt(() => each.delete());
  const write = (line: string) => void bench.logged.push(line);
  const { functions } = compose(
    { env: bench.env, clock: bench.clock, signal: new AbortController().signal, say: inLines(write) },
    pulumiWording,
  );
  for (const each of ["whoAmI", "getDevices", "getModules", "getModuleTypes", "getApiClients"] as const) {
    await attempt(() => functions[each]({ region: "us" }));
  }
  await attempt(() => functions.observe({ region: "us", observables: [{ type: "ip", value: "192.0.2.1" }] }));
}

async function useFmc(): Promise<void> {
  const { username, password } = await bench.fmc();
  const login = { host: "127.0.0.1", port: fmc.port, fingerprint: fmc.fingerprint, username, password };
  const one = firewall();
  await attempt(() => one.create({ region: "eu", fmc: login }));
  await attempt(() => firewall().create({ region: "eu", fmc: { ...login, domain: "Global/Lab" } }));
  await attempt(() => firewall().create({ region: "eu", fmc: login, securex: { clientId: "client-1", clientPassword: "none" } }));
  if (one.id === "") return;
  await attempt(() => one.read());
  await attempt(() => one.up());
  await attempt(() => one.delete());
}

function nothingSteers(): void {
  expect(said.length + bench.logged.length).toBeGreaterThan(0);
  [...said, ...bench.logged].forEach(steersNothing);
  bench.logged.length = 0;
  said = [];
}

describe.each([
  ["the cloud", () => cloud, useCloud],
  ["an FMC", () => fmc, useFmc],
])("in the words of %s", (_, api, use) => {
  test("every field that it has", async () => {
    await use();
    nothingSteers();
    const keys = [...api().keys].filter((key) => key !== "access_token");
    expect(keys.length).toBeGreaterThan(5);
    let shown = 0;
    // A few at a time: whoever writes into all of them at once is believed nothing any more.
    for (let first = 0; first < keys.length; first += 3) {
      const poisoned = keys.slice(first, first + 3);
      await bench.admin("POST", "/reset");
      api().poison = (name, text) => (poisoned.includes(name) ? `${text}${hostile}` : text);
      await use();
      shown += [...said, ...bench.logged].filter((line) => line.includes("pwned")).length;
      nothingSteers();
    }
    expect(shown).toBeGreaterThan(0);
  });

  test("every refusal, with lists and texts that have no end", async () => {
    api().poison = (name, text) =>
      /^(error|error_description|trace_id|description|message)$/.test(name) ? hostile.repeat(5_000) : text;
    await bench.faults(
      {
        kind: "status",
        status: 409,
        body: { error: "conflict", error_description: "x", trace_id: "t" },
        after: 3,
        probability: 0.3,
      },
      {
        ...{ kind: "status", status: 403, after: 5, probability: 0.3 },
        body: { error: "missing_scope", "missing-scopes": Array.from({ length: 2_000 }, (__, n) => `scope-${n}${hostile}`) },
      },
    );
    await use();
    nothingSteers();
  });
});
