import { writeFileSync } from "node:fs";
import { Command, Option } from "commander";
import type * as appliances from "../drift/appliances";
import type { DriftReport } from "../drift/findings";
import type * as surveying from "../drift/survey";
import { UsageProblem } from "../exit-codes";
import type * as maps from "../map";
import type * as pages from "../reports/html";
import type { masked } from "../reports/masked";
import type * as sessions from "../session";
import { heedSignals } from "../signals";
import { statesOf, withStackOptions, type StackFlags } from "../states/options";

const formats = ["svg", "html", "mermaid"] as const;

type MapFormat = (typeof formats)[number];

interface Flags extends StackFlags {
  format?: MapFormat;
  output?: string;
  appliances?: true;
}

const withinMs = 24 * 3_600_000;

async function run(flags: Flags): Promise<void> {
  const format = flags.format ?? formatOfFile(flags.output);
  const { openSession, progress } = require("../session") as typeof sessions;
  const { survey } = require("../drift/survey") as typeof surveying;
  const stacks = await progress.during("reading the stacks' state", () => statesOf(flags, heedSignals()));
  const beyond = flags.appliances && (require("../drift/appliances") as typeof appliances).inspectAppliances;
  const report = await progress.during("looking at the stacks' resources", (tell) =>
    survey(stacks, { withinMs, now: () => Date.now(), open: openSession, tell, ...(beyond && { beyond }) }),
  );
  write(drawn(format, report), flags.output);
}

/** By the end of the file's name; SVG on standard output. */
function formatOfFile(file: string | undefined): MapFormat {
  if (file === undefined || file.endsWith(".svg")) return "svg";
  if (file.endsWith(".html")) return "html";
  if (file.endsWith(".mmd") || file.endsWith(".mermaid")) return "mermaid";
  throw new UsageProblem(`cannot tell the format of "${file}" by its name; let it end in .svg, .html or .mmd, or give --format`);
}

function drawn(format: MapFormat, report: DriftReport): string {
  const map = require("../map") as typeof maps;
  if (format === "svg") return map.svgMap(report);
  if (format === "mermaid") return map.mermaidText(report);
  const { htmlMap } = require("../reports/html") as typeof pages;
  const { masked: mask } = require("../reports/masked") as { masked: typeof masked };
  return htmlMap(mask(report), { colour: false });
}

function write(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageProblem(`cannot write ${file}: ${(error as Error).message}; choose another --output`);
  }
}

const examples = `
Examples:
  $ cisco-ctr map --output map.svg                     the selected stack of the project in this folder
  $ cisco-ctr map --all --output map.html              every stack of the project, as a page to click through
  $ cisco-ctr map --state stack.json --format mermaid  for a Markdown page
  $ pulumi stack export | cisco-ctr map --state - > map.svg

It shows what \`cisco-ctr drift\` finds, and finds it as that does: it changes nothing, locks nothing and runs no program.
Exit codes: 0, whatever was found; 1 when it fails; 2 for wrong options; 3 when a region refuses its API client, or has none.`;

/** `cisco-ctr map`: draws regions, appliances, devices and modules, and how they stand. */
export function mapCommand(): Command {
  return withStackOptions(
    new Command("map").description(
      "draw appliances, devices and modules with the lines between them, coloured by what drift finds",
    ),
  )
    .addOption(new Option("--format <FORMAT>", "default: as the file's name says, else svg").choices(formats))
    .option("--output <FILE>", "a file in place of standard output")
    .option("--appliances", "log in to the appliances too, a few at a time")
    .addHelpText("after", examples)
    .action(run);
}
