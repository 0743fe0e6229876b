/** What users get wrong beyond the shape of one input, and what they must be told: the other half of the table of test/contract/bad-input.test.ts. */
import type { ApplianceWish } from "../../emulator";
import type { RegionName } from "../../provider/clients/cloud/regions";
import type { ResourceName } from "../../provider/generated/schemas";
import { esa, sma, type Workbench } from "./workbench";

type Loose = Record<string, unknown>;

/** One thing a user gets wrong. */
export interface BadInput {
  /** Where it has to be found: `check` is before any call. */
  at: "check" | "create";
  kind: ResourceName;
  given: () => Promise<Loose> | Loose;
  message: RegExp;
}

/** Takes a scope away from the client the provider logs in with, or the credentials of a region from its environment. */
export async function without(bench: Workbench, { scope, region }: { scope?: string; region?: RegionName }): Promise<void> {
  for (const name of Object.keys(bench.env))
    if (region && name.includes(`_${region.toUpperCase()}_`)) bench.env[name] = undefined;
  if (scope === undefined) return;
  const { clientId } = bench.emulator.regions.us;
  const scopes = (await bench.in("us")).clients[0]?.scopes.filter((each) => each !== scope);
  await (await bench.api("us")).expect(200, "PATCH", `/iroh/oauth2-clients/clients/${clientId}`, { scopes });
}

/** `bench` is asked when a case is tried, not before. */
export function badInputs(bench: () => Workbench): Record<string, BadInput> {
  const other = "874141f7-903f-4be9-b14e-45a7f34a2032";
  const appliance = (more: Loose = {}, name = esa): Loose => ({ ...bench().login(name), ...more });
  const device = (more: Loose = {}, region = "us"): Loose => ({ region, appliance: appliance(more) });

  const lacking = (...keys: string[]): Loose =>
    Object.fromEntries(Object.entries(appliance()).filter(([name]) => !keys.includes(name)));

  async function tokenOf(region: RegionName) {
    const { outs } = await bench().made("SseToken", { region }, "tokens");
    return outs;
  }

  async function box(wish: Pick<ApplianceWish, "type" | "version">): Promise<Loose> {
    const name = await bench().addAppliance({ name: "box.example.com", ...wish });
    return { region: "us", appliance: bench().login(name) };
  }

  return {
    "an unknown property": {
      ...{ at: "check", kind: "SseToken", given: () => ({ region: "us", expiry: "1h" }) },
      message: /^expiry is not an input\. Remove it, or look for the right name in docs\/resources\/SseToken\.md/,
    },
    "an unknown property of the appliance": {
      ...{ at: "check", kind: "DeviceRegistration", given: () => device({ hostkey: "x" }) },
      message: /^appliance\.hostkey is not an input\. Remove it/,
    },
    "an ESA that an SMA manages": {
      ...{ at: "check", kind: "DeviceRegistration", given: () => device({ managedBySma: true }) },
      message: /^appliance\.managedBySma is true for an ESA: .* Register the SMA that manages it instead/,
    },
    "no credentials for the appliance": {
      ...{ at: "check", kind: "DeviceRegistration", given: () => ({ region: "us", appliance: lacking("password") }) },
      message: /^appliance\.password is missing\. Give username with password or privateKey, or credentialsEnv/,
    },
    "no appliance": {
      ...{ at: "check", kind: "DeviceRegistration", given: () => ({ region: "us" }) },
      message: /^appliance is missing\. Give the appliance, or use method "external"/,
    },
    "external without a name and an id": {
      ...{ at: "check", kind: "DeviceRegistration", given: () => ({ region: "us", method: "external" }) },
      message: /^deviceName is missing, and so is externalDeviceId: .* Give its name or its id in SSE/,
    },
    "the id of an external device with ssh": {
      ...{ at: "check", kind: "DeviceRegistration", given: () => ({ ...device(), externalDeviceId: other }) },
      message: /^externalDeviceId has no use with method "ssh": .* Remove it, or use method "external"/,
    },
    "external with an appliance": {
      at: "check",
      kind: "DeviceRegistration",
      given: () => ({ ...device(), method: "external", deviceName: esa }),
      message: /^appliance has no use with method "external".* Remove it, or use method "ssh"/,
    },
    "the beginning of a device's id": {
      ...{ at: "create", kind: "DeviceRegistration" },
      given: async () => {
        const id = await bench().registerByHand(sma, "us");
        return { region: "us", method: "external", externalDeviceId: `${id.slice(0, 28)}...` };
      },
      message:
        /externalDeviceId "[0-9a-f-]{28}\.\.\." is only the beginning of the id of device [0-9a-f-]{36} \("sma1.*Give the whole id/,
    },
    "external with a token": {
      ...{ at: "check", kind: "DeviceRegistration" },
      given: () => ({ region: "us", method: "external", deviceName: esa, token: bench().secret("0123456789abcdef") }),
      message: /^token has no use with method "external".* Remove it/,
    },
    "neither scopes nor preset": {
      ...{ at: "check", kind: "ApiClient", given: () => ({ region: "us" }) },
      message: /^scopes is missing, and so is preset\. Give one of the two/,
    },
    "scopes and preset": {
      ...{ at: "check", kind: "ApiClient", given: () => ({ region: "us", preset: "casebook", scopes: ["casebook"] }) },
      message: /^scopes and preset are both given\. Give one of the two/,
    },
    "redirects without their grant": {
      ...{
        at: "check",
        kind: "ApiClient",
        given: () => ({ region: "us", preset: "casebook", redirects: ["https://a.example.com"] }),
      },
      message: /^redirects are only for the grant auth-code\. Add "auth-code" to grants/,
    },
    "a grant without its redirects": {
      ...{ at: "check", kind: "ApiClient", given: () => ({ region: "us", preset: "casebook", grants: ["auth-code"] }) },
      message: /^redirects is missing: the grant auth-code needs an address\. Give one, or another grant/,
    },
    "no device for a module that asks one": {
      ...{ at: "check", kind: "CtrModule", given: () => ({ region: "us", type: "esa" }) },
      message: /^deviceId is missing: a module of type "esa" asks a device\. Give the id of a DeviceRegistration/,
    },
    "no credentials for the region": {
      ...{ at: "check", kind: "SseToken" },
      given: async () => {
        await without(bench(), { region: "eu" });
        return { region: "eu" };
      },
      message: /^region .*there are no credentials for region "eu"\. Set CISCO_CTR_EU_CLIENT_ID and CISCO_CTR_EU_CLIENT_PASSWORD/,
    },

    "a wrong client password": {
      ...{ at: "create", kind: "SseToken" },
      given: () => {
        bench().env["CISCO_CTR_US_CLIENT_PASSWORD"] = bench().secret("wrong-client-password");
        return { region: "us" };
      },
      message: /region "us" refuses the API client's id and password .*401 invalid_client.* Check CISCO_CTR_US_CLIENT_ID and/,
    },
    "the client of another region": {
      ...{ at: "create", kind: "SseToken" },
      given: () => {
        bench().env["CISCO_CTR_US_CLIENT_ID"] = bench().env["CISCO_CTR_EU_CLIENT_ID"];
        return { region: "us" };
      },
      message: /region "us" refuses the API client's id and password.*an enabled API client of that region/,
    },
    "a lost scope": {
      ...{ at: "create", kind: "SseToken" },
      given: async () => {
        await without(bench(), { scope: "sse" });
        return { region: "us" };
      },
      message:
        /the API client of region "us" lacks the scope sse\. Give it that scope, or use another client in CISCO_CTR_US_CLIENT_ID/,
    },
    "a lost scope, for a registration": {
      ...{ at: "create", kind: "DeviceRegistration" },
      given: async () => {
        await without(bench(), { scope: "sse" });
        return device();
      },
      message: /cannot create device registration "one": the API client of region "us" lacks the scope sse\. Give it/,
    },
    "a lost scope, for a module": {
      ...{ at: "create", kind: "CtrModule" },
      given: async () => {
        const deviceId = await bench().registerByHand(esa, "us");
        await without(bench(), { scope: "integration" });
        return { region: "us", type: "esa", deviceId };
      },
      message:
        /lacks the scopes integration\/module-instance:read, integration\/module-instance:write, integration\/module-type:read\. Give it those scopes/,
    },
    "more scopes than one holds": {
      ...{ at: "create", kind: "ApiClient", given: () => ({ region: "us", scopes: ["admin"] }) },
      message:
        /cannot create API client "one": the API client of region "us" lacks the scope admin .*403 missing_scope.* Give it that scope/,
    },
    "a scope that is none": {
      ...{ at: "create", kind: "ApiClient", given: () => ({ region: "us", scopes: ["casebook", "casebok"] }) },
      message:
        /the API refuses the request: scopes: unknown-scope .* Check casebok in scopes: the API client of region "us" holds no such scope\.$/,
    },

    "another host key": {
      ...{ at: "create", kind: "DeviceRegistration", given: () => device({ hostKey: `SHA256:${"A".repeat(43)}` }) },
      message:
        /showed the ssh-ed25519 host key SHA256:\S+, which is not in `appliance\.hostKey`.* Do not accept it blindly: run `ssh-keyscan/,
    },
    "another machine at the appliance's address": {
      ...{ at: "create", kind: "DeviceRegistration" },
      given: async () => {
        await bench().faults({ kind: "wrongHostKey" });
        return device();
      },
      message: /which is not in `appliance\.hostKey`.*nothing was sent to it/,
    },
    "a wrong appliance password": {
      ...{ at: "create", kind: "DeviceRegistration", given: () => device({ password: bench().secret("wrong-password") }) },
      message: /127\.0\.0\.1:\d+ refuses the login\. Check `appliance\.username` and `appliance\.password`/,
    },
    "a private key that is none": {
      ...{ at: "create", kind: "DeviceRegistration" },
      given: () => {
        const privateKey = bench().secret("-----BEGIN OPENSSH PRIVATE KEY-----\nabcd");
        return { region: "us", appliance: { ...lacking("password"), privateKey } };
      },
      message: /`appliance\.privateKey` is no private key that can be read.* Give the whole text of a PEM or OpenSSH key/,
    },
    "no variables where credentialsEnv points": {
      ...{ at: "check", kind: "DeviceRegistration" },
      given: () => ({ region: "us", appliance: { ...lacking("username", "password"), credentialsEnv: "GATE" } }),
      message: /appliance\.credentialsEnv is "GATE", but GATE_USERNAME is not set\. Set GATE_USERNAME, and GATE_PASSWORD or/,
    },
    "an appliance that refuses the connection": {
      ...{ at: "create", kind: "DeviceRegistration", given: () => device({ port: 1 }) },
      message: /the appliance 127\.0\.0\.1:1 refuses the connection\. Check `appliance\.host` and `appliance\.port`/,
    },
    "an appliance that hangs up": {
      ...{ at: "create", kind: "DeviceRegistration" },
      given: async () => {
        await bench().faults({ kind: "refuse" });
        return device();
      },
      message:
        /the appliance 127\.0\.0\.1:\d+ (?:(?:cut|closed) the connection during the login|does not finish an SSH handshake.*)\. Check `appliance\.host`/,
    },
    "an appliance of another type": {
      ...{ at: "create", kind: "DeviceRegistration", given: () => ({ region: "us", appliance: appliance({ type: "SMA" }) }) },
      message:
        /appliance\.type is SMA, but esa1\.example\.com is an ESA\. Set appliance\.type to "ESA", or appliance\.host to the right machine/,
    },
    "an ESA below the minimum": {
      ...{ at: "create", kind: "DeviceRegistration", given: () => box({ type: "ESA", version: "12.0.0-100" }) },
      message:
        /box\.example\.com runs AsyncOS 12\.0\.0-100, and an ESA can join from 13\.0\.0-314 on\. Upgrade the appliance first/,
    },
    "an ESA one build below the minimum": {
      ...{ at: "create", kind: "DeviceRegistration", given: () => box({ type: "ESA", version: "13.0.0-313" }) },
      message: /13\.0\.0-313, and an ESA can join from 13\.0\.0-314 on/,
    },
    "an SMA below the minimum": {
      ...{ at: "create", kind: "DeviceRegistration", given: () => box({ type: "SMA", version: "12.0.0-478" }) },
      message: /runs AsyncOS 12\.0\.0-478, and an SMA can join from 12\.5 on\. Upgrade the appliance first/,
    },
    "a server the appliance does not offer": {
      ...{ at: "create", kind: "DeviceRegistration", given: () => device({}, "apjc") },
      message:
        /does not offer the server api\.apj\.sse\.itd\.cisco\.com; it offers: api\.eu\.sse\.itd\.cisco\.com, api-sse\.cisco\.com\. Choose a `region` whose server it offers/,
    },
    "a machine outside the cluster": {
      ...{ at: "create", kind: "DeviceRegistration", given: () => device({ machine: "nowhere.example.com" }) },
      message:
        /`appliance\.machine` is given, but the appliance is in no cluster; .*"clustermode machine nowhere\.example\.com".* Leave `appliance\.machine` out/,
    },
    "an expired token": {
      ...{ at: "create", kind: "DeviceRegistration" },
      given: async () => {
        const { tokens } = await tokenOf("us");
        await bench().advance(3_601);
        return { ...device(), token: tokens[0] };
      },
      message:
        /token of region "us" expired at \d{4}-\S+Z\. Give the SseToken onExpiry: "renew"\. Change the SseToken's `keepers` or .* leave `token` out/,
    },
    "the bare text of an expired token": {
      ...{ at: "create", kind: "DeviceRegistration" },
      given: async () => {
        const { value } = await tokenOf("us");
        await bench().advance(3_601);
        return { ...device(), token: value };
      },
      message:
        /"The registration failed because of an invalid or expired token key\..*" of the token for region "us"\. Use an unexpired, unused token of Americas/,
    },
    "a token of another region": {
      ...{
        at: "create",
        kind: "DeviceRegistration",
        given: async () => ({ ...device(), token: (await tokenOf("eu")).tokens[0] }),
      },
      message:
        /token belongs to a device entry that region "us" does not know: it was removed, .* or is of another region\. Change the SseToken's `keepers` or/,
    },
    "the bare text of a token of another region": {
      ...{
        at: "create",
        kind: "DeviceRegistration",
        given: async () => ({ ...device({}, "eu"), token: (await tokenOf("us")).value }),
      },
      message:
        /invalid or expired token key.*" of the token for region "eu"\. Use .* of Europe \(EU\): from an SseToken with region "eu", made at https:\/\/admin\.eu/,
    },
    "a token that was used": {
      ...{ at: "create", kind: "DeviceRegistration" },
      given: async () => {
        const outs = await tokenOf("us");
        await bench().made("DeviceRegistration", { region: "us", appliance: bench().login(sma), token: outs.value }, "sma");
        return { ...device(), token: outs.value };
      },
      message: /invalid or expired token key.*" of the token for region "us"\. Use an unexpired, unused token/,
    },

    "an element of SseToken.tokens that another appliance has used": {
      ...{ at: "create", kind: "DeviceRegistration" },
      given: async () => {
        const { tokens } = await tokenOf("us");
        await bench().made("DeviceRegistration", { region: "us", appliance: bench().login(sma), token: tokens[0] }, "sma");
        return { ...device(), token: tokens[0] };
      },
      message:
        /token was used already: it registered device \S+ \("sma1\.example\.com"\)\. Give each appliance a token of its own/,
    },
    "credentialsEnv beside a password": {
      ...{ at: "check", kind: "DeviceRegistration", given: () => device({ credentialsEnv: "GATE" }) },
      message: /appliance\.credentialsEnv is given together with username, password or privateKey\. Give one of the two/,
    },
    "a renewal that would never end": {
      ...{ at: "check", kind: "SseToken" },
      given: () => ({ region: "us", onExpiry: "renew", validFor: "1h", renewBefore: "2h" }),
      message: /renewBefore "2h" is not less than validFor, "1h": it would renew at every update\. Use less/,
    },
    "a name that is too long with its number": {
      ...{ at: "check", kind: "SseToken", given: () => ({ region: "us", name: "x".repeat(254), devices: 2 }) },
      message: /name is too long: with its number it must not be over 255 characters\. Give a shorter name/,
    },
    "required settings that are not given": {
      ...{ at: "create", kind: "CtrModule", given: () => ({ region: "us", type: { title: "Custom Relay Module" } }) },
      message: /settings\.url is missing: a module of type "Custom Relay Module" needs it \(URL\)\. Give settings\.url/,
    },
    "a module type that is none": {
      ...{ at: "create", kind: "CtrModule", given: () => ({ region: "us", type: { title: "Umbrella" } }) },
      message:
        /region "us" has no module type "Umbrella"\. Give type: \{ title \} with one of: Email Security Appliance, .*Talos Intelligence/,
    },
    "a module type id of another region": {
      ...{ at: "create", kind: "CtrModule" },
      given: async () => ({ region: "us", type: { id: (await bench().in("eu")).moduleTypes[0]?.id } }),
      message:
        /region "us" has no module type with id "[0-9a-f-]{36}"\. Give type: \{ title \} instead: ids differ between regions/,
    },
    "a setting of a module type twice": {
      ...{ at: "check", kind: "CtrModuleType" },
      given: () => ({
        region: "us",
        configurationSpec: [
          { key: "custom_host", type: "string", label: "Host" },
          { key: "custom_host", type: "string", label: "Host name" },
        ],
      }),
      message: /configurationSpec has "custom_host" twice\. Give each of them once/,
    },
    "a capability of a module type twice": {
      ...{ at: "check", kind: "CtrModuleType" },
      given: () => ({
        region: "us",
        capabilities: [
          { id: "health", description: "Says how it is." },
          { id: "health", description: "Tells how it is." },
        ],
      }),
      message: /capabilities has "health" twice\. Give each of them once/,
    },
    "a choice without choices": {
      ...{ at: "check", kind: "CtrModuleType" },
      given: () => ({ region: "us", configurationSpec: [{ key: "custom_cloud", type: "options", label: "Cloud" }] }),
      message: /configurationSpec\.0\.options is missing: a field of type options offers some\. Give them, or another type/,
    },
    "a device of the wrong type": {
      ...{
        at: "create",
        kind: "CtrModule",
        given: async () => ({ region: "us", type: "esa", deviceId: await bench().registerByHand(sma, "us") }),
      },
      message:
        /deviceId names a device of type SMA, but a module of type "Email Security Appliance" asks a device of type ESA\. Use a device of type ESA, or/,
    },
    "a device of another region": {
      ...{
        at: "create",
        kind: "CtrModule",
        given: async () => ({ region: "us", type: "esa", deviceId: await bench().registerByHand(esa, "eu") }),
      },
      message:
        /deviceId names a device that region "us" does not know\. Use the deviceId of a DeviceRegistration of the same region/,
    },
    "a device for a module that asks none": {
      ...{
        at: "create",
        kind: "CtrModule",
        given: () => ({ region: "us", type: { title: "Talos Intelligence" }, deviceId: other }),
      },
      message: /deviceId is given, but a module of type "Talos Intelligence" asks no device\. Remove deviceId/,
    },
  };
}
