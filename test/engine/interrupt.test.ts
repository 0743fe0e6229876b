import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startEmulator, type RequestEntry, type RunningEmulator } from "../../emulator";
import { programText } from "../chaos/cli-case";
import { admin, worldOf } from "../chaos/inspection";
import { environment } from "../chaos/run-case";
import { ctrModule, device } from "../chaos/scenarios";
import { Project } from "../support/project";
import { testSeed } from "../support/seed";

describe("Ctrl-C while an appliance is told its token", () => {
  let emulator: RunningEmulator;
  let project: Project;
  let pulumi: ChildProcess | undefined;
  /** How often it is pressed: once as the token is typed, then at the next lines. */
  let presses: number;

  beforeEach(async () => {
    let told = false;
    emulator = await startEmulator({
      seed: testSeed,
      interceptor: {
        appliance: ({ at }) => {
          told ||= at === "token";
          if (!told || presses === 0) return undefined;
          presses--;
          pulumi?.kill("SIGINT");
          return undefined;
        },
      },
    });
    const program = [device("box", "us", emulator, "ESA"), ctrModule("mail", "us", "box", "ESA")];
    project = Project.create({ program: programText(program) }, environment(emulator));
  });
  afterEach(async () => {
    pulumi = undefined;
    project.remove();
    await emulator.close();
  });

  async function interrupted(): Promise<number | null> {
    pulumi = project.start("up", "--yes", "--skip-preview");
    const [code] = (await once(pulumi, "exit")) as [number | null];
    return code;
  }

  async function entriesMade(): Promise<number> {
    const requests = await admin<RequestEntry[]>(emulator, "/requests");
    return requests.filter(({ method, path }) => method === "POST" && path === "/iroh/iroh-sse/device").length;
  }

  async function settles(): Promise<void> {
    await project.must("up", "--yes", "--skip-preview");
    await project.must("preview", "--expect-no-changes");
    const { regions, appliances } = await worldOf(emulator);
    expect(regions.us.devices).toMatchObject([{ status: "Registered" }]);
    expect(appliances[0]).toMatchObject({ registered: true, deviceId: regions.us.devices[0]?.id });
    expect(regions.us.modules.filter(({ name }) => name === "mail")).toHaveLength(1);
    expect(await entriesMade()).toBe(1);
    await project.must("destroy", "--yes", "--skip-preview");
    expect((await worldOf(emulator)).regions.us.devices).toEqual([]);
  }

  test("once: the registration is seen to its end, nothing new is begun, and the next up goes on", async () => {
    presses = 1;

    expect(await interrupted()).not.toBe(0);

    const { regions } = await worldOf(emulator);
    expect(regions.us.devices).toMatchObject([{ status: "Registered" }]);
    expect(regions.us.modules.filter(({ name }) => name === "mail")).toEqual([]);
    const kept = (await project.exported()).deployment?.resources?.filter(({ type }) => type.includes("ciscoctr:"));
    expect(kept).toMatchObject([{ id: regions.us.devices[0]?.id }]);
    await settles();
  });

  test("twice: it ends at once, and the next up goes on with the same entry", async () => {
    presses = 2;

    expect(await interrupted()).not.toBe(0);

    expect(presses).toBe(0);
    await project.must("cancel", "--yes");
    await project.must("up", "--yes", "--skip-preview");
    await project.must("refresh", "--yes", "--skip-preview", "--clear-pending-creates", "--expect-no-changes");
    expect(await pendingOperations()).toEqual([]);
    await settles();
  });

  async function pendingOperations(): Promise<readonly unknown[]> {
    const { deployment } = await project.exported();
    return (deployment as { pending_operations?: unknown[] } | undefined)?.pending_operations ?? [];
  }
});
