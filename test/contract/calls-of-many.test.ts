/** What many cost that are changed or deleted side by side, as the engine does it: counted, whatever the time. */
import { expect, jest, test } from "@jest/globals";
import { atATime } from "../../provider/base/at-a-time";
import type { ResourceLifecycle } from "../../provider/lifecycle/resource-lifecycle";
import type { Properties } from "../../provider/lifecycle/schema";
import { Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();

/** As many as the engine takes at a time on two cores. */
const parallel = 8;
const many = 60;

interface Made {
  id: string;
  outs: Properties;
  inputs: Properties;
}

/** So many of one kind, in a state; every command is a process of its own. */
function make(kind: "ApiClient" | "CtrModuleType", given: Properties): Promise<Made[]> {
  const lifecycle = bench.core().lifecycles[kind];
  const names = Array.from({ length: many }, (_, index) => `one-${index}`);
  return atATime(parallel, names, async (name) => {
    const inputs = { ...given, name, title: name, owner: `workbench/dev/${name}` };
    return { ...(await lifecycle.create(inputs)), inputs };
  });
}

/** How many calls of each kind: of lists, of one object by its method. */
async function counted(act: (lifecycle: ResourceLifecycle) => Promise<unknown>, kind: "ApiClient" | "CtrModuleType") {
  await bench.forgetRequests();
  await act(bench.core().lifecycles[kind]);
  const kinds = (await bench.requests()).map((request) => {
    const [, method = "", path = ""] = request.split(" ");
    return path === paths[kind] ? `${method} all` : method;
  });
  return Object.fromEntries([...new Set(kinds)].sort().map((each) => [each, kinds.filter((one) => one === each).length]));
}

const paths = { ApiClient: "/iroh/oauth2-clients/clients", CtrModuleType: "/iroh/iroh-int/module-type" };

const kinds = [
  { kind: "ApiClient", given: { region: "us", preset: "casebook" }, change: { description: "another" } },
  { kind: "CtrModuleType", given: { region: "us" }, change: { tips: "another" } },
] as const;

test.each(kinds)("$kind: sixty are changed, and deleted, with two looks at one and one list", async ({ kind, given, change }) => {
  // However busy the machine is, all of it happens within the same seconds.
  jest.spyOn(bench.clock, "now").mockReturnValue(bench.clock.now());
  const made = await make(kind, given);
  const updated = await counted(async (lifecycle) => {
    await atATime(parallel, made, async (each) => {
      const inputs = { ...each.inputs, ...change };
      Object.assign(each, { outs: await lifecycle.update(each.id, each.outs, inputs) });
    });
  }, kind);
  expect(updated).toEqual({ GET: 2, "GET all": 2, PATCH: many });
  const deleted = await counted((lifecycle) => atATime(parallel, made, ({ id, outs }) => lifecycle.delete(id, outs)), kind);
  expect(deleted).toEqual({ GET: 2, "GET all": 2, DELETE: many });
});
