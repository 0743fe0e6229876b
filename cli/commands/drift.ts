import { Command } from "commander";
import { withSurveyOptions } from "../drift/options";
import type * as run from "../reports/run";
import { several, withStackOptions } from "../states/options";

const examples = `
Examples:
  $ cisco-ctr drift                                    the selected stack of the project in this folder
  $ cisco-ctr drift --all --format markdown            every stack of the project, for a comment
  $ pulumi stack export | cisco-ctr drift --state -    a state from wherever it comes
  $ cisco-ctr drift --output report.html --output report.sarif
  $ cisco-ctr drift --appliances --fail-on missing,unregistered
  $ cisco-ctr drift --write-ignore                     let today's findings pass, each until its day

It changes nothing, locks nothing and runs no program. Credentials are the provider's: the environment first.
Kinds of findings: missing, unregistered, changed, wrong-region, duplicate, expired, expiring, unmanaged, ignored-too-long, could-not-check.
Formats of files by their end: .txt .json .md .xml (JUnit) .sarif .prom .html
Exit codes: 0 clean, 7 drift, 1 error, 2 usage or configuration, 3 a login that is refused or missing, 4 with --strict: not everything could be checked.`;

/** `cisco-ctr drift`: compares stacks with what is there. */
export function driftCommand(): Command {
  const drift = new Command("drift").description(
    "compare stacks with what is there; changes nothing, locks nothing and runs no program",
  );
  return withSurveyOptions(withStackOptions(drift))
    .option(
      "--format <NAME>",
      "text, json, markdown, github, junit, sarif, prometheus or html, on standard output; also several times (default: text)",
      several,
      [],
    )
    .option("--output <FILE>", "a file whose end says its format; also several times", several, [])
    .option("--ignore <FILE>", "rules of what may pass (default: .cisco-ctr-ignore.yaml of the project, if there is one)")
    .option("--write-ignore", "write such a file from what is found, in place of a report")
    .option("--fail-on <KINDS>", "kinds of findings that are drift, with commas, or none (default: every kind)")
    .option("--strict", "what could not be checked fails too")
    .addHelpText("after", examples)
    .action((flags: run.DriftFlags) => (require("../reports/run") as typeof run).runDrift(flags));
}
