import { Command, InvalidArgumentError } from "commander";
import { parseDuration } from "../../provider/base/duration";
import type * as appliances from "../drift/appliances";
import type * as surveying from "../drift/survey";
import type * as sessions from "../session";
import { heedSignals } from "../signals";
import { statesOf, withStackOptions, type StackFlags } from "../states/options";

interface Flags extends StackFlags {
  within: number;
  appliances?: true;
}

function duration(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw new InvalidArgumentError("It must be a whole number with s, m, h or d, such as 24h.");
  return ms;
}

const defaultWithin = 24 * 3_600_000;

async function run(flags: Flags): Promise<void> {
  const { openSession, progress } = require("../session") as typeof sessions;
  const { survey } = require("../drift/survey") as typeof surveying;
  const stacks = await progress.during("reading the stacks' state", () => statesOf(flags, heedSignals()));
  const beyond = flags.appliances && (require("../drift/appliances") as typeof appliances).inspectAppliances;
  const report = await progress.during("comparing the stacks' resources with what is there", (tell) =>
    survey(stacks, { withinMs: flags.within, now: () => Date.now(), open: openSession, tell, ...(beyond && { beyond }) }),
  );
  console.log(JSON.stringify(report, undefined, 2));
}

const examples = `
Examples:
  $ cisco-ctr drift                                  the selected stack of the project in this folder
  $ cisco-ctr drift --all --format markdown          every stack of the project, for a comment
  $ pulumi stack export | cisco-ctr drift --state -  a state from wherever it comes
  $ cisco-ctr drift --format text --output report.html --output report.sarif`;

/** `cisco-ctr drift`: compares stacks with what is there. */
export function driftCommand(): Command {
  return withStackOptions(
    new Command("drift").description("compare stacks with what is there; changes nothing, locks nothing and runs no program"),
  )
    .option("--within <DURATION>", "what expires within this time is a finding (default: 24h)", duration, defaultWithin)
    .option("--appliances", "log in to the appliances too, a few at a time: one that was re-imaged shows nothing in the cloud")
    .addHelpText("after", examples)
    .action(run);
}
