import { Command } from "commander";
import type { RegionName } from "../../provider/clients/cloud/regions";
import { exitCodes } from "../exit-codes";
import type * as asking from "../observe/ask";
import type * as observables from "../observe/observables";
import type * as show from "../observe/show";
import type * as problemsModule from "../problems";
import { regionList, regionsToAsk } from "../regions";
import type * as sessions from "../session";
import { paintFor } from "../terminal/colour";
import type * as jsonModule from "../terminal/json";

interface Flags {
  region?: RegionName[];
  module: string[];
  json?: true;
}

async function observe(texts: string[], { region, module, json }: Flags): Promise<void> {
  const { readObservables } = require("../observe/observables") as typeof observables;
  const wanted = readObservables(texts);
  const { openSession } = require("../session") as typeof sessions;
  const { ask } = require("../observe/ask") as typeof asking;
  const session = openSession();
  const regions = regionsToAsk(session, region);
  const found = await ask(session, regions, { observables: wanted, modules: module });
  const { observationJson, observationText, problemLine } = require("../observe/show") as typeof show;
  for (const each of found.problems) console.error(`cisco-ctr: ${problemLine(each)}`);
  if (json) {
    const { jsonText } = require("../terminal/json") as typeof jsonModule;
    console.log(jsonText(observationJson(wanted, regions, found)));
  } else if (found.answers.length > 0) console.log(observationText(found, paintFor(process.stdout)));
  else if (found.problems.length === 0) console.error(`cisco-ctr: no module of ${regions.join(", ")} can be asked`);
  const { exitCodeOfAll } = require("../problems") as typeof problemsModule;
  const hasSeen = found.answers.some(({ sightings }) => sightings.length > 0);
  const code = exitCodeOfAll(found.problems.map(({ error }) => error));
  process.exitCode = code === exitCodes.clean && !hasSeen ? exitCodes.failure : code;
}

const oneMore = (text: string, before: string[]): string[] => [...before, text];

const examples = `
Examples:
  $ cisco-ctr observe 'email_subject:"test test"'                  every enabled module of every region
  $ cisco-ctr observe 'email_subject:"test test"' --region us --module esa1
  $ cisco-ctr observe ip:4.2.2.2 sha256:5f4dcc3b5aa765d61d83...    several, and a module that has seen one of them answers
  $ cisco-ctr observe 'cisco_mid:"8"' --region eu --json           as schema/observe.schema.json of the package says

An observable is written as in an investigation: ip, domain, url, email, email_subject, email_messageid, cisco_mid, sha256, file_name
and the other types of Cisco's, a colon, and the value; with blanks in it in quotation marks, which a shell must be kept from taking.
Of a module that has seen nothing it says what that may mean, in the order in which to look.

It only looks: enrich:read is the scope for asking; with integration:read and sse:read modules have names and silences reasons.
Exit codes: 0 when a module has seen one of them; 1 when none has, or a region could not be asked; 2 for a wrong observable, option or
module; 3 when a region refuses its API client, or has none.`;

/** `cisco-ctr observe`: is data really flowing? */
export function observeCommand(): Command {
  return new Command("observe")
    .description("ask modules what they have seen of some observables: is data really flowing?")
    .argument("<observable...>", 'what to look for, such as email_subject:"test test"')
    .option("--region <us,eu,apjc>", "only these regions; default: all with credentials", regionList)
    .option("--module <NAME|ID>", "only this module; may be given several times", oneMore, [])
    .option("--json", "print JSON in place of a table")
    .addHelpText("after", examples)
    .action(observe);
}
