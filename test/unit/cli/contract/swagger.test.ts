import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Finding, Seen } from "../../../../cli/contract/assumption";
import { assumptions } from "../../../../cli/contract/assumptions";
import { structureOf } from "../../../../cli/contract/bundle/structure";
import { settled } from "../../../../cli/contract/settle";
import { publishes, type UsedCall } from "../../../../cli/contract/swagger";

type Document = Record<string, unknown>;

interface Facts {
  paths: Record<
    string,
    Record<string, { scopes: string; query: string[]; body: object | null; responses: Record<string, object | null> }>
  >;
  definitions: object;
}

/** Cisco's own document, of what was taken from it. */
function ciscos(service: string): Document {
  const file = join(__dirname, "..", "..", "..", "contract", "facts", `${service}.json`);
  const facts = JSON.parse(readFileSync(file, "utf8")) as Facts;
  const operation = ({ scopes, query, body, responses }: Facts["paths"][string][string]) => ({
    description: `[required scopes](/iroh/doc/iroh-auth/#scopes): \`${scopes}\`\n\nWhat Wilma wrote about it.`,
    parameters: [
      ...query.map((name) => ({ in: "query", name, type: "string", description: "Prose." })),
      ...(body ? [{ in: "body", name: "Body", required: true, schema: body, example: "acme" }] : []),
    ],
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, schema]) => [status, { description: "Prose.", ...(schema && { schema }) }]),
    ),
  });
  const paths = Object.entries(facts.paths).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, each]) => [method, operation(each)])),
  ]);
  const info = { title: "Prose", contact: { email: "wilma@acme.example" } };
  return { swagger: "2.0", info, host: "acme.example", paths: Object.fromEntries(paths), definitions: facts.definitions };
}

const seenWith = (documents: Record<string, Document>): Seen => {
  const answered = (body: Document) => ({ status: 200, headers: {}, body });
  const looks = Object.entries(documents).map(([service, body]) => {
    return [service, { method: "GET", path: `/iroh/${service}/swagger.json`, answer: answered(body) }] as const;
  });
  return { documents: Object.fromEntries(looks) } as unknown as Seen;
};

const aboutCiscos = [
  "The Swagger has the calls by which",
  "The Swagger has the calls that the provider makes about module types",
  "A module is made of",
  "`PATCH` takes what the provider sends",
  "The health of a module",
  "Modules are asked by",
];

describe.each([
  ["as it is published", (document: Document) => document],
  ["as it is recorded", structureOf],
])("Cisco's own Swagger %s", (_, form) => {
  const seen = seenWith({ "iroh-int": form(ciscos("iroh-int")), "iroh-enrich": form(ciscos("iroh-enrich")) });

  test.each(aboutCiscos)("confirms: %s", (beginning) => {
    const found = assumptions.flatMap(({ says, check }) => (check && says.startsWith(beginning) ? [settled(check, seen)] : []));
    expect(found).toEqual([{ verdict: "confirmed" }]);
  });
});

test("what is recorded of a document is its structure alone", () => {
  const text = JSON.stringify(structureOf(ciscos("iroh-int")));
  expect(text).not.toMatch(/prose|wilma|acme/i);
  expect(text).toContain('"description":"`integration/module-type:read`"');
  const odd = {
    paths: {
      "/a/{id}": { get: { summary: "x", responses: { 200: { schema: { type: "acme", enum: ["a", "b\nc"] } }, teapot: {} } } },
      "a b": {},
    },
    definitions: {
      "One Two?": { additionalProperties: false, properties: { a: { $ref: "#/definitions/b" }, "c\u001b": {} } },
      "\n": {},
    },
    basePath: "https://acme.example",
  };
  expect(structureOf(odd)).toEqual({
    paths: { "/a/{id}": { get: { description: "", responses: { 200: { description: "", schema: { enum: ["a"] } } } } } },
    definitions: { "One Two?": { additionalProperties: false, properties: { a: { $ref: "#/definitions/b" } } } },
  });
});

describe("a call", () => {
  const find = (operation: object, call: Partial<UsedCall>, more: Document = {}): Finding => {
    const document = { basePath: "/", paths: { "/a/{key}": { post: operation } }, ...more };
    const check = (seen: Seen) => publishes(seen, { service: "iroh-sse", method: "POST", path: "/a/{id}", ...call });
    return settled(check, seenWith({ "iroh-sse": document }));
  };
  const body = (schema: object) => ({ parameters: [{ in: "body", name: "b", schema }] });
  const confirmed = { verdict: "confirmed" };

  test("is found whatever its parameters are called, and below a base path", () => {
    expect(find({}, {})).toEqual(confirmed);
    expect(find({}, { path: "/iroh/a/{id}" }, { basePath: "/iroh" })).toEqual(confirmed);
    expect(find({}, { path: "/b" })).toMatchObject({ verdict: "differs", seen: "not in the Swagger of iroh-sse" });
  });

  test("is read through references, alternatives and parts, and references in a circle end", () => {
    const definitions = {
      A: { allOf: [{ $ref: "#/definitions/B" }, { properties: { two: {} }, required: ["two"] }] },
      B: { "x-oneOf": [{ properties: { one: {} } }] },
    };
    expect(find(body({ $ref: "#/definitions/A" }), { sends: ["one", "two"] }, { definitions })).toEqual(confirmed);
    expect(find(body({ $ref: "#/definitions/A" }), { sends: ["one"] }, { definitions })).toMatchObject({ seen: "needs two" });
    const circle = { A: { items: { $ref: "#/definitions/A" } } };
    expect(find(body({ $ref: "#/definitions/A" }), { sends: ["one"] }, { definitions: circle })).toEqual(confirmed);
  });

  test("differs in members that a body does not take, though it takes others; one without members takes all", () => {
    expect(find(body({ properties: { a: {} } }), { sends: ["a", "b"] })).toMatchObject({
      expected: "POST /a/{id} takes b",
      seen: "takes a",
    });
    expect(find(body({ type: "object" }), { sends: ["a"] })).toEqual(confirmed);
    expect(find(body({ type: "object", additionalProperties: false }), { sends: ["a"] })).toMatchObject({ seen: "takes none" });
    expect(find({}, { sends: ["a"] })).toMatchObject({ expected: "POST /a/{id} takes a body", seen: "no body" });
  });

  test("differs in members that an answer has not, where the document says what it has", () => {
    const answers = (schema: object) => ({ responses: { default: { schema } } });
    expect(find(answers({ properties: { id: {} } }), { reads: ["id", "name"] })).toMatchObject({ seen: "answers id" });
    expect(find(answers({ items: { properties: { id: {}, name: {} } } }), { reads: ["id", "name"] })).toEqual(confirmed);
    expect(find({ responses: { 200: {} } }, { reads: ["id"] })).toEqual(confirmed);
  });

  test("is not asked of a document that is none", () => {
    expect(find({}, {}, { paths: [] })).toMatchObject({ verdict: "differs" });
    expect(find({}, {}, { paths: { "/a/{id}": null } })).toMatchObject({ verdict: "differs" });
  });
});
