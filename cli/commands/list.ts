import { Argument, Command } from "commander";
import type { RegionName } from "../../provider/clients/cloud/regions";
import { UsageProblem } from "../exit-codes";
import type { Filters } from "../list/filters";
import type * as listing from "../list/listing";
import type { Plural } from "../list/listing";
import type * as show from "../list/show";
import type * as problems from "../problems";
import { regionList, regionsToAsk } from "../regions";
import type * as sessions from "../session";
import { paintFor } from "../terminal/colour";
import type * as jsonModule from "../terminal/json";

interface Flags extends Filters {
  region?: RegionName[];
  json?: true;
}

const nouns: readonly Plural[] = ["devices", "modules", "clients", "module-types"];

async function list(what: Plural, { region, json, ...filters }: Flags): Promise<void> {
  if (filters.type !== undefined && (what === "clients" || what === "module-types")) {
    throw new UsageProblem(`--type is for devices and modules; search ${what} with --name`);
  }
  const { openSession } = require("../session") as typeof sessions;
  const { find } = require("../list/listing") as typeof listing;
  const { listJson, listTable, problemLine } = require("../list/show") as typeof show;
  const { exitCodeOfAll } = require("../problems") as typeof problems;
  const session = openSession();
  const regions = regionsToAsk(session, region);
  const found = await find(session, what, regions, filters);
  for (const each of found.problems) console.error(`cisco-ctr: ${problemLine(what, each)}`);
  const text = json ? inJson(listJson(what, regions, found)) : listTable(what, found, paintFor(process.stdout));
  if (text !== undefined) console.log(text);
  else if (found.problems.length === 0) console.error(`cisco-ctr: no such ${what.replace("-", " ")} in ${regions.join(", ")}`);
  process.exitCode = exitCodeOfAll(found.problems.map(({ error }) => error));
}

function inJson(value: object): string {
  const { jsonText } = require("../terminal/json") as typeof jsonModule;
  return jsonText(value);
}

const examples = `
Examples:
  $ cisco-ctr list devices                               of every region that there are credentials for
  $ cisco-ctr list devices --region us --status Registered
  $ cisco-ctr list modules --unmanaged                   those that no stack manages, and somebody made
  $ cisco-ctr list modules --owner mail/prod --type esa
  $ cisco-ctr list clients --owner none --json
  $ cisco-ctr list module-types --name '*email*'         titles for a CtrModule's type

Standard output has the list, standard error what could not be listed; the other regions are shown all the same.
With --json it is as schema/list.schema.json of the package says.
It only reads: sse:read, integration:read and oauth:read are the scopes for everything.
Exit codes: 0; 1 when something could not be listed; 2 for wrong options; 3 when a region refuses its API client, or has none.`;

/** `cisco-ctr list`: what the organisations have, and whose it is. */
export function listCommand(): Command {
  return new Command("list")
    .description("list devices, modules, API clients or module types, and which stack owns them")
    .addArgument(new Argument("<what>", "what to list").choices(nouns))
    .option("--region <us,eu,apjc>", "only these regions; default: all with credentials", regionList)
    .option("--name <PATTERN>", "only these names; * stands for anything, ? for one character")
    .option("--owner <OWNER>", "only those of project, project/stack or project/stack/name; none: those without a mark")
    .option("--type <TYPE>", "only devices of this type, such as ESA; only modules of this type, such as esa or a title")
    .option("--status <STATUS>", "only these: Registered or what else devices are; enabled or disabled of the others")
    .option("--unmanaged", "only those that no stack manages and somebody made")
    .option("--json", "print JSON in place of a table")
    .addHelpText("after", examples)
    .action(list);
}
