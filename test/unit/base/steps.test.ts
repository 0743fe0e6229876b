import { expect, test } from "@jest/globals";
import { Steps } from "../../../provider/base/steps";
import { ManualClock } from "../../support/manual-clock";

function bench() {
  const clock = new ManualClock();
  const said: string[] = [];
  return { clock, said, steps: new Steps(clock, (text) => said.push(text)) };
}

test("a step is told once it has lasted a second, and then every fifteen seconds", async () => {
  const { clock, said, steps } = bench();
  steps.begin("logging in");
  await clock.advance(999);
  expect(said).toEqual([]);
  await clock.advance(1);
  expect(said).toEqual(["logging in"]);
  await clock.advance(31_000);
  expect(said).toEqual(["logging in", "logging in, 15 s so far", "logging in, 30 s so far"]);
});

test("fast steps make no noise", async () => {
  const { clock, said, steps } = bench();
  for (const doing of ["logging in", "choosing the server", "committing"]) {
    steps.begin(doing);
    await clock.advance(900);
  }
  steps.end();
  await clock.advance(60_000);
  expect(said).toEqual([]);
});

test("a step ends where the next begins, and its time and what was seen with it", async () => {
  const { clock, said, steps } = bench();
  steps.begin("waiting for the registration");
  steps.saw(() => "in progress");
  await clock.advance(20_000);
  steps.begin("naming the device");
  await clock.advance(1_000);
  expect(said).toEqual([
    "waiting for the registration",
    "waiting for the registration, 15 s so far: in progress",
    "naming the device",
  ]);
});

test("what was seen without a step is nobody's", async () => {
  const { clock, said, steps } = bench();
  steps.saw(() => "something");
  steps.end();
  await clock.advance(60_000);
  expect(said).toEqual([]);
});
