/** What many registrations side by side cost in calls and looks, and what a region that is down for a minute costs them. */
import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import { FleetInMemory, type Asked, type Down } from "../../support/fleet-in-memory";

const transport = "../../../provider/clients/http/transport";
let fleet: FleetInMemory;

jest.doMock(transport, () => ({
  cloudAgent: () => undefined,
  openHttp: () => ({ request: (asked: Asked) => fleet.receive(asked) }),
}));

const names = (count: number) => Array.from({ length: count }, (_, index) => `esa${index}.example.com`);

/** All of them, begun a little after one another. */
async function all(count: number) {
  const devices = names(count).map(async (name, index) => {
    await fleet.clock.sleep(index * 37, new AbortController().signal);
    return fleet.registers(name);
  });
  const registered = await fleet.until(Promise.all(devices));
  return registered.filter(({ status }) => status === "Registered").length;
}

describe("a fleet that waits", () => {
  test("for the cloud: twenty share one list a second", async () => {
    fleet = new FleetInMemory({ applianceMs: 0, cloudMs: 30_000 });
    expect(await all(20)).toBe(20);
    const lists = fleet.asked.filter(({ what }) => what === "list").map(({ at }) => at);
    // A list of fewer than a page takes two calls: the second one says that it ends.
    expect(lists.length).toBeLessThanOrEqual(2 * (fleet.now / 1_000 + 1));
    const seconds = Array.from({ length: 30 }, (_, second) => lists.filter((at) => Math.floor(at / 1_000) === second).length);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(4);
  });

  test("for an appliance: looks at it at growing distances, and asks the cloud only when it is done", async () => {
    fleet = new FleetInMemory({ applianceMs: 60_000, cloudMs: 0 });
    const looks: number[] = [];
    await fleet.until(fleet.registers("slow.example.com", looks));
    const distances = looks.slice(1).map((at, index) => Math.round(at - (looks[index] ?? 0)));
    expect(distances.slice(0, 8)).toEqual([250, 375, 563, 844, 1266, 1898, 2848, 4271]);
    expect(new Set(distances.slice(8))).toEqual(new Set([5_000]));
    expect(looks).toHaveLength(19);
    expect(fleet.asked.filter(({ what }) => what === "list").length).toBeLessThanOrEqual(4);
  });
});

describe("a region that is down for a minute in the middle", () => {
  const settles = { applianceMs: 2_000, cloudMs: 0 };
  const down = { from: 1_000, to: 61_000 };
  const many = 50;
  let undisturbedMs: number;

  beforeEach(async () => {
    fleet = new FleetInMemory(settles);
    await all(many);
    undisturbedMs = fleet.now;
    fleet = new FleetInMemory(settles);
  });

  test.each<Down>([502, 503, 504, "ECONNREFUSED", "ECONNRESET"])(
    "(%s) costs that minute and no more, and a call every two seconds",
    async (how) => {
      fleet.down = { ...down, how };
      expect(await all(many)).toBe(many);
      expect(fleet.now - undisturbedMs).toBeLessThanOrEqual(60_000 + 5_000);
      const struck = fleet.asked.filter((each) => each.struck);
      // Those on their way when it began, and one every two seconds after the first few.
      const late = struck.filter(({ at }) => at > down.from + 5_000);
      expect(late.length).toBeLessThanOrEqual(30);
      expect(struck.length).toBeLessThanOrEqual(60);
      expect(late.slice(1).every(({ at }, index) => at - (late[index]?.at ?? 0) >= 2_000)).toBe(true);
      expect([...fleet.entries.values()].map(({ status }) => status)).toEqual(names(many).map(() => "Registered"));
    },
  );

  test.each<Down>([502, 503, "ECONNREFUSED"])(
    "(%s) leaves each place of an SseToken one entry, and none besides",
    async (how) => {
      fleet.down = { from: 120, to: 60_120, how };
      const ids = await fleet.until(fleet.issues("gateways", 20));
      expect(fleet.now).toBeLessThanOrEqual(60_000 + 10_000);
      expect([...fleet.entries.keys()].sort()).toEqual([...ids].sort());
      expect(new Set(ids).size).toBe(20);
    },
  );
});
