import { describe, expect, test } from "@jest/globals";
import { Client, utils } from "ssh2";
import type { ConnectConfig } from "ssh2";
import { password, SshBench } from "../../support/ssh-bench";

const bench = SshBench.ofThisFile();

describe("logging in", () => {
  test.each<[string, ConnectConfig]>([
    ["wrong password", { password: "wrong" }],
    ["wrong user", { username: "root", password }],
    ["unknown key", { privateKey: utils.generateKeyPairSync("ecdsa", { bits: 256 }).private }],
  ])("refuses a %s", async (_name, config) => {
    await expect(bench.connect(await bench.start(), config)).rejects.toThrow("All configured authentication methods failed");
  });

  test("takes the authorized key, and the password at a prompt", async () => {
    const key = utils.generateKeyPairSync("ecdsa", { bits: 256 });
    const appliance = await bench.start({ authorizedKey: key.public });
    await bench.connect(appliance, { privateKey: key.private });
    const prompts: string[] = [];
    const client = new Client();
    bench.clients.push(client);
    await new Promise<void>((resolve, reject) => {
      client
        .on("keyboard-interactive", (_name, _instructions, _language, asked, finish) => {
          prompts.push(...asked.map(({ prompt: text }) => text));
          finish([password]);
        })
        .on("ready", resolve)
        .on("error", reject)
        .connect({ host: appliance.host, port: appliance.port, username: "admin", tryKeyboard: true });
    });
    expect(prompts).toEqual(["Password:"]);
  });
});

describe("a second factor", () => {
  test("is asked for after the password, in a dialogue, and never satisfied", async () => {
    const appliance = await bench.start({ secondFactor: "Enter your token code: " });
    const client = new Client();
    bench.clients.push(client);
    const asked: string[] = [];
    const failed = new Promise<string | undefined>((resolve) =>
      client.on("error", ({ level }) => {
        resolve(level);
      }),
    );
    client.on("keyboard-interactive", (_name, _instructions, _lang, prompts, finish) => {
      asked.push(...prompts.map((each) => each.prompt));
      finish([prompts[0]?.prompt === "Password:" ? password : "123456"]);
    });
    const { host, port } = appliance;
    client.connect({ host, port, username: "admin", password, tryKeyboard: true, hostVerifier: () => true });
    expect(await failed).toBe("client-authentication");
    expect(asked).toEqual(["Password:", "Enter your token code: "]);
  });
});
