import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Secrets } from "../../../provider/base/known-secrets";
import { UsageProblem } from "../../exit-codes";
import { looksOf, nouns, services, type Look, type Noun, type Seen, type Single } from "../assumption";
import { isObject } from "../settle";
import { Hidden } from "./hidden";
import * as objects from "./objects";
import { hide, oneOf, type Rule } from "./rules";
import { structureOf } from "./structure";

/** One answer as a bundle has it. */
interface Recorded {
  method: string;
  path: string;
  query?: Record<string, string>;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

/** A region's file of a bundle: schema/contract-bundle.schema.json. */
export interface Recording {
  format: "cisco-ctr contract bundle";
  version: 1;
  region: string;
  /** The API client that asked, by the id that it has in here. */
  client: string;
  answers: Recorded[];
}

/** The folder of a new bundle, made where it is not there. */
export function emptyFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (readdirSync(folder).length === 0) return;
  } catch (problem) {
    throw new UsageProblem(
      `cannot record into ${folder}: it cannot be made or read (${(problem as NodeJS.ErrnoException).code})`,
    );
  }
  throw new UsageProblem(`cannot record into ${folder}: it is not empty; give a new or an empty folder`);
}

/** Writes what was seen into a folder that is empty, one file a region, readable by its owner alone. */
export function writeBundle(folder: string, regions: readonly Seen[], secrets: Secrets): void {
  const hidden = new Hidden();
  for (const seen of regions) {
    const text = `${JSON.stringify(recordingOf(seen, hidden), null, 1)}\n`;
    // What is known as a secret is hidden already; this is for the day on which a rule passes too much.
    writeFileSync(join(folder, `${seen.region}.json`), secrets.redact(text), { mode: 0o600, flag: "wx" });
  }
}

/** All answers of a region, with what is the organisation's own replaced. */
function recordingOf(seen: Seen, hidden: Hidden): Recording {
  const rules = rulesOf(seen);
  const answers = looksOf(seen).flatMap((look) => recorded(look, rules.get(look) ?? hide, hidden) ?? []);
  const client = hidden.text(seen.clientId);
  return { format: "cisco-ctr contract bundle", version: 1, region: seen.region, client, answers };
}

const ofSingles: Readonly<Record<Single, Rule>> = {
  ...{
    login: objects.accessToken,
    stranger: objects.refusal,
    anonymous: objects.listOf(objects.moduleType),
    session: objects.session,
  },
  ...{ whoami: objects.whoAmI, organisation: objects.organisation, clouds: objects.clouds, keys: objects.keys },
  ...{ authorizationServer: objects.selfDescription, openid: objects.selfDescription, slash: objects.listOf(objects.device) },
};

const document: Rule = (value, hidden) => (isObject(value) ? structureOf(value) : hidden.value(value));

function rulesOf({ single, documents, lists }: Seen): Map<Look, Rule> {
  const types = lists.type.pages.flatMap(({ answer }) => objectsIn(answer?.body));
  const ofNouns: Record<Noun, Rule> = {
    ...{ device: objects.device, module: objects.moduleOf(types), type: objects.moduleType, client: objects.client },
  };
  const rules = new Map<Look, Rule>();
  for (const [name, look] of Object.entries(single)) rules.set(look, ofSingles[name as Single]);
  for (const service of services) rules.set(documents[service], document);
  for (const noun of nouns) {
    const { pages, second, one } = lists[noun];
    for (const look of [...pages, ...(second ? [second] : [])]) rules.set(look, objects.listOf(ofNouns[noun]));
    if (one) rules.set(one, ofNouns[noun]);
  }
  return rules;
}

function objectsIn(body: unknown): unknown[] {
  const list = isObject(body) ? body["data"] : body;
  return Array.isArray(list) ? (list as unknown[]) : [];
}

/** What of the headers tells something of the API. */
const headerRules: Readonly<Record<string, Rule>> = {
  "content-type": oneOf("application/json", "application/json;charset=utf-8", "application/json; charset=utf-8"),
  date: (value) => new Date(String(value)).toUTCString(),
  "x-ratelimit-org-limit": (value) => digits(value),
  "x-ratelimit-org-remaining": (value) => digits(value),
  "retry-after": (value) => digits(value),
  "x-iroh-version": hide,
};

const digits = (value: unknown): string => /^\d{1,9}s?$/.exec(String(value))?.[0] ?? "0";

function recorded({ method, path, id, query, answer }: Look, rule: Rule, hidden: Hidden): Recorded | undefined {
  if (!answer) return undefined;
  const { status, headers, body } = answer;
  const shown = Object.entries(headerRules).flatMap(([name, each]) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, String(each(value, hidden))]];
  });
  const bodyRule = status >= 400 ? objects.refusal : rule;
  return {
    ...{ method, path: id === undefined ? path : path.replace("{id}", hidden.text(id)), ...(query && { query }) },
    ...{ status, headers: Object.fromEntries(shown) as Record<string, string> },
    ...(body === undefined ? {} : { body: bodyRule(body, hidden) }),
  };
}
