import { describe, expect, test } from "@jest/globals";
import { Progress } from "../../../../cli/terminal/progress";
import { ManualClock } from "../../../support/manual-clock";

function bench(stream: { isTTY?: boolean; columns?: number } = {}, term = "xterm") {
  const clock = new ManualClock();
  const written: string[] = [];
  const progress = new Progress(clock, { ...stream, write: (text: string) => written.push(text) }, term);
  return { clock, written, progress };
}

/** Work that goes on until it is told to end. */
function work(progress: Progress, doing: string) {
  let end: (value: string) => void = () => undefined;
  let tell: (soFar: string) => void = () => undefined;
  const done = progress.during(doing, (given) => {
    tell = given;
    return new Promise<string>((resolve) => {
      end = resolve;
    });
  });
  return {
    tell: (soFar: string) => {
      tell(soFar);
    },
    end: async () => {
      end("done");
      return done;
    },
  };
}

describe("on a terminal", () => {
  const terminal = { isTTY: true, columns: 40 };

  test("what takes less than two seconds is not told", async () => {
    const { clock, written, progress } = bench(terminal);
    const { end } = work(progress, "listing us");
    await clock.advance(1_999);
    expect(await end()).toBe("done");
    await clock.advance(60_000);
    expect(written).toEqual([]);
  });

  test("one line is painted anew and wiped at the end", async () => {
    const { clock, written, progress } = bench(terminal);
    const { tell, end } = work(progress, "listing us");
    await clock.advance(2_000);
    tell("3 of 4");
    await clock.advance(1_000);
    await end();
    expect(written).toEqual(["\r\u001B[Klisting us, 2 s", "\r\u001B[Klisting us: 3 of 4, 3 s", "\r\u001B[K"]);
    await clock.advance(60_000);
    expect(written).toHaveLength(3);
  });

  test("a line that stays does not stand behind it", async () => {
    const { clock, written, progress } = bench(terminal);
    const { end } = work(progress, "listing us");
    await clock.advance(2_000);
    progress.say("cisco-ctr warning: slow");
    await end();
    expect(written.slice(1)).toEqual(["\r\u001B[K", "cisco-ctr warning: slow\n"]);
  });

  test("several works share the line, the oldest first, and the others stay when one ends", async () => {
    const { clock, written, progress } = bench(terminal);
    const [us, eu] = [work(progress, "listing us"), work(progress, "listing eu")];
    await clock.advance(2_000);
    await us.end();
    await clock.advance(1_000);
    await eu.end();
    expect(written).toEqual(["\r\u001B[Klisting us (and 1 more), 2 s", "\r\u001B[K", "\r\u001B[Klisting eu, 3 s", "\r\u001B[K"]);
  });

  test("it is never wider than the terminal, and steers nothing", async () => {
    const { clock, written, progress } = bench(terminal);
    const { end } = work(progress, `reading \u001B[31m${"x".repeat(100)}`);
    await clock.advance(2_000);
    await end();
    expect(written[0]).toMatch(/^\r\u001B\[Kreading {2}\[31mx+…$/);
    expect(written[0]?.slice(4)).toHaveLength(39);
  });
});

test.each([
  ["elsewhere", {}, "xterm"],
  ["on a terminal that can do nothing", { isTTY: true }, "dumb"],
])("%s there are plain lines, after two seconds and every fifteen", async (_, stream, term) => {
  const { clock, written, progress } = bench(stream, term);
  const { tell, end } = work(progress, "listing us");
  await clock.advance(14_999);
  expect(written).toEqual(["cisco-ctr: listing us\n"]);
  tell("3 of 4");
  await clock.advance(15_001);
  expect(written.slice(1)).toEqual([
    "cisco-ctr: listing us: 3 of 4, 15 s so far\n",
    "cisco-ctr: listing us: 3 of 4, 30 s so far\n",
  ]);
  await end();
  await clock.advance(60_000);
  expect(written).toHaveLength(3);
});

test("a failure ends it too, and is passed on", async () => {
  const { clock, written, progress } = bench({ isTTY: true });
  await expect(progress.during("listing us", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await clock.advance(60_000);
  expect(written).toEqual([]);
});
