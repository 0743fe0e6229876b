import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { UsageProblem } from "../../../../cli/exit-codes";
import { longestState, readCheckpoint, type StackState } from "../../../../cli/states/checkpoint";
import { unknown } from "../../../../provider/lifecycle/unknown";

const signature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const locked = { ...signature, ciphertext: "v1:U7EytWOOh6s2EE3n:84+gSJ/FEc12" };
const open = (value: unknown) => ({ ...signature, plaintext: JSON.stringify(value) });

const urnOf = (type: string, name = "one", stack = "dev", project = "shop") =>
  `urn:pulumi:${stack}::${project}::pulumi-nodejs:dynamic/ciscoctr:${type}::${name}`;

function resource(type = "ApiClient", rest: object = {}, name = "one"): object {
  const values = { region: "us", name, owner: `shop/dev/${name}`, __provider: "exports.handler = () => 1" };
  return {
    ...{ urn: urnOf(type, name), custom: true, id: `id-of-${name}`, type: `pulumi-nodejs:dynamic/ciscoctr:${type}` },
    ...{ inputs: values, outputs: { ...values, clientId: `id-of-${name}` }, ...rest },
  };
}

const exported = (resources: unknown, rest: object = {}): string =>
  JSON.stringify({ version: 3, deployment: { manifest: {}, resources, ...rest } });

const stack = { urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", type: "pulumi:pulumi:Stack", custom: false };

const read = (resources: unknown, rest: object = {}): StackState => readCheckpoint(exported(resources, rest), "state.json");

describe("a state", () => {
  test("as `pulumi stack export` prints it has the resources of ours, named by their URNs", () => {
    expect(read([stack, resource()])).toEqual({
      ...{ name: "shop/dev", project: "shop", stack: "dev", config: {}, hiddenConfig: [], unsettled: [], leaving: [] },
      resources: [
        {
          ...{ urn: urnOf("ApiClient"), type: "ApiClient", name: "one", id: "id-of-one" },
          inputs: { region: "us", name: "one", owner: "shop/dev/one" },
          outs: { region: "us", name: "one", owner: "shop/dev/one", clientId: "id-of-one" },
          ...{ hidden: [], secret: [] },
        },
      ],
    });
  });

  test("as a file backend keeps it is the same", () => {
    const deployment = { resources: [stack, resource()] };
    const file = { version: 3, checkpoint: { stack: "organization/shop/dev", latest: deployment } };
    expect(readCheckpoint(JSON.stringify(file), "dev.json")).toEqual(read([stack, resource()]));
  });

  test.each([
    ["an export without resources", { version: 3, deployment: { manifest: {}, metadata: {} } }],
    ["an export with none", { version: 3, deployment: { resources: [] } }],
    ["the file of a stack that was never run", { version: 0, checkpoint: { stack: "organization/shop/dev" } }],
  ])("is empty as %s, and is called by where it came from", (_, json) => {
    expect(readCheckpoint(JSON.stringify(json), "state.json")).toMatchObject({ name: "state.json", resources: [], stack: "" });
  });

  test("that the real engine wrote is read", () => {
    const folder = join(__dirname, "..", "..", "..", "checkpoints");
    const { checkpoint } = JSON.parse(readFileSync(join(folder, "0.1.0-0158b5c.json"), "utf8")) as { checkpoint: object };
    const state = readCheckpoint(JSON.stringify(checkpoint), "recorded");
    expect(state).toMatchObject({ name: "test-project/dev", unsettled: [], leaving: [], hiddenConfig: [] });
    expect(Object.keys(state.config)).toContain("test-project:esaPassword");
    expect(new Set(state.resources.map(({ type }) => type)).size).toBe(6);
    for (const { hidden } of state.resources) expect(hidden).toEqual([]);
  });

  test("holds only resources of ours: of other providers, of classes that we do not have, or without an id, it knows nothing", () => {
    const others = [
      { ...stack, urn: "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::b", type: "aws:s3/bucket:Bucket", id: "b", outputs: {} },
      resource("Firewall"),
      resource("toString"),
      resource("ApiClient", { id: "" }),
      resource("ApiClient", { id: 12 }),
      resource("ApiClient", { type: "pulumi-nodejs:dynamic:Resource" }),
    ];
    expect(read(others)).toMatchObject({ name: "shop/dev", resources: [] });
  });

  test("names a resource below components, and one whose name is odd, as its program does", () => {
    const name = "a::b/ü $c";
    const urn = `urn:pulumi:dev::shop::my:Site$pulumi-nodejs:dynamic/ciscoctr:ApiClient::${name}`;
    expect(read([resource("ApiClient", { urn })]).resources).toMatchObject([{ urn, name }]);
    expect(read([resource("ApiClient", { urn: "no urn" })])).toMatchObject({
      name: "state.json",
      resources: [{ name: "no urn" }],
    });
  });
});

describe("what a run has left unfinished", () => {
  test("is no resource to compare: what is to be deleted, what was deleted and not made anew, what was begun", () => {
    const state = read(
      [
        resource("ApiClient", { id: "old", delete: true }),
        resource(),
        resource("CtrModule", { pendingReplacement: true }, "two"),
      ],
      {
        pending_operations: [
          { type: "creating", resource: resource("SseToken", { id: undefined }, "three") },
          { type: "creating", resource: { ...stack, type: "aws:s3/bucket:Bucket" } },
        ],
      },
    );
    expect(state.resources.map(({ name }) => name)).toEqual(["one"]);
    expect(state.leaving).toMatchObject([{ type: "ApiClient", id: "old" }]);
    expect(state.unsettled).toEqual([
      { urn: urnOf("CtrModule", "two"), type: "CtrModule", name: "two", operation: "replacing" },
      { urn: urnOf("SseToken", "three"), type: "SseToken", name: "three", operation: "creating" },
    ]);
  });
});

describe("secrets", () => {
  const withSecrets = (clientPassword: object, other: object) =>
    read([resource("ApiClient", { inputs: { scopes: other }, outputs: { clientPassword, scopes: other } })]).resources[0];

  test("that are given are opened, and their places are kept", () => {
    expect(withSecrets(open("canary"), open(["casebook"]))).toMatchObject({
      ...{ inputs: { scopes: ["casebook"] }, outs: { clientPassword: "canary", scopes: ["casebook"] } },
      ...{ hidden: [], secret: [["clientPassword"], ["scopes"]] },
    });
  });

  test("that are not are absent from the outputs and unknown among the inputs", () => {
    const found = withSecrets(locked, locked);
    expect(found).toMatchObject({ inputs: { scopes: unknown }, hidden: [["clientPassword"], ["scopes"]] });
    expect(found?.outs).toEqual({});
  });

  test("within a secret are opened too: the engine keeps a secret object with its own secrets in it", () => {
    const appliance = open({ host: "esa1.example.com", password: open("canary") });
    const [found] = read([resource("DeviceRegistration", { outputs: { appliance } })]).resources;
    expect(found?.outs).toEqual({ appliance: { host: "esa1.example.com", password: "canary" } });
    expect(found?.secret).toEqual([["appliance"], ["appliance", "password"]]);
  });

  test("in a list hide the whole of it, whichever of its items they are", () => {
    const outputs = { scopes: ["casebook", locked], grants: [open("client-creds")], redirects: [{ at: locked }] };
    const [found] = read([resource("ApiClient", { outputs })]).resources;
    expect(found?.outs).toEqual({ grants: ["client-creds"] });
    expect(found).toMatchObject({ hidden: [["scopes"], ["redirects"]], secret: [["scopes"], ["grants"], ["redirects"]] });
  });

  test("whose text is no JSON, or no text, were not given", () => {
    const outputs = { a: { ...signature, plaintext: "{" }, b: { ...signature, plaintext: 1 }, c: signature };
    expect(read([resource("ApiClient", { outputs })]).resources).toMatchObject([{ outs: {}, hidden: [["a"], ["b"], ["c"]] }]);
  });

  test("of the configuration are named where they were not given", () => {
    const inputs = { "ciscoctr:usClientId": "client-1", "ciscoctr:usClientPassword": locked, "shop:size": open("3"), version: 1 };
    const provider = { urn: "urn:pulumi:dev::shop::pulumi:providers:pulumi-nodejs::default", id: "p", inputs };
    expect(read([{ ...provider, type: "pulumi:providers:pulumi-nodejs" }])).toMatchObject({
      ...{ config: { "ciscoctr:usClientId": "client-1", "shop:size": "3" }, hiddenConfig: ["ciscoctr:usClientPassword"] },
    });
  });
});

describe("what is no state", () => {
  test.each([
    ["nothing", "", /it is not JSON/],
    ["words", "error: no stack named 'x' found", /it is not JSON/],
    ["half of one", exported([resource()]).slice(0, -2), /it is not JSON/],
    ["null", "null", /it is not what `pulumi stack export` prints/],
    ["a text", '"deployment"', /it is not what/],
    ["a list", "[]", /it is not what/],
    ["an object", "{}", /it is not what/],
    ["a list as deployment", '{"deployment":[]}', /it is not what/],
    ["a text as checkpoint", '{"checkpoint":"latest"}', /it is not what/],
    ["resources that are no list", exported({ urn: "x" }), /it is not what/],
    ["more than there may be", " ".repeat(longestState + 1), /it is longer than 100 MB/],
  ])("is refused with what to give instead: %s", (_, text, message) => {
    const work = () => readCheckpoint(text, "state.json");
    expect(work).toThrow(UsageProblem);
    expect(work).toThrow(/^cannot use the state in state\.json: .*; give what `pulumi stack export` wrote$/);
    expect(work).toThrow(message);
  });

  test.each([
    ["resources of wrong types", [null, 1, "x", [], {}, { urn: 1, type: 2 }], []],
    ["values of wrong types", [resource("ApiClient", { inputs: null, outputs: "text" })], [{}]],
    ["values that are lists", [resource("ApiClient", { inputs: [], outputs: [1] })], [{}]],
    [
      "the same URN twice",
      [resource("ApiClient", { outputs: { a: 1 } }), resource("ApiClient", { outputs: {} })],
      [{ a: 1 }, {}],
    ],
    ["keys of JavaScript's own", [JSON.parse('{"__proto__":{"urn":"x","type":"x"},"constructor":1}')], []],
  ])("costs nothing more where it stands within one: %s", (_, resources, outs) => {
    expect(read(resources).resources.map((each) => each.outs)).toEqual(outs);
  });

  test("costs nothing more as pending operations either", () => {
    expect(read([], { pending_operations: [null, {}, { resource: null }, { resource: { urn: 1 } }, 7] }).unsettled).toEqual([]);
    expect(read([], { pending_operations: "none" }).unsettled).toEqual([]);
  });
});
