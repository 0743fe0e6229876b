import { InvalidArgumentError, Option, type Command } from "commander";
import type * as durations from "../../provider/base/duration";

function duration(text: string): number {
  const ms = (require("../../provider/base/duration") as typeof durations).parseDuration(text);
  if (ms === undefined) throw new InvalidArgumentError("It must be a whole number with s, m, h or d, such as 24h.");
  return ms;
}

const defaultWithin = 24 * 3_600_000;

/** The options that say what is looked for. */
export function withSurveyOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--within <DURATION>", "what expires within this time is a finding")
        .argParser(duration)
        .default(defaultWithin, "24h"),
    )
    .option("--appliances", "log in to the appliances too, a few at a time: one that was re-imaged shows nothing in the cloud");
}
