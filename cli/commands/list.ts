import { Argument, Command } from "commander";
import type { RegionName } from "../../provider/clients/cloud/regions";
import { UsageProblem } from "../exit-codes";
import type * as adoption from "../list/adoption";
import type { Filters } from "../list/filters";
import type * as listing from "../list/listing";
import type { Listed, Plural } from "../list/listing";
import type * as programModule from "../list/program";
import type * as show from "../list/show";
import type * as problems from "../problems";
import { regionList, regionsToAsk } from "../regions";
import type * as sessions from "../session";
import { paintFor } from "../terminal/colour";
import type * as jsonModule from "../terminal/json";

interface Flags extends Filters {
  region?: RegionName[];
  json?: true;
  adopt?: true;
  external?: true;
}

const nouns: readonly Plural[] = ["devices", "modules", "clients", "module-types"];

function refuseUnfit(what: Plural, { type, json, adopt, external }: Flags): void {
  const isOfDevices = what === "devices" || what === "modules";
  if (type !== undefined && !isOfDevices) {
    throw new UsageProblem(`--type is for devices and modules; search ${what} with --name`);
  }
  if (adopt && what === "clients") {
    throw new UsageProblem("an API client cannot be taken over: its password was shown once; make an ApiClient in its place");
  }
  if (adopt && !isOfDevices) throw new UsageProblem("a module type cannot be taken over; a CtrModule names it with type: { id }");
  if (adopt && json) throw new UsageProblem("--adopt prints a program, and --json excludes it; leave one of them out");
  if (external && !adopt) throw new UsageProblem("--external says how --adopt takes devices over; give --adopt too");
}

async function list(what: Plural, flags: Flags): Promise<void> {
  refuseUnfit(what, flags);
  const { region, json, adopt, external, ...filters } = flags;
  const { openSession } = require("../session") as typeof sessions;
  const { find } = require("../list/listing") as typeof listing;
  const { listJson, listTable, problemLine } = require("../list/show") as typeof show;
  const { exitCodeOfAll } = require("../problems") as typeof problems;
  const session = openSession();
  const regions = regionsToAsk(session, region);
  const found = await find(session, what, regions, filters);
  const modules = adopt && what === "devices" ? await find(session, "modules", regions, {}) : undefined;
  const lines = [
    ...found.problems.map((each) => problemLine(what, each)),
    ...(modules?.problems ?? []).map((each) => problemLine("modules", each)),
  ];
  for (const line of new Set(lines)) console.error(`cisco-ctr: ${line}`);
  const text = json
    ? inJson(listJson(what, regions, found))
    : adopt
      ? program(found.items, modules?.items ?? found.items, external !== true)
      : listTable(what, found, paintFor(process.stdout));
  if (text !== undefined) console.log(text);
  else if (lines.length === 0) {
    console.error(
      `cisco-ctr: no such ${what.replace("-", " ")} in ${regions.join(", ")}${adopt ? " that can be taken over" : ""}`,
    );
  }
  process.exitCode = exitCodeOfAll([...found.problems, ...(modules?.problems ?? [])].map(({ error }) => error));
}

function program(items: readonly Listed[], modules: readonly Listed[], logsIn: boolean): string | undefined {
  const { planAdoption } = require("../list/adoption") as typeof adoption;
  const { adoptingProgram } = require("../list/program") as typeof programModule;
  return adoptingProgram(planAdoption(items, modules, logsIn))?.trimEnd();
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
  $ cisco-ctr list devices --adopt > index.ts            a program that takes them over, with their modules

Standard output has the list, standard error what could not be listed; the other regions are shown all the same.
With --json it is as schema/list.schema.json of the package says. --adopt says in the program's first lines what its first pulumi up
writes; an appliance with its modules becomes an ApplianceIntegration, which logs in to the appliance.
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
    .option("--adopt", "print the program that takes over the devices or modules among them that no stack manages")
    .option("--external", "with --adopt: without a login to any appliance, as devices that somebody else registers")
    .addHelpText("after", examples)
    .action(list);
}
