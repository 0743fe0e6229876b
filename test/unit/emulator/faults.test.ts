import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { startEmulator, type RequestEntry } from "../../../emulator";
import { checkFaultRules, type FaultRule } from "../../../emulator/faults/rules";
import { FaultEngine, faultsNamed } from "../../../emulator/faults/engine";
import { compilerFindings } from "../../support/compiler";
import { send } from "../../support/emulator-api";
import { EmulatorWorkbench } from "../../support/emulator-workbench";

const DEVICES = "/iroh/iroh-sse/device";

describe("FaultEngine", () => {
  const request = { region: "us" as const, method: "GET", path: "/iroh/a/b", hasToken: true };

  function struck(rules: FaultRule[], times: number, seed = 1): number[] {
    const engine = new FaultEngine(seed, rules);
    return Array.from({ length: times }, (_, index) => (engine.takeCloud(request) ? index : -1)).filter((index) => index >= 0);
  }

  test("skips `after`, then strikes `count` times", () => {
    expect(struck([{ kind: "reset", after: 2, count: 2 }], 8)).toEqual([2, 3]);
  });

  test.each([
    [{ kind: "reset", region: "eu" } as const, 0],
    [{ kind: "reset", method: "POST" } as const, 0],
    [{ kind: "reset", path: "/iroh/b" } as const, 0],
    [{ kind: "reset", path: "/iroh/a", region: "us", method: "GET" } as const, 1],
    [{ kind: "drop" } as const, 0],
  ])("%j strikes %d time(s)", (rule, times) => {
    expect(struck([rule], 1)).toHaveLength(times);
  });

  test("draws from the seed: the same again, another with another", () => {
    const rules: FaultRule[] = [{ kind: "reset", probability: 0.3 }];
    const [first, again, other] = [struck(rules, 200), struck(rules, 200), struck(rules, 200, 2)];
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    expect(first.length).toBeGreaterThan(30);
    expect(first.length).toBeLessThan(90);
  });

  test("draws for the request itself: whichever of them come first, each meets the same", () => {
    const requests = Array.from({ length: 60 }, (_, n) => ({ ...request, method: "POST", content: `name ${n % 20}` }));
    const met = (order: typeof requests) => {
      const engine = new FaultEngine(7, [{ kind: "reset", probability: 0.3 }]);
      const seen = new Map<string, boolean[]>();
      for (const each of order) {
        seen.set(each.content, [...(seen.get(each.content) ?? []), engine.takeCloud(each) !== undefined]);
      }
      return Object.fromEntries([...seen].sort());
    };
    const [forwards, backwards] = [met(requests), met([...requests].reverse())];
    expect(backwards).toEqual(forwards);
    expect(new Set(Object.values(forwards).map(String)).size).toBeGreaterThan(2);
  });

  test("draws for an appliance: what others are asked meanwhile does not change it", () => {
    const met = (others: number) => {
      const engine = new FaultEngine(7, [{ kind: "busy", probability: 0.5 }]);
      return Array.from({ length: 30 }, () => {
        for (let n = 0; n < others; n++) engine.take("b", ["busy"]);
        return engine.take("a", ["busy"]) !== undefined;
      });
    };
    expect(met(3)).toEqual(met(0));
  });

  test("gives an appliance only its own kinds, and uses them up", () => {
    const engine = new FaultEngine(1, [{ kind: "drop", appliance: "a", count: 1 }, { kind: "busy" }]);
    expect(engine.take("b", ["drop"])).toBeUndefined();
    expect(engine.take("a", ["drop", "hang"])).toEqual({ kind: "drop" });
    expect(engine.take("a", ["drop", "hang"])).toBeUndefined();
    expect(engine.take("b", ["busy"])).toEqual({ kind: "busy" });
    expect(engine.takeCloud(request)).toBeUndefined();
  });

  test("has a default mixture that is itself valid and strikes now and then", () => {
    const rules = [...faultsNamed("default")];
    expect(checkFaultRules(rules)).toEqual(rules);
    const hits = struck(rules, 1000).length;
    expect(hits).toBeGreaterThan(50);
    expect(hits).toBeLessThan(200);
  });
});

describe("the table of kinds", () => {
  const table = readFileSync(join(__dirname, "..", "..", "..", "emulator", "faults", "kinds.ts"), "utf8");
  const program = table.replaceAll('from "../', 'from "./emulator/');
  const last = ["expireToken", "wrongHostKey", "busy", "pager"];

  test("does not compile with a new kind that does nothing, whatever it befalls", () => {
    const withNewKind = last.map((kind) => program.replace(`"${kind}";`, `"${kind}" | "melt";`));
    expect(compilerFindings([program])).toEqual([]);
    expect(compilerFindings(withNewKind)).toEqual(last.map(() => expect.stringContaining("Property 'melt' is missing")));
  });
});

describe("checkFaultRules", () => {
  test.each([
    [{}, "faults must be a list of rules"],
    [[1], "fault rule 1 must be an object with a kind"],
    [[{ kind: "reset" }, { kind: "explode" }], /^fault rule 2: "kind" must be one of status, reset,/],
    [[{ kind: "reset", probabilty: 1 }], 'fault rule 1: "probabilty" is not a property of a rule'],
    [[{ kind: "reset", probability: 2 }], 'fault rule 1: "probability" must be a number from 0 to 1'],
    [[{ kind: "reset", count: 0 }], 'fault rule 1: "count" must be a whole number from 1'],
    [[{ kind: "reset", region: "mars" }], 'fault rule 1: "region" must be one of us, eu, apjc'],
    [[{ kind: "status" }], 'fault rule 1: the kind status needs "status"'],
    [[{ kind: "slow" }], 'fault rule 1: the kind slow needs "delayMs"'],
    [[{ kind: "late" }], 'fault rule 1: the kind late needs "delayMs"'],
    [[{ kind: "reset", delayMs: 1 }], 'fault rule 1: "delayMs" has no meaning for the kind reset'],
    [[{ kind: "reset", status: 500 }], 'fault rule 1: "status" has no meaning for the kind reset'],
    [[{ kind: "drop", region: "us" }], 'fault rule 1: "region" has no meaning for the kind drop'],
    [[{ kind: "reset", appliance: "a" }], 'fault rule 1: "appliance" has no meaning for the kind reset'],
    [
      [{ kind: "status", status: 500, headers: { a: "b\r\nc: d" } }],
      'fault rule 1: "headers" must be an object of header names and texts',
    ],
  ])("says of %j what is wrong", (input, message) => {
    expect(() => checkFaultRules(input)).toThrow(message);
  });
});

describe("injected faults", () => {
  const bench = EmulatorWorkbench.ofThisFile();

  async function inject(...rules: FaultRule[]): Promise<void> {
    await bench.admin("DELETE", "/faults");
    expect((await bench.admin("POST", "/faults", rules)).status).toBe(201);
  }

  async function lastRequest(): Promise<RequestEntry | undefined> {
    return (await bench.requests()).at(-1);
  }

  async function deviceCount(): Promise<number> {
    return (await bench.state()).regions.us.devices.length;
  }

  test("status: answers as told, changes nothing, and the limit's header stays", async () => {
    await inject({ kind: "status", status: 503, headers: { "Retry-After": "7" }, method: "POST", path: DEVICES, count: 1 });
    const answer = await bench.us.call("POST", DEVICES, { name: "x" });
    expect([answer.status, answer.headers.get("retry-after"), answer.headers.get("x-ratelimit-org-limit")]).toEqual([
      503,
      "7",
      "8000",
    ]);
    expect(answer.body).toContain("Service Unavailable");
    expect(await deviceCount()).toBe(0);
    expect(await lastRequest()).toMatchObject({ region: "us", method: "POST", path: DEVICES, status: 503, fault: "status" });
    expect((await bench.us.call("POST", DEVICES, { name: "x" })).status).toBe(201);
  });

  test("status: takes a body of one's own", async () => {
    await inject({ kind: "status", status: 418, body: { error: "teapot" } });
    expect(await bench.us.call("GET", DEVICES)).toMatchObject({ status: 418, body: { error: "teapot" } });
  });

  test("reset: nothing happens; resetAfterAccept: it happened, and the answer is lost", async () => {
    await inject({ kind: "reset", count: 1 }, { kind: "resetAfterAccept", count: 1 });
    await expect(bench.us.call("POST", DEVICES, { name: "x" })).rejects.toThrow("fetch failed");
    expect(await deviceCount()).toBe(0);
    expect(await lastRequest()).toMatchObject({ status: 0, fault: "reset" });
    await expect(bench.us.call("POST", DEVICES, { name: "x" })).rejects.toThrow("fetch failed");
    expect(await deviceCount()).toBe(1);
    expect(await lastRequest()).toMatchObject({ status: 201, fault: "resetAfterAccept" });
  });

  test("truncate: half the answer, and the promise of a whole one", async () => {
    await inject({ kind: "truncate", count: 2 });
    await expect(bench.us.call("POST", DEVICES, { name: "x" })).rejects.toThrow("terminated");
    expect(await deviceCount()).toBe(1);
    await expect(bench.us.call("DELETE", `${DEVICES}/none`)).rejects.toThrow("terminated");
  });

  test("invalidJson: whole, and not JSON, whatever the answer was", async () => {
    await inject({ kind: "invalidJson" });
    await expect(bench.us.call("POST", DEVICES, { name: "x" })).rejects.toThrow(SyntaxError);
    const [created] = (await bench.state()).regions.us.devices;
    if (!created) throw new Error("no device");
    for (const [method, path] of [
      ["GET", DEVICES],
      ["DELETE", `${DEVICES}/${created.id}`],
    ] as const) {
      await expect(bench.us.call(method, path)).rejects.toThrow(SyntaxError);
    }
    expect(await deviceCount()).toBe(0);
  });

  test("expireToken: strikes a call with a token, and that token for good", async () => {
    await inject({ kind: "expireToken", count: 1 });
    const fresh = await bench.api("us");
    expect(await fresh.call("GET", DEVICES)).toMatchObject({ status: 401, body: { error: "invalid_token" } });
    expect((await fresh.call("GET", DEVICES)).status).toBe(401);
    expect((await bench.us.call("GET", DEVICES)).status).toBe(200);
  });

  test("slow: answers all the same", async () => {
    await inject({ kind: "slow", delayMs: 20 });
    expect((await bench.us.call("POST", DEVICES, { name: "x" })).status).toBe(201);
    expect(await lastRequest()).toMatchObject({ status: 201, fault: "slow" });
  });

  test("late: a gateway's 504 at once, and the change a while later, in the order in which they fall due", async () => {
    await inject(
      { kind: "late", delayMs: 6_000, method: "POST", count: 1 },
      { kind: "late", delayMs: 1_000, method: "POST", count: 1 },
    );
    for (const name of ["six", "one"]) {
      expect(await bench.us.call("POST", DEVICES, { name })).toMatchObject({
        status: 504,
        body: expect.stringContaining("Gateway"),
      });
    }
    expect(await deviceCount()).toBe(0);
    await bench.admin("POST", "/clock", { advanceSeconds: 5 });
    expect(await deviceCount()).toBe(1);
    await bench.admin("POST", "/clock", { advanceSeconds: 5 });
    expect((await bench.us.call("GET", DEVICES)).body).toMatchObject([{ name: "one" }, { name: "six" }]);
  });

  test("ids and tokens belong to what is asked for, not to its turn", async () => {
    const made = async (names: string[]) => {
      await bench.admin("POST", "/reset");
      const us = await bench.api("us");
      const tokens: Record<string, unknown> = {};
      for (const name of names) {
        const { id } = await us.expect<{ id: string }>(201, "POST", DEVICES, { name });
        const { token } = await us.expect<{ token: string }>(201, "POST", `${DEVICES}/${id}/token`, {});
        tokens[name] = [id, token];
      }
      return tokens;
    };
    expect(await made(["a", "b", "c"])).toEqual(await made(["c", "a", "b"]));
  });

  test("are listed with what they did, and cleared", async () => {
    await inject({ kind: "reset", after: 1 });
    await bench.us.call("GET", DEVICES);
    expect((await bench.admin("GET", "/faults")).body).toEqual([{ kind: "reset", after: 1, seen: 1, fired: 0 }]);
    await bench.admin("DELETE", "/faults");
    expect((await bench.us.call("GET", DEVICES)).status).toBe(200);
    expect((await bench.admin("GET", "/faults")).body).toEqual([]);
  });

  test("are not recorded as answers of the API", async () => {
    const seen: number[] = [];
    const own = await startEmulator({
      onResponse: ({ status }) => seen.push(status),
      faults: [{ kind: "status", status: 500, after: 1 }],
    });
    const { url, clientId } = own.regions.us;
    await send(`${url}/clouds.json`);
    await send(`${url}/clouds.json?x=${clientId}`);
    await own.close();
    expect(seen).toEqual([200]);
  });
});
