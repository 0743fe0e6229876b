import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Contents } from "../cloud/contents";
import type { ModuleType } from "../cloud/catalogue";
import type { ApiClient, Device, ModuleInstance } from "../cloud/organisation";
import { choice, findingOf, InputProblem, type InputSchema, isRecord, numeric, objectInput } from "../ground/input";
import { type PerRegion, type RegionName, regions } from "../ground/regions";
import type { Reply } from "../ground/reply";

/** One recorded answer, as far as it is read here. */
interface Answer {
  method: string;
  path: string;
  status: number;
  body?: unknown;
}

interface Recording {
  region: RegionName;
  /** Who asked: the emulator's own client takes that one's place. */
  client: string;
  answers: Answer[];
}

const mostBytes = 64 * 1024 * 1024;
const regionNames = regions.map(({ name }) => name);

const text: InputSchema = { type: "string", description: "a text" };
const answer = objectInput<Answer & { query: unknown; headers: unknown }>(
  {
    ...{ method: choice(["GET", "POST"], "GET or POST"), path: text, query: { type: "object" } },
    ...{ status: numeric(100, 599, "integer"), headers: { type: "object" }, body: {} },
  },
  { title: "an answer", required: ["method", "path", "status"] },
);
/** The published form is schema/contract-bundle.schema.json; this is the emulator's own reading of it. */
const recording = objectInput<Recording & { format: string; version: number; $schema: string }>(
  {
    $schema: text,
    format: choice(["cisco-ctr contract bundle"], '"cisco-ctr contract bundle"'),
    version: { const: 1, description: "1: another version is for another release of this package" },
    region: choice(regionNames, `one of ${regionNames.join(", ")}`),
    client: text,
    answers: { type: "array", items: answer, description: "a list of answers" },
  },
  { title: "the recording", required: ["format", "version", "region", "client", "answers"] },
);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (problem) {
    throw new InputProblem(
      `cannot load ${folder}: it is no folder that can be read (${(problem as NodeJS.ErrnoException).code})`,
    );
  }
}

/** The organisations of a folder that `cisco-ctr doctor --contract --record` wrote, one file a region. */
export function readBundle(folder: string): Partial<PerRegion<Contents>> {
  const there = namesIn(folder);
  const found = regionNames.filter((name) => there.includes(`${name}.json`));
  if (found.length === 0) {
    throw new InputProblem(
      `cannot load ${folder}: it holds none of ${regionNames.map((name) => `${name}.json`).join(", ")}; give a folder that cisco-ctr doctor --contract --record wrote`,
    );
  }
  return Object.fromEntries(
    found.map((name) => {
      const file = join(folder, `${name}.json`);
      return [name, contentsOf(file, readRegion(file, name))];
    }),
  );
}

function readRegion(file: string, region: RegionName): Recording {
  const parsed = parse(file);
  const finding = findingOf(recording, parsed);
  if (finding) throw new InputProblem(`cannot load ${file}: ${finding.sentence}`);
  const read = parsed as Recording;
  if (read.region !== region) throw new InputProblem(`cannot load ${file}: it is of region ${read.region}, not ${region}`);
  return read;
}

function parse(file: string): unknown {
  const cannot = (why: string) => new InputProblem(`cannot load ${file}: ${why}`);
  try {
    const about = statSync(file);
    if (!about.isFile()) throw cannot("it is not a regular file");
    if (about.size > mostBytes) throw cannot(`it is larger than ${mostBytes / 1024 ** 2} MiB`);
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (problem) {
    if (problem instanceof InputProblem) throw problem;
    throw cannot(
      problem instanceof SyntaxError ? "it is not JSON" : `it cannot be read (${(problem as NodeJS.ErrnoException).code})`,
    );
  }
}

function contentsOf(file: string, { client, answers }: Recording): Contents {
  const good = answers.filter(({ method, status }) => method === "GET" && status === 200);
  const objects = <T>(path: string): T[] => objectsAt(file, path, good) as T[];
  const organisation = good.find(({ path }) => path === "/iroh/profile/whoami")?.body;
  const { id } = (isRecord(organisation) && isRecord(organisation["org"]) ? organisation["org"] : {}) as { id?: unknown };
  return {
    organisationId: typeof id === "string" ? id : undefined,
    devices: objects<Device>("/iroh/iroh-sse/device"),
    modules: objects<ModuleInstance>("/iroh/iroh-int/module-instance"),
    clients: objects<ApiClient>("/iroh/oauth2-clients/clients").filter(({ id }) => id !== client),
    moduleTypes: objects<ModuleType>("/iroh/iroh-int/module-type"),
    published: new Map(answers.filter(({ path }) => path.endsWith("/swagger.json")).map(publication)),
  };
}

const publication = ({ path, status, body }: Answer): [string, Reply] => [path, { status, body }];

/** The objects of all lists at a path, bare or under `data`, each once. */
function objectsAt(file: string, wanted: string, answers: readonly Answer[]): unknown[] {
  const byId = new Map<string, unknown>();
  for (const { path, body } of answers) {
    if (path !== wanted) continue;
    const list = isRecord(body) ? body["data"] : body;
    if (!Array.isArray(list)) throw new InputProblem(`cannot load ${file}: what ${path} answered is no list`);
    for (const item of list as unknown[]) byId.set(idOf(file, path, item), item);
  }
  return [...byId.values()];
}

function idOf(file: string, path: string, item: unknown): string {
  const id = isRecord(item) ? item["id"] : undefined;
  if (typeof id === "string" && id !== "") return id;
  throw new InputProblem(`cannot load ${file}: an entry of ${path} has no id`);
}
