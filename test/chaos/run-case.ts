/** One run: a stack, a fault at one moment of one `up`, and then everything has to come right. */
import { startEmulator, type RunningEmulator } from "../../emulator";
import { RegionApi } from "../support/emulator-api";
import { EngineDied, MiniEngine } from "../support/mini-engine";
import type { Program } from "../support/program";
import { ProviderFailure, ProviderProcess, type ProviderHome } from "../support/provider-process";
import { declaredProblems, leaks, leftovers, namedIn, worldOf, type Finding } from "./inspection";
import type { Machines } from "./scenarios";
import { Striker, type Draw, type Step, type Strike } from "./strikes";

export interface Case {
  id: string;
  stages: (machines: Machines) => Program[];
  strikes: Strike[];
  /** Draws a strike for a step of the struck stage; in place of `strikes`. */
  draw?: Draw;
  /** Other people have objects of the same names: they must be there to the end. */
  crowded?: boolean;
  /** A `pulumi refresh` before the `up` that has to come right. */
  refresh?: boolean;
  /** Where the API has plainly refused, `destroy` follows the failed `up`, instead of another `up`. */
  givesUp?: boolean;
  /** What other people have done before. */
  prepare?: (emulator: RunningEmulator) => Promise<void>;
  /** The next command does not wait for the provider process of a killed engine to end. */
  impatient?: boolean;
}

export interface Result {
  findings: Finding[];
  fired: Strike[];
  /** What happened, a line each. */
  story: string[];
  /** The steps of the struck stage. */
  steps: Step[];
  /** How long the provider process outlived the engine. */
  outlivedMs?: number;
  ms: number;
}

const longestFarewellMs = 10_000;

/** After these nothing can have been done that the provider does not know of. */
const refusals: ReadonlySet<string> = new Set(["401", "403", "401-stays", "403-stays", "429-long"]);

export async function runCase(home: ProviderHome, one: Case): Promise<Result> {
  const { stages, strikes, draw, refresh, crowded, impatient, givesUp, prepare } = one;
  const begun = Date.now();
  const engine = new MiniEngine({ project: "chaos", stack: "dev" });
  let provider: ProviderProcess | undefined;
  const processes: ProviderProcess[] = [];
  const striker = new Striker({
    killEngine: () => {
      if (provider) engine.die(provider);
    },
    killProvider: () => provider?.kill(),
    doing: () => (engine.doing ? `${engine.doing.verb} ${engine.doing.type}` : "nothing"),
  });
  const emulator = await startEmulator({ interceptor: striker.interceptor });
  const start = async (): Promise<ProviderProcess> => {
    provider = await ProviderProcess.start(home, environment(emulator));
    processes.push(provider);
    return provider;
  };
  const seen = () => [...engine.shown, ...processes.map(({ output }) => output)].join("\n");
  const result: Result = { findings: [], fired: striker.fired, story: [], steps: [], ms: 0 };
  const find = (kind: Finding["kind"], text: string): void => void result.findings.push({ kind, text });
  const tell = (text: string): void => void result.story.push(`${String(Date.now() - begun).padStart(6)} ms  ${text}`);

  try {
    if (crowded) await crowd(emulator);
    await prepare?.(emulator);
    const before = await worldOf(emulator);
    const programs = stages(emulator);
    const last = programs.pop() ?? [];
    let process = await start();
    /** Every command of an engine has a provider process of its own. */
    const renew = async (): Promise<void> => {
      await process.stop();
      process = await start();
    };
    for (const [index, program] of programs.entries()) {
      await engine.up(program, process);
      tell(`stage ${index + 1} is up`);
      await renew();
    }
    /** An `up` under arms; answers whether it failed. The next process is there afterwards. */
    const struck = async (program: Program): Promise<boolean> => {
      striker.arm(strikes, draw);
      let failed = true;
      try {
        await engine.up(program, process);
        failed = false;
        tell("the struck up went through");
      } catch (error) {
        if (error instanceof EngineDied) {
          tell("the engine is dead");
          if (impatient) {
            process = await start();
            result.steps = [...striker.steps];
            striker.disarm();
            return true;
          }
          result.outlivedMs = await process.goneWithin(longestFarewellMs);
          if (result.outlivedMs === undefined) find("survivor", "the provider process is there 10 s after the engine's death");
          else tell(`the provider process ended ${result.outlivedMs} ms later`);
        } else if (error instanceof ProviderFailure) tell(`the struck up fails: ${error.message}`);
        else throw error;
      }
      result.steps = [...striker.steps];
      striker.disarm();
      for (const { doing, what, turn, how } of striker.fired) tell(`struck: ${doing}, ${what} #${turn}: ${how}`);
      await renew();
      return failed;
    };
    const failed = await struck(last);
    const gaveUp = failed && givesUp && striker.fired.every(({ how }) => refusals.has(how));
    try {
      if (failed && !gaveUp) {
        if (refresh) await engine.refresh(process);
        await engine.up(last, process);
        tell("the next up went through");
      }
      if (!gaveUp) {
        result.findings.push(...declaredProblems(engine.state, last, before, await worldOf(emulator), namedIn(seen())));
        const plan = await engine.preview(last, process);
        if (plan.length > 0) find("unconverged", `the plan is not empty: ${plan.join(", ")}`);
      }
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      find("unconverged", `the next up fails: ${error.message}`);
    }
    try {
      // What came too late to be struck is struck here.
      await renew();
      if (draw && striker.fired.length === 0) await struck([]);
      if (engine.state.length > 0) await engine.destroy(process);
      tell("destroyed");
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      find("unconverged", `destroy fails: ${error.message}`);
    }
    const recordLost = striker.fired.some(({ how }) => how.startsWith("kill-"));
    result.findings.push(...leftovers(before, await worldOf(emulator), namedIn(seen()), recordLost));
    result.findings.push(...(await leaks(emulator, seen())));
  } finally {
    await Promise.all(processes.filter((each) => !each.hasExited).map((each) => each.stop()));
    for (const { output } of processes) {
      if (output !== "")
        result.story.push(
          ...output
            .trimEnd()
            .split("\n")
            .map((line) => `           | ${line}`),
        );
    }
    await emulator.close();
  }
  result.ms = Date.now() - begun;
  return result;
}

/** Objects that are not ours, by hand and of another stack, with the names that programs give. */
async function crowd(emulator: RunningEmulator): Promise<void> {
  for (const region of ["us", "eu", "apjc"] as const) {
    const api = await RegionApi.open(emulator, region);
    for (const name of ["box0", "tokens0", "token0", "127.0.0.1"]) {
      await api.expect(201, "POST", "/iroh/iroh-sse/device", { name, description: "by hand" });
      const description = `[ciscoctr:SseToken chaos/other/${name} #0123456789ab/0]`;
      await api.expect(201, "POST", "/iroh/iroh-sse/device", { name, description });
    }
    const client = { name: "client0", scopes: ["casebook"], grants: ["client-creds"], redirects: [], availability: "org" };
    for (const description of ["by hand", "[ciscoctr:ApiClient chaos/other/client0 #0123456789ab]"]) {
      await api.expect(201, "POST", "/iroh/oauth2-clients/clients", { ...client, description });
    }
  }
}

export function environment(emulator: RunningEmulator): Record<string, string> {
  return Object.fromEntries(
    Object.entries(emulator.regions).flatMap(([region, { url, clientId, clientPassword }]) => [
      [`CISCO_CTR_${region.toUpperCase()}_URL`, url],
      [`CISCO_CTR_${region.toUpperCase()}_CLIENT_ID`, clientId],
      [`CISCO_CTR_${region.toUpperCase()}_CLIENT_PASSWORD`, clientPassword],
    ]),
  );
}
