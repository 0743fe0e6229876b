/** A drawn run over the real provider process, with the mini engine in place of Pulumi's. */
import { startEmulator } from "../../emulator";
import { environment } from "../chaos/run-case";
import { worldOf } from "../chaos/inspection";
import { EngineDied, MiniEngine, type ResourceState } from "../support/mini-engine";
import type { Program } from "../support/program";
import { ProviderFailure, ProviderProcess, type ProviderHome } from "../support/provider-process";
import { drawnRun, failing, type Turn } from "./drawn";
import { idsOf, isNamed, Ledger } from "./ledger";

export interface Verdict {
  losses: string[];
  /** What happened, a line each. */
  story: string[];
}

/** An FMC has no room for a mark: whose it is, nobody can see (docs/decisions/0009). */
const isMarked = ({ type }: ResourceState): boolean => type !== "FmcCloudIntegration";

/** As a checkpoint holds it. */
const plain = (state: readonly ResourceState[]): ResourceState[] =>
  structuredClone(state.map((each) => ({ ...each, options: undefined })));

export async function miniRun(home: ProviderHome, id: string): Promise<Verdict> {
  const { said, steps, program } = drawnRun(id);
  const emulator = await startEmulator({});
  const verdict: Verdict = { losses: [], story: [`said: ${JSON.stringify(said)}`] };
  try {
    let engine = new MiniEngine({ project: "chaos", stack: "dev" });
    const others: MiniEngine[] = [];
    const ledger = new Ledger(await worldOf(emulator));
    let turn: Turn = { changes: 0, region: "us", names: {} };
    /** What a copy has moved or given up: the stack that was copied is told, and holds nothing there. */
    const gone = new Set<string>();
    const claimed = (): ResourceState[] => {
      const theirs = others.flatMap(({ state }) =>
        state.filter((each) => isMarked(each) && !idsOf(each).some((one) => gone.has(one))),
      );
      return plain([...engine.state, ...theirs]);
    };

    const command = async (what: string, work: (provider: ProviderProcess, now: Program) => Promise<void>): Promise<void> => {
      const before = claimed();
      const provider = await ProviderProcess.start(home, environment(emulator));
      let outcome = "done";
      try {
        await work(provider, program(emulator, turn));
      } catch (error) {
        if (!(error instanceof ProviderFailure || error instanceof EngineDied)) throw error;
        outcome = error.message;
      } finally {
        await provider.stop();
      }
      verdict.story.push(`${what}: ${outcome}`, ...provider.output.split("\n").filter((line) => line !== ""));
      ledger.release(engine.retained.splice(0));
      for (const other of others) other.state = other.state.filter((each) => !isNamed(each, provider.output));
      const found = ledger.judge(before, claimed(), await worldOf(emulator), provider.output + outcome);
      verdict.losses.push(...found.map((each) => `after ${what}: ${each}`));
    };
    const up = (what: string, options = {}) => command(what, (provider, now) => engine.up(now, provider, options));

    await up("up");
    for (const { command: drawn, of } of steps) {
      const name = turn.names[of] ?? of;
      const title = `${drawn} (${name})`;
      switch (drawn) {
        case "up":
          await up(title);
          break;
        case "change":
          turn = { ...turn, changes: turn.changes + 1 };
          await up(title);
          break;
        case "move":
          turn = { ...turn, region: turn.region === "us" ? "eu" : "us" };
          await up(title);
          break;
        case "replace":
          await up(title, { replace: [name] });
          break;
        case "replace all":
          await up(title, { replace: program(emulator, turn).map((each) => each.name) });
          break;
        case "replace, another fails":
        case "replace all, another fails":
          await command(title, (provider, now) => {
            const replace = drawn === "replace, another fails" ? [name] : now.map((each) => each.name);
            return engine.up([...now, failing(turn.region)], provider, { replace });
          });
          await up("up without the other");
          break;
        case "replace, killed":
          await command(title, (provider, now) => {
            engine.onCall = ({ verb }) => {
              if (verb === "delete") engine.die(provider);
            };
            return engine.up(now, provider, { replace: [name] });
          });
          engine.onCall = undefined;
          await up("up after it");
          break;
        case "target":
        case "target dependents":
          turn = { ...turn, region: turn.region === "us" ? "eu" : "us", changes: turn.changes + 1 };
          await up(title, { targets: [name], withDependents: drawn === "target dependents" });
          break;
        case "refresh":
          await command(title, (provider) => engine.refresh(provider));
          break;
        case "state delete":
          ledger.release(engine.state.filter((each) => each.name === name));
          engine.stateDelete(name);
          await up(title);
          break;
        case "rename":
          turn = { ...turn, names: { ...turn.names, [of]: `${of}-renamed` } };
          await up(title);
          break;
        case "stack rename": {
          const { stack } = engine.options;
          const renamed = new MiniEngine({ project: "chaos", stack: `former-${stack}-${others.length}` });
          renamed.state = engine.state;
          others.push(renamed);
          engine = new MiniEngine({ project: "chaos", stack });
          await up(title);
          break;
        }
        case "copy": {
          const copy = new MiniEngine({ project: "chaos", stack: `${engine.options.stack}-copy` });
          copy.state = plain(engine.state);
          const original = engine;
          engine = copy;
          await up(title);
          const kept = new Set(copy.state.flatMap(idsOf));
          for (const one of original.state.flatMap(idsOf)) if (!kept.has(one)) gone.add(one);
          others.push(original);
          // Whose the objects are by now, their marks say: a stack that was copied is told.
          await command("up of the copied stack", (provider, now) => original.up(now, provider));
          others.pop();
          ledger.release(original.state);
          break;
        }
      }
    }
    await up("the last up");
  } finally {
    await emulator.close();
  }
  return verdict;
}
