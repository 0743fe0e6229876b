/** Law 11: the quota belongs to the organisation; stacks that run side by side share it, and all come to their end. */
import { describe, expect, test } from "@jest/globals";
import type { RequestEntry } from "../../emulator";
import { Managed } from "../support/managed";
import { Workbench } from "../support/workbench";

const hour = 3_600;
const stacks = ["alpha", "beta", "gamma"] as const;
const each = 4;
const bench = Workbench.ofThisFile();

/** The resources of a stack, all of one provider process. */
function stack(name: string): Managed<"SseToken">[] {
  const process = bench.process();
  const command = { process: () => process, shown: bench.shown };
  return Array.from({ length: each }, (_, n) => new Managed(command, "SseToken", `parallel/${name}/token${n}`));
}

const statuses = async (): Promise<number[]> =>
  (await bench.admin<RequestEntry[]>("GET", "/requests")).map(({ status }) => status);

/** Creates what is not there yet; answers the failures. */
async function up(tokens: Managed<"SseToken">[]): Promise<string[]> {
  const missing = tokens.filter(({ id }) => id === "");
  const results = await Promise.allSettled(missing.map((token) => token.create({ region: "us" })));
  return results.flatMap((result) => (result.status === "rejected" ? [(result.reason as Error).message] : []));
}

describe("stacks side by side on a quota that is used up", () => {
  test("wait for as long as they are told, and come to their end", async () => {
    await bench.admin("PATCH", "/tenants/us", { quotaUsed: 7_990 });
    await bench.advance(hour - 5);
    const begun = bench.clock.now();

    const failures = await Promise.all(stacks.map((name) => up(stack(name))));

    expect(failures.flat()).toEqual([]);
    const { devices, tokens } = await bench.in("us");
    expect([devices, tokens].map(({ length }) => length)).toEqual([stacks.length * each, stacks.length * each]);
    expect(await statuses()).toContain(429);
    expect(bench.clock.now() - begun).toBeGreaterThanOrEqual(5_000);
  });

  test("end at once with the time when that is long, and go on from there an hour later, without a second object", async () => {
    await bench.admin("PATCH", "/tenants/us", { quotaUsed: 7_985 });
    const all = stacks.map((name) => stack(name));
    const begun = bench.clock.now();

    const failures = (await Promise.all(all.map(up))).flat();

    expect(failures).not.toEqual([]);
    for (const failure of failures) {
      expect(failure).toMatch(
        /cannot create registration token "token\d": .*request quota .*\. Try again after \d{4}-\d\d-\d\dT/,
      );
    }
    // Nobody slept through the hour.
    expect(bench.clock.now() - begun).toBeLessThan(300_000);

    await bench.advance(hour);
    const again = stacks.map((name, index) => {
      const process = bench.process();
      return (all[index] ?? []).map((token, n) =>
        token.id === ""
          ? new Managed({ process: () => process, shown: bench.shown }, "SseToken", `parallel/${name}/token${n}`)
          : token,
      );
    });
    expect((await Promise.all(again.map(up))).flat()).toEqual([]);
    const ids = again.flat().flatMap(({ outs }) => outs.deviceIds);
    expect(new Set(ids).size).toBe(stacks.length * each);
    expect((await bench.in("us")).devices.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });
});
