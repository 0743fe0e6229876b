import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Hidden } from "../../../../cli/contract/bundle/hidden";
import * as objects from "../../../../cli/contract/bundle/objects";
import { isKnownScope, type Rule } from "../../../../cli/contract/bundle/rules";
import { parseMark } from "../../../../provider/lifecycle/mark";

const hidden = (text: string) => new Hidden().text(text);
const uuid = "874141f7-903f-4be9-b14e-45a7f34a2032";

describe("a text of somebody's", () => {
  test.each([
    ["a name", "Acme Mail", "text-1"],
    ["a host", "esa1.acme.example", "host-1.example.com"],
    ["an address", "10.1.2.3", "192.0.2.1"],
    ["an address of version 6", "fd00::1", "2001:db8::1"],
    ["an e-mail address", "wilma@acme.example", "user-1@example.com"],
    ["an id", uuid, "00000000-0000-4000-8000-000000000001"],
    ["an API client's id", `client-${uuid}`, "client-00000000-0000-4000-8000-000000000001"],
    ["a version", "13.0.0-392", "0.0.1"],
    ["a URL", "https://acme.example/gateways?page=7", "https://host-1.example.com/text-1"],
    ["a URL without a path", "http://10.1.2.3:8080/", "http://192.0.2.1:443/"],
    ["a URL with a login", "https://wilma:flint@acme.example", "https://host-1.example.com/"],
    ["a moment", "2020-05-11T20:41:05.000Z", "2020-05-11T20:41:05.000Z"],
    ["a moment as the portal shows it", "2020-05-11 20:41:05 UTC", "2020-05-11 20:41:05 UTC"],
    ["a mask", "********", "********"],
    ["nothing", "", ""],
  ])("gives way to one of its form: %s", (_, text, made) => {
    expect(hidden(text)).toBe(made);
  });

  test("gives way to the same wherever it stands, and to another than others", () => {
    const one = new Hidden();
    const [first, second] = [one.text("esa1.acme.example"), one.text("esa2.acme.example")];
    expect([one.text("esa1.acme.example"), first === second]).toEqual([first, false]);
    const marked = one.text("[ciscoctr:CtrModule shop/prod/mail #0123456789ab @esa1.acme.example]");
    expect(parseMark(marked)).toMatchObject({ host: first });
    expect(one.value({ "esa1.acme.example": ["esa2.acme.example", 7, true, null] })).toEqual({
      [first]: [second, expect.any(Number), true, null],
    });
  });

  test("keeps its marks marks, of the same kind and place, and of nobody", () => {
    const text =
      "In the lobby\n[ciscoctr:SseToken shop/prod/a%20token #0123456789ab/2] [ciscoctr:DeviceRegistration shop/prod/esa #ba9876543210 ~mf00zzzz new @esa1]";
    const made = hidden(text);
    expect(made).toMatch(/^text-\d+\n\[ciscoctr:SseToken \S+ #[0-9a-f]{12}\/2\] \[ciscoctr:DeviceRegistration /);
    const [token, registration] = [made.slice(0, made.indexOf("] [") + 1), made].map(parseMark);
    expect(token).toMatchObject({ kind: "SseToken", item: 2 });
    expect(registration).toMatchObject({ kind: "DeviceRegistration", claim: "mf00zzzz", fresh: true });
    expect(registration?.owner.split("/").slice(0, 2)).toEqual(token?.owner.split("/").slice(0, 2));
    expect(made).not.toMatch(/shop|prod|lobby|a%20token|esa|0123456789ab|ba9876543210/i);
  });

  test.each([
    "[ciscoctr:AcmeCorp a/b/c #0123456789ab]",
    "[ciscoctr:CtrModule a/b/c #0123456789ab ~acmecorp]",
    "[ciscoctr:CtrModule a/b/c #0123456789ab acme]",
  ])("is nothing else by looking like a mark: %s", (text) => {
    expect(hidden(text)).not.toMatch(/acme/i);
    expect(hidden(text)).toMatch(/^\[ciscoctr:\w+ text-1\/text-2\/text-3 #000000000001\]$/);
  });
});

test.each([
  ["integration/module-type:read", true],
  ["enrich:read", true],
  ["private-intel", true],
  ["acme", false],
  ["sse/acme-secret", false],
  ["sse:acme", false],
  ["sse:read:acme", false],
])("the scope %s is Cisco's: %s", (scope, known) => {
  expect(isKnownScope(scope)).toBe(known);
});

const globalType = {
  id: uuid,
  visibility: "global",
  title: "Cisco's",
  configuration_spec: [{ key: "their-key", type: "integer" }],
};

describe("what is drawn from anywhere does not come through", () => {
  /** No word of Cisco's by chance: those are letters alone. */
  const secret = fc.stringMatching(/^zq[a-z0-9]{8,16}7$/);
  const dressed = fc
    .tuple(secret, fc.constantFrom("", " ", ".example", "@example.com", "/", "\n", ": ", "://host/", "]"))
    .map((parts) => ({
      secret: parts[0],
      text: `${parts[1]}${parts[0]}${parts[1]}`,
    }));
  const known = [
    "id",
    "name",
    "status",
    "type",
    "description",
    "settings",
    "external_references",
    "configuration_spec",
    "title",
    "scopes",
  ];
  const more = [
    "user",
    "org",
    "role",
    "error",
    "missing-scopes",
    "grants",
    "visibility",
    "module_type_id",
    "properties",
    "capabilities",
    "data",
  ];
  const key = fc.constantFrom(...known, ...more);
  const rules: Record<string, Rule> = {
    ...{ device: objects.device, client: objects.client, type: objects.moduleType, module: objects.moduleOf([globalType]) },
    ...{
      whoami: objects.whoAmI,
      refusal: objects.refusal,
      token: objects.accessToken,
      clouds: objects.clouds,
      session: objects.session,
    },
    ...{ list: objects.listOf(objects.device), description: objects.selfDescription },
  };

  test.each(Object.entries(rules))("%s", (_, rule) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, dressed), { minLength: 1, maxLength: 6 }), fc.nat(3), (parts, depth) => {
        const leaf: Record<string, unknown> = Object.fromEntries(parts.map(([name, { text }]) => [name, text]));
        const free = Object.fromEntries(parts.map(([, { secret, text }]) => [`${secret} 1`, text]));
        let value: unknown = {
          ...leaf,
          settings: { ...free },
          properties: free,
          user: { ...leaf },
          external_references: [leaf, free],
        };
        for (let at = 0; at < depth; at++) value = { [known[at] ?? "x"]: [value, leaf] };
        const text = JSON.stringify(rule(value, new Hidden()));
        expect(parts.filter(([, { secret }]) => text.includes(secret))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what passes", () => {
  const through = (rule: Rule, value: unknown) => rule(value, new Hidden());

  test("of a device: what it is, where it stands, and when", () => {
    const device = { id: uuid, name: "a", type: "ESA", status: "Offline", created_at: "2020-05-11T20:41:05.000Z", serial: 4711 };
    expect(through(objects.device, device)).toEqual({
      ...{ id: expect.stringMatching(/^0000/), name: "text-1", type: "ESA", status: "Offline" },
      ...{ created_at: "2020-05-11T20:41:05.000Z", serial: 1 },
    });
    expect(through(objects.device, { type: "acme", status: "down at acme 7" })).toEqual({ type: "text-1", status: "text-2" });
  });

  test("of settings: keys and numbers that Cisco's own type asks for, and nothing of another one", () => {
    const module = (id: string) => ({ module_type_id: id, settings: { "their-key": 30, "acme key": 30 } });
    const rule = objects.moduleOf([globalType]);
    expect(through(rule, module(uuid))).toMatchObject({ settings: { "their-key": 30, "text-1": 1 } });
    expect(through(rule, module("another"))).toMatchObject({ settings: { "text-2": 1, "text-3": 1 } });
  });

  test("of a module type: Cisco's own titles and fields, and of the organisation's own the kinds of fields", () => {
    expect(through(objects.moduleType, globalType)).toMatchObject({
      title: "Cisco's",
      configuration_spec: globalType.configuration_spec,
    });
    const own = {
      ...globalType,
      visibility: "org",
      configuration_spec: [{ key: "acme", type: "device", label: "Acme", required: true }],
    };
    expect(through(objects.moduleType, own)).toEqual({
      ...{ id: expect.stringMatching(/^0000/), visibility: "org", title: "text-1" },
      configuration_spec: [{ key: "text-2", type: "device", label: "text-3", required: true }],
    });
  });

  test("of a refusal: its word and the scopes", () => {
    const refusal = {
      error: "missing_scope",
      error_description: "Wilma may not",
      "missing-scopes": ["sse:read", "acme:x"],
      trace_id: "t",
    };
    expect(through(objects.refusal, refusal)).toEqual({
      ...{ error: "missing_scope", error_description: "text-1", "missing-scopes": ["sse:read", "text-2"], trace_id: "text-3" },
    });
  });
});
