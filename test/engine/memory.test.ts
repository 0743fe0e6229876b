import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startEmulator, type RequestEntry, type RunningEmulator } from "../../emulator";
import { admin } from "../chaos/inspection";
import { environment } from "../chaos/run-case";
import { sseToken } from "../chaos/scenarios";
import { MiniEngine } from "../support/mini-engine";
import { ProviderHome, ProviderProcess, type Properties } from "../support/provider-process";
import { testSeed } from "../support/seed";

const devices = 1_000;
/** The most that one entry of SSE tokens may hold. */
const perToken = 100;
/** Reads at a time: what the engine does on two cores. */
const parallel = 8;
const mega = 1024 * 1024;

/** Megabytes of memory that the process held at most. */
function peak(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}

/** Megabytes that the process cannot do without. */
async function heap(provider: ProviderProcess): Promise<number> {
  const before = provider.output.length;
  process.kill(provider.pid, "SIGUSR2");
  for (;;) {
    const bytes = /^heap (\d+)\n/m.exec(provider.output.slice(before))?.[1];
    if (bytes !== undefined) return Number(bytes) / mega;
    if (provider.hasExited) throw new Error(`the provider process ended: ${provider.output}`);
    await setImmediate();
  }
}

describe(`the memory of a provider process that refreshes ${devices} devices`, () => {
  let home: ProviderHome;
  let emulator: RunningEmulator;
  let ids: string[];

  const probe = join(__dirname, "..", "support", "heap-probe.cjs");
  const start = () =>
    ProviderProcess.start(home, { ...environment(emulator), NODE_OPTIONS: `--expose-gc --require ${JSON.stringify(probe)}` });

  async function withProcess(work: (provider: ProviderProcess) => Promise<void>): Promise<void> {
    const provider = await start();
    try {
      await work(provider);
    } finally {
      await provider.stop();
    }
  }

  async function checked(provider: ProviderProcess, type: string, name: string, inputs: Properties): Promise<Properties> {
    const text = `exports.handler = () => require("pulumi-cisco-ctr/runtime").${type};`;
    const given = { region: "us", owner: `memory/dev/${name}`, __provider: text, ...inputs };
    return (await provider.check("urn", {}, given)).inputs;
  }

  /** Reads every device as the engine would; answers how many were there. */
  async function refresh(provider: ProviderProcess): Promise<number> {
    const inputs = await checked(provider, "DeviceRegistration", "box", { method: "external", deviceName: "a device" });
    const waiting = [...ids];
    let there = 0;
    const lane = async (): Promise<void> => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if ((await provider.read("urn", id, { ...inputs, deviceId: id })).id === id) there++;
      }
    };
    await Promise.all(Array.from({ length: parallel }, lane));
    return there;
  }

  beforeAll(async () => {
    home = ProviderHome.create();
    emulator = await startEmulator({ seed: testSeed });
    await withProcess(async (provider) => {
      for (let n = 0; n < devices / perToken; n++) {
        const name = `tokens${n}`;
        await provider.create("urn", await checked(provider, "SseToken", name, { name, devices: perToken }));
      }
    });
    const { regions } = await admin<{ regions: { us: { devices: { id: string }[] } } }>(emulator, "/state");
    ids = regions.us.devices.map(({ id }) => id);
  });
  afterAll(async () => {
    await emulator.close();
    home.remove();
  });

  test("stays below 200 MB", async () => {
    await withProcess(async (provider) => {
      expect(await refresh(provider)).toBe(devices);
      expect(peak(provider.pid)).toBeLessThan(200);
    });
  });

  test("does not grow over 10 refreshes in one process", async () => {
    await withProcess(async (provider) => {
      const held: number[] = [];
      const change = new MiniEngine({ project: "memory", stack: "dev" });
      for (let turn = 0; turn < 10; turn++) {
        const pages = await listed();
        expect(await refresh(provider)).toBe(devices);
        expect((await listed()) - pages).toBeGreaterThan(devices / perToken);
        held.push(await heap(provider));
        // After a change of its own a process asks for its lists anew.
        await change.up([sseToken("change", "us")], provider);
        await change.destroy(provider);
      }
      // The first refreshes compile and cache what every later one uses.
      const [early = Number.NaN, last = Number.NaN] = [held[2], held.at(-1)];
      expect(last - early).toBeLessThan(1);
    });
  });

  /** Pages of devices that the emulator has given so far. */
  async function listed(): Promise<number> {
    const requests = await admin<RequestEntry[]>(emulator, "/requests");
    return requests.filter(({ method, path }) => method === "GET" && path === "/iroh/iroh-sse/device").length;
  }
});
