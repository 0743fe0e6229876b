import { describe, expect, test } from "@jest/globals";
import { atATime } from "../../../provider/base/at-a-time";

/** Work whose end the test says, by its number. */
function bench() {
  const ends = new Map<number, { resolve: (value: string) => void; reject: (error: Error) => void }>();
  const begun: number[] = [];
  const act = (each: number) => {
    begun.push(each);
    return new Promise<string>((resolve, reject) => ends.set(each, { resolve, reject }));
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    begun,
    act,
    end: async (each: number) => {
      ends.get(each)?.resolve(`${each} done`);
      await settled();
    },
    fail: async (each: number) => {
      ends.get(each)?.reject(new Error(`${each} failed`));
      await settled();
    },
  };
}

describe("some at a time", () => {
  test("are begun one for each that ends, and answered in their order", async () => {
    const { begun, act, end } = bench();
    const all = atATime(2, [1, 2, 3], act);
    expect(begun).toEqual([1, 2]);
    await end(2);
    expect(begun).toEqual([1, 2, 3]);
    await end(3);
    await end(1);
    expect(await all).toEqual(["1 done", "2 done", "3 done"]);
  });

  test("are seen to their end when one fails, and no other is begun", async () => {
    const { begun, act, end, fail } = bench();
    let told: unknown;
    const all = atATime(3, [1, 2, 3, 4, 5], act).catch((error: unknown) => (told = error));
    await fail(2);
    await end(1);
    expect(begun).toEqual([1, 2, 3]);
    expect(told).toBeUndefined();
    await fail(3);
    await all;
    expect(told).toMatchObject({ message: "2 failed" });
    expect(begun).toEqual([1, 2, 3]);
  });

  test("of nothing are nothing", async () => {
    expect(await atATime(3, [], () => Promise.reject(new Error("asked")))).toEqual([]);
  });
});
