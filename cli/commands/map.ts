import { Command, Option } from "commander";
import { withSurveyOptions } from "../drift/options";
import type * as run from "../map/run";
import { withStackOptions } from "../states/options";

const formats: readonly run.MapFormat[] = ["svg", "html", "mermaid"];

const examples = `
Examples:
  $ cisco-ctr map --output map.svg                     the selected stack of the project in this folder
  $ cisco-ctr map --all --output map.html              every stack of the project, as a page to click through
  $ cisco-ctr map --state stack.json --format mermaid  for a Markdown page
  $ pulumi stack export | cisco-ctr map --state - > map.svg

It shows what \`cisco-ctr drift\` finds: regions as columns, in them appliances, devices and modules with the lines between them.
It changes nothing, locks nothing and runs no program. Credentials are the provider's: the environment first.
Exit codes: 0, whatever was found; 1 error, 2 usage or configuration, 3 a login that is refused or missing.`;

/** `cisco-ctr map`: draws appliances, devices and modules, and how they stand. */
export function mapCommand(): Command {
  const map = new Command("map").description(
    "draw appliances, devices and modules with the lines between them, coloured by what drift finds",
  );
  return withSurveyOptions(withStackOptions(map))
    .addOption(new Option("--format <FORMAT>", "default: as the file's name says, else svg").choices(formats))
    .option("--output <FILE>", "a file in place of standard output")
    .addHelpText("after", examples)
    .action((flags: run.MapFlags) => (require("../map/run") as typeof run).runMap(flags));
}
