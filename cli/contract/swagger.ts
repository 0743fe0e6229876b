import type { Finding, Seen, Service } from "./assumption";
import { all, confirmed, differs, documentOf, isObject, words } from "./settle";

/** A call that the provider makes, as a Swagger document would have to say it. */
export interface UsedCall {
  service: Service;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With parameters in braces; their names do not count. */
  path: string;
  /** Members of the body that may be sent; without them the body does not count. */
  sends?: readonly string[];
  /** Members that must not be among those a body takes. */
  never?: readonly string[];
  /** Members of the answer, or of each in a list, that are read. */
  reads?: readonly string[];
  query?: readonly string[];
}

type Schema = Record<string, unknown>;

interface Body {
  /** Members it may have. */
  takes: string[];
  /** Whether it takes others beside them. */
  open: boolean;
  needs: string[];
}

const record = (value: unknown): Schema => (isObject(value) ? value : {});
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];

/** What an object, or each object of a list, may have as members: through references and alternatives. */
function bodyOf(document: Schema, schema: unknown, seen: ReadonlySet<string> = new Set()): Body {
  const { $ref: reference, items, properties, additionalProperties, required, ...rest } = record(schema);
  if (typeof reference === "string" && !seen.has(reference)) {
    const name = reference.replace(/^#\/definitions\//, "");
    return bodyOf(document, record(document["definitions"])[name], new Set([...seen, reference]));
  }
  if (items !== undefined) return bodyOf(document, items, seen);
  const parts = ["allOf", "anyOf", "oneOf", "x-oneOf"].flatMap((word) =>
    Array.isArray(rest[word]) ? (rest[word] as unknown[]) : [],
  );
  const inner = parts.map((part) => bodyOf(document, part, seen));
  return {
    takes: [...Object.keys(record(properties)), ...inner.flatMap(({ takes }) => takes)],
    open: parts.length > 0 ? inner.some(({ open }) => open) : additionalProperties !== false,
    needs: [...strings(required), ...(rest["allOf"] === undefined ? [] : inner.flatMap(({ needs }) => needs))],
  };
}

const alike = (path: string): string => path.replace(/\{\w+\}/g, "{}").replace(/\/$/, "");

function operationOf(document: Schema, method: string, path: string): Schema | undefined {
  const base = typeof document["basePath"] === "string" ? document["basePath"].replace(/\/$/, "") : "";
  const found = Object.entries(record(document["paths"])).find(([each]) => [each, base + each].map(alike).includes(alike(path)));
  const operation = record(found?.[1])[method.toLowerCase()];
  return isObject(operation) ? operation : undefined;
}

function parametersOf(operation: Schema): Schema[] {
  return Array.isArray(operation["parameters"]) ? operation["parameters"].filter(isObject) : [];
}

/** The schema of a good answer, where the document says one. */
function answerSchema(operation: Schema): unknown {
  const responses = record(operation["responses"]);
  return ["200", "201", "default"].map((status) => record(responses[status])["schema"]).find((schema) => schema !== undefined);
}

/** Whether the service's own document knows a call as the provider makes it. */
export function publishes(seen: Seen, { service, method, path, sends, never, reads, query }: UsedCall): Finding {
  const document = documentOf(seen, service);
  const call = `${method} ${path}`;
  const operation = operationOf(document, method, path);
  if (!operation) return differs(call, `not in the Swagger of ${service}`);
  const named = parametersOf(operation);
  const findings = [confirmed()];
  const inQuery = named.filter((each) => each["in"] === "query").map((each) => String(each["name"]));
  const unknown = (query ?? []).filter((name) => !inQuery.includes(name));
  if (unknown.length > 0)
    findings.push(differs(`${call} takes ${words(unknown)} in its query`, `takes ${words(inQuery) || "none"}`));
  const schema = named.find((each) => each["in"] === "body")?.["schema"];
  if (sends && schema !== undefined) findings.push(...bodyFindings(call, bodyOf(document, schema), sends, never ?? []));
  else if (sends) findings.push(differs(`${call} takes a body`, "no body"));
  const answer = answerSchema(operation);
  if (reads && answer !== undefined) findings.push(answerFinding(call, bodyOf(document, answer), reads));
  return all(findings);
}

function bodyFindings(call: string, body: Body, sends: readonly string[], never: readonly string[]): Finding[] {
  const { takes, open, needs } = body;
  const strange = open && takes.length === 0 ? [] : sends.filter((name) => !takes.includes(name));
  const unmet = needs.filter((name) => !sends.includes(name));
  const unwanted = never.filter((name) => takes.includes(name));
  return [
    ...(strange.length > 0 ? [differs(`${call} takes ${words(strange)}`, `takes ${words(takes) || "none"}`)] : []),
    ...(unmet.length > 0 ? [differs(`${call} needs no more than ${words(sends)}`, `needs ${words(unmet)}`)] : []),
    ...(unwanted.length > 0 ? [differs(`${call} takes no ${words(unwanted)}`, `takes ${words(unwanted)}`)] : []),
  ];
}

function answerFinding(call: string, { takes }: Body, reads: readonly string[]): Finding {
  const absent = takes.length === 0 ? [] : reads.filter((name) => !takes.includes(name));
  return absent.length > 0 ? differs(`${call} answers ${words(absent)}`, `answers ${words(takes)}`) : confirmed();
}
