/** Whatever an API repeats of what it was told, now or by an earlier run, no secret of it is shown. */
import { expect, test } from "@jest/globals";
import type { ResourceName } from "../../provider/generated/schemas";
import type { Given, Managed } from "../support/managed";
import { esa, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();
const relay = "relay-secret-0123456789";
const settings = () => ({ url: "https://relay.example.com", "authorization-header": relay });

/** A program, a change to it, and the secret of the program or of the state. */
const cases: Record<
  Exclude<ResourceName, "FmcCloudIntegration">,
  [() => Given<ResourceName>, object, (outs: never) => string]
> = {
  SseToken: [() => ({ region: "us" }), { name: "other" }, ({ value }: { value: string }) => value],
  DeviceRegistration: [
    () => ({ region: "us", appliance: bench.login(esa) }),
    { description: "rack" },
    () => bench.login(esa).password,
  ],
  CtrModule: [
    () => ({ region: "us", type: { title: "Private Intelligence" }, settings: settings() }),
    { name: "other" },
    () => relay,
  ],
  CtrModuleType: [
    () => ({ region: "us", properties: { "auth-type": "authorization-header", nested: { "relay-token": relay } } }),
    { tips: "other" },
    () => relay,
  ],
  ApiClient: [
    () => ({ region: "us", preset: "casebook" }),
    { description: "other" },
    ({ clientPassword }: { clientPassword: string }) => clientPassword,
  ],
};

/** Every answer but those of the token endpoint is a refusal that repeats the secret. */
const echo = (secret: string) => {
  const body = { error: "invalid_request", error_description: `cannot use ${secret}`, trace_id: "ctx-1" };
  return bench.faults(
    { kind: "status", status: 400, body, path: "/iroh/iroh-" },
    { kind: "status", status: 400, body, path: "/iroh/oauth2-clients" },
  );
};

const verbs: Record<string, (resource: Managed<ResourceName>, changed: Given<ResourceName>) => Promise<unknown>> = {
  read: (resource) => resource.read(),
  update: (resource, changed) => resource.up(changed),
  delete: (resource) => resource.delete(),
};

const rows = Object.entries(cases).flatMap(([kind, each]) => Object.keys(verbs).map((verb) => [verb, kind, ...each] as const));

test.each(rows)("the %s of a %s", async (verb, kind, program, change, secretOf) => {
  const given = program();
  const resource = await bench.made(kind as ResourceName, given);
  await echo(secretOf(resource.outs as never));
  await expect(verbs[verb]?.(resource, { ...given, ...change })).rejects.toThrow(/^(?!.*relay-secret).*\[secret\]/);
});

test("the create of a CtrModule", async () => {
  await bench.faults({
    kind: "status",
    status: 400,
    method: "POST",
    path: "/iroh/iroh-int/module-instance",
    body: { settings: relay },
  });
  await expect(bench.made("CtrModule", cases.CtrModule[0]() as Given<"CtrModule">)).rejects.toThrow("[secret]");
});
