/** What an emulator was asked while a stack was made, and the checkpoint of that stack. */
import type { ApiExchange, Interceptor } from "../../emulator";
import type { RegionName } from "../support/emulator-process";
import type { Checkpoint } from "../support/project";
import type { Machines } from "./stack";

/** One change on the way to the world of a checkpoint. */
export type Step =
  | { region: RegionName; method: string; path: string; body?: unknown; answer?: unknown }
  | { fmc: string; method: string; path: string; body?: unknown }
  /** What was typed at an appliance until the next step. */
  | { appliance: string; lines: string[] };

export interface Recording {
  machines: Machines;
  /** The device that somebody else registered, as it was then. */
  gate: unknown;
  steps: Step[];
  checkpoint: Checkpoint;
}

/** Writes down what changes something: logins and questions are left out. */
export class Recorder {
  readonly steps: Step[] = [];
  private answer: unknown;

  readonly onResponse = ({ body }: ApiExchange): void => {
    this.answer = body;
  };

  readonly interceptor: Interceptor = {
    decided: ({ region, fmc, method, path, content = "" }) => {
      if (method === "GET" || /\/oauth2\/token|\/auth\/|\/iroh-enrich\//.test(path)) return;
      const asked = { method, path, ...(content.trim() !== "" && { body: JSON.parse(content) as unknown }) };
      this.steps.push(region === undefined ? { fmc, ...asked } : { region, ...asked, answer: this.answer });
    },
    appliance: ({ appliance, line }) => {
      if (line === undefined) return undefined;
      const last = this.steps.at(-1);
      if (last && "lines" in last && last.appliance === appliance) last.lines.push(line);
      else this.steps.push({ appliance, lines: [line] });
      return undefined;
    },
  };
}
