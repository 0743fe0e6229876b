import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startEmulator, type Interceptor } from "../../emulator";
import { cliCase, removeCliHomes } from "../chaos/cli-case";
import { cellNamed } from "../chaos/matrix";
import { worldOf } from "../chaos/inspection";
import { randomCase } from "../chaos/random";
import { environment, runCase } from "../chaos/run-case";
import { device, sseToken } from "../chaos/scenarios";
import { EngineDied, MiniEngine } from "../support/mini-engine";
import { ProviderHome, ProviderProcess } from "../support/provider-process";
import { testSeed } from "../support/seed";

/** A few cells of the matrix that `npm run chaos` runs, and drawn runs beyond it. */
const cells = [
  "token.create|create SseToken|us POST /iroh/iroh-sse/device|2|engine-after",
  "token.update|update SseToken|us POST /iroh/iroh-sse/device|1|resetAfterAccept-stays",
  "token.grow|update SseToken|us PATCH /iroh/iroh-sse/device/{id}|2|engine-after",
  "type.create|create CtrModuleType|us POST /iroh/iroh-int/module-type|1|engine-after",
  "client.create|create ApiClient|us POST /iroh/oauth2-clients/clients|1|engine-after",
  "client.rotate|delete ApiClient|us DELETE /iroh/oauth2-clients/clients/{id}|1|engine-before",
  "device-esa.create|create DeviceRegistration|us POST /iroh/iroh-sse/device|1|engine-after",
  "device-esa.create|create DeviceRegistration|esa1.example.com token> [token]|1|engine-after",
  "device-esa-token.create|create DeviceRegistration|esa1.example.com token> [token]|1|drop-after",
  "device-sma.delete|delete DeviceRegistration|sma1.example.com deregister> yes|1|engine-after",
  "device-sma.delete|delete DeviceRegistration|sma1.example.com command> cloudserviceconfig after version|1|busy-stays",
  "module-esa.create|create CtrModule|us POST /iroh/iroh-int/module-instance|1|engine-after",
  "move-esa-token|create DeviceRegistration|esa1.example.com server> 2|1|engine-after",
];

describe("a fault at one moment of an up, over the real provider process", () => {
  let home: ProviderHome;

  beforeAll(() => {
    home = ProviderHome.create();
  });
  afterAll(() => {
    home.remove();
    removeCliHomes();
  });

  test.each(cells)("%s", async (id) => {
    const { findings, fired, story } = await runCase(home, cellNamed(id));

    expect({ findings, story: findings.length > 0 ? story : [] }).toEqual({ findings: [], story: [] });
    expect(fired).toHaveLength(1);
  });

  test.each(["random|1|3"])("%s", async (id) => {
    const { findings, fired, story } = await runCase(home, randomCase(id));

    expect({ findings, story: findings.length > 0 ? story : [] }).toEqual({ findings: [], story: [] });
    expect(fired).not.toHaveLength(0);
  });

  test("the real CLI, killed in the middle", async () => {
    const { findings, fired, story } = await cliCase("cli|1|1");

    expect({ findings, story: findings.length > 0 ? story : [] }).toEqual({ findings: [], story: [] });
    expect(fired).toHaveLength(1);
  });

  describe("the provider process ends with the engine", () => {
    const within = 10_000;

    /** The engine dies at the first event that this interceptor lets it die at; answers how long the process outlived it. */
    async function outlived(
      type: "token" | "device",
      interceptorOf: (die: () => void) => Interceptor,
    ): Promise<number | undefined> {
      const engine = new MiniEngine({ project: "watch", stack: "dev" });
      let provider: ProviderProcess | undefined;
      const emulator = await startEmulator({
        seed: testSeed,
        interceptor: interceptorOf(() => {
          if (provider) engine.die(provider);
        }),
      });
      try {
        provider = await ProviderProcess.start(home, environment(emulator));
        const program = type === "token" ? sseToken("one", "us") : device("one", "us", emulator, "ESA");
        await expect(engine.up([program], provider)).rejects.toThrow(EngineDied);
        return await provider.goneWithin(within);
      } finally {
        await provider?.stop();
        await emulator.close();
      }
    }

    test("while idle", async () => {
      const provider = await ProviderProcess.start(home, {});
      await provider.check("urn", {}, { __provider: 'exports.handler = () => require("pulumi-cisco-ctr/runtime").SseToken;' });
      provider.endInput();

      expect(await provider.goneWithin(within)).toBeDefined();
    });

    test("while an answer of the API does not come", async () => {
      const ms = await outlived("token", (die) => ({
        request: ({ method, path }) => {
          if (method !== "POST" || !path.endsWith("/device")) return undefined;
          die();
          return { kind: "slow", delayMs: 60_000 };
        },
      }));

      expect(ms).toBeLessThan(within);
    });

    test("while it writes a log that nobody reads any more, and what it has begun is undone", async () => {
      const engine = new MiniEngine({ project: "watch", stack: "dev" });
      let [provider, made]: [ProviderProcess | undefined, number] = [undefined, 0];
      const emulator = await startEmulator({
        interceptor: {
          request: ({ method, path }) => {
            if (method !== "POST" || !path.endsWith("/device") || ++made < 20 || !provider) return undefined;
            provider.breakPipes();
            engine.die(provider);
            return undefined;
          },
        },
      });
      try {
        provider = await ProviderProcess.start(home, { ...environment(emulator), CISCO_CTR_LOG: "debug" });
        await expect(engine.up([sseToken("one", "us", { devices: 40 })], provider)).rejects.toThrow(EngineDied);
        expect(await provider.goneWithin(within)).toBeDefined();
        expect((await worldOf(emulator)).regions.us.devices).toEqual([]);
      } finally {
        await provider?.stop();
        await emulator.close();
      }
    });

    test("while an appliance does not answer", async () => {
      const ms = await outlived("device", (die) => ({
        appliance: ({ line }) => {
          if (line !== "cloudserviceconfig") return undefined;
          die();
          return { kind: "hang" };
        },
      }));

      expect(ms).toBeLessThan(within);
    });
  });
});
