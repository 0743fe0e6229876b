/** Verification cannot be switched off from outside: the variable that does it for Node takes the place of a default only. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { generate } from "selfsigned";

const root = join(__dirname, "..", "..", "..");
let server: Server;
let received: number;

beforeAll(async () => {
  const { private: key, cert } = await generate([{ name: "commonName", value: "impostor" }], { keyType: "ec" });
  server = createServer({ key, cert }, (_, response) => {
    received++;
    response.end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each([
  ["the cloud", "openHttp(origin, cloudAgent())"],
  ["an FMC without a pin", 'trustedAgent({ host: "127.0.0.1", port }, undefined).then((agent) => openHttp(origin, agent))'],
])("%s, with NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment: nothing is sent to a self-signed server", async (_, open) => {
  received = 0;
  const { port } = server.address() as AddressInfo;
  const script = `
    require("./tools/typescript.cjs");
    const { cloudAgent, openHttp } = require("./provider/clients/http/transport.ts");
    const { trustedAgent } = require("./provider/clients/fmc/certificate.ts");
    const [port, origin] = [${port}, "https://127.0.0.1:${port}"];
    Promise.resolve(${open}).then((http) => http.get("/")).then(() => console.log("sent"), (error) => console.log(error.code));`;
  const said = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      ["-e", script],
      { cwd: root, env: { PATH: process.env["PATH"], NODE_TLS_REJECT_UNAUTHORIZED: "0" } },
      (error, stdout, stderr) => {
        resolve(error ? stderr : stdout.trim());
      },
    );
  });
  expect(said).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
  expect(received).toBe(0);
});
