import { beforeEach, jest } from "@jest/globals";
import { pulumiWording } from "../../provider/pulumi/wording";
import type { Call } from "../../provider/base/call";
import { Secrets } from "../../provider/base/known-secrets";
import { Steps } from "../../provider/base/steps";
import type { RegionName } from "../../provider/clients/cloud/regions";
import type { AnyDefinition, Context, Created, Stale } from "../../provider/lifecycle/definition";
import { markOf, type Mark } from "../../provider/lifecycle/mark";
import { ResourceLifecycle, type Environment } from "../../provider/lifecycle/resource-lifecycle";
import type { Properties } from "../../provider/lifecycle/schema";
import { fakeCall } from "./fake-call";
import { ManualClock } from "./manual-clock";

export const now = Date.UTC(2026, 0, 1);
export const claim = now.toString(36);
export const given = { region: "us", preset: "casebook", owner: "shop/prod/esa1" };

/** What `stale` answers of outputs that are. */
export const stale: Stale[] = [{ path: ["grantedScopes"], reason: "drifted" }];

/** What a look finds. */
export const wire = { id: "client-1" };

interface Bench {
  contexts: { region: RegionName; mark: Mark; budgetMs: number; formerOwner?: string | undefined }[];
  engine: AbortController;
  clock: ManualClock;
  told: string[];
  warned: unknown[];
  scopesAsked: string[][];
  secrets: Secrets;
  regionProblem: jest.Mock<Environment["regionProblem"]>;
  requireScopes: jest.Mock<(call: unknown, scopes: string[]) => Promise<void>>;
  environment: Environment;
  lifecycle: ResourceLifecycle;
  inputs: Properties;
  outs: Properties;
}

/** What one test has for itself: made anew before each. */
export const bench = {} as Bench;

/** What a definition does, for the test to say. */
export const methods = {
  check: jest.fn<NonNullable<AnyDefinition["check"]>>(),
  stale: jest.fn<(inputs: Properties, outs: Properties, now: number) => Stale[]>(),
  secretsIn: jest.fn<(values: Properties) => string[] | undefined>(),
  observe: jest.fn<AnyDefinition["observe"]>(),
  markIn: jest.fn<NonNullable<AnyDefinition["markIn"]>>(),
  create: jest.fn<(context: Context, inputs: Properties) => Promise<Created<Properties>>>(),
  read: jest.fn<(context: Context, found: unknown, outs: Properties | undefined) => Promise<Properties>>(),
  update: jest.fn<(context: Context, id: string, outs: Properties, news: Properties, found: unknown) => Promise<Properties>>(),
  delete: jest.fn<(context: Context, id: string, outs: Properties, found?: unknown) => Promise<void>>(),
};

const defined = (definition: object) => definition as AnyDefinition;

/** A lifecycle of another kind with the same methods and surroundings. */
export const lifecycleOf = (definition: object) =>
  new ResourceLifecycle(defined({ noun: "thing", scopes: [], ...definition }), bench.environment);

beforeEach(() => {
  bench.contexts = [];
  bench.clock = new ManualClock();
  bench.told = [];
  bench.engine = new AbortController();
  bench.warned = [];
  bench.scopesAsked = [];
  bench.secrets = new Secrets();
  bench.regionProblem = jest.fn<Environment["regionProblem"]>().mockReturnValue(undefined);
  bench.requireScopes = jest.fn((_call: unknown, scopes: string[]) => {
    bench.scopesAsked.push(scopes);
    return Promise.resolve();
  });
  for (const method of Object.values(methods)) method.mockReset();
  methods.check.mockReturnValue([]);
  methods.stale.mockReturnValue([]);
  methods.observe.mockResolvedValue(wire);
  methods.markIn.mockImplementation(() => markOf("ApiClient", bench.lifecycle.schema.inputs, bench.inputs));
  bench.environment = {
    now: () => now,
    known: new Set(),
    redact: (text) => bench.secrets.redact(text),
    wording: pulumiWording,
    regionProblem: bench.regionProblem,
    applianceCredentials: () => ({ username: "admin", password: "x" }),
    fmcCredentials: () => ({ username: "admin", password: "x" }),
    steps: ({ noun, name }) => new Steps(bench.clock, (text) => bench.told.push(`${noun} "${name}": ${text}`)),
    context: (region, mark, budgetMs, steps, formerOwner) => {
      bench.contexts.push({ region, mark, budgetMs, formerOwner });
      const log = { warn: (text: unknown) => bench.warned.push(text) };
      const call = fakeCall({ signal: bench.engine.signal, budgetMs, log, steps });
      const rest = {
        cloud: { client: { requireScopes: bench.requireScopes } },
        secrets: bench.secrets,
        known: new Set(),
        mark,
        formerOwner,
      };
      return { ...rest, call, withCall: (other: Call) => ({ ...rest, call: other }) } as unknown as Context;
    },
  };
  bench.lifecycle = lifecycleOf({ name: "ApiClient", noun: "API client", scopes: ["oauth"], ...methods });
  bench.inputs = bench.lifecycle.schema.withDefaults(given);
  bench.outs = { ...bench.inputs, clientId: "client-1", clientPassword: "hunter2", grantedScopes: ["casebook"], createdAt: "t" };
});
