import { Command, InvalidArgumentError } from "commander";
import type { RegionName } from "../../provider/clients/cloud/regions";
import type * as wording from "../../provider/pulumi/wording";
import type * as doctor from "../doctor";
import type { Wish } from "../doctor";
import type * as probe from "../doctor/probe";
import type { Report } from "../doctor/findings";
import type * as text from "../doctor/text";
import { UsageProblem } from "../exit-codes";
import type * as contract from "../contract";
import { regionList, regionsToAsk } from "../regions";
import type * as sessions from "../session";
import { paintFor } from "../terminal/colour";
import type * as jsonTexts from "../terminal/json";

interface Machine {
  host: string;
  port?: number;
}

interface Flags {
  region?: RegionName[];
  appliance?: Machine;
  fmc?: Machine;
  credentialsEnv?: string;
  hostKey?: string[];
  machine?: string;
  fingerprint?: string;
  caFile?: string;
  domain?: string;
  contract?: true;
  record?: string;
  json?: true;
}

/** `HOST`, `HOST:PORT`, an IPv6 address by itself or in brackets with a port. */
function machineOf(text: string): Machine {
  const [, bracketed, plain, number] =
    /^(?:\[([0-9a-fA-F:.]+)\]|([\w.-]+|[0-9a-fA-F:.]*::?[0-9a-fA-F:.]*))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = number === undefined ? undefined : Number(number);
  if (!host || port === 0 || (port ?? 0) > 65_535) throw new InvalidArgumentError("Give HOST or HOST:PORT.");
  return { host, ...(port === undefined ? {} : { port }) };
}

const prefix = (text: string): string => {
  if (/^[A-Za-z_]\w*$/.test(text)) return text;
  throw new InvalidArgumentError("Give the beginning of variables' names, such as ESA1.");
};

const added = (text: string, before: string[] = []): string[] => [...before, ...text.split(/[\s,]+/).filter(Boolean)];

/** Options of one of the two, and whose they are. */
const belonging: readonly (readonly [keyof Flags, "--appliance" | "--fmc", string])[] = [
  ["hostKey", "--appliance", "--host-key"],
  ["machine", "--appliance", "--machine"],
  ["fingerprint", "--fmc", "--fingerprint"],
  ["caFile", "--fmc", "--ca-file"],
  ["domain", "--fmc", "--domain"],
];

function checkFlags(flags: Flags): void {
  const { appliance, fmc, credentialsEnv } = flags;
  if (flags.record !== undefined && !flags.contract)
    throw new UsageProblem("--record belongs to --contract: give --contract with it");
  if (flags.contract && (appliance ?? fmc)) {
    throw new UsageProblem(`--contract is about the cloud: leave out ${appliance ? "--appliance" : "--fmc"}`);
  }
  if (appliance && fmc) throw new UsageProblem("--appliance and --fmc exclude each other: look at one machine at a time");
  if (credentialsEnv !== undefined && !appliance && !fmc) {
    throw new UsageProblem("--credentials-env is that of a machine: give --appliance HOST or --fmc HOST with it");
  }
  for (const [flag, owner, name] of belonging) {
    const there = owner === "--fmc" ? fmc : appliance;
    if (flags[flag] !== undefined && !there) throw new UsageProblem(`${name} belongs to ${owner}: give ${owner} HOST with it`);
  }
  if (flags.fingerprint !== undefined && flags.caFile !== undefined) {
    throw new UsageProblem("--fingerprint and --ca-file exclude each other: give one of the two");
  }
}

/** What was left out is taken from the variables that the emulator and the examples use too. */
function wishOf(flags: Flags, env: NodeJS.ProcessEnv): Wish {
  const { region, appliance, fmc, credentialsEnv, machine, domain = "Global" } = flags;
  const variable = (name: string) => (credentialsEnv === undefined ? undefined : env[`${credentialsEnv}_${name}`] || undefined);
  const login = credentialsEnv === undefined ? {} : { credentialsEnv };
  const fingerprint = flags.fingerprint ?? (flags.caFile === undefined ? variable("FINGERPRINT") : undefined);
  const caFile = flags.caFile ?? (fingerprint === undefined ? variable("CAFILE") : undefined);
  const hostKeys = flags.hostKey ?? added(variable("HOSTKEY") ?? "");
  return {
    ...(region ? { regions: region } : {}),
    ...(appliance && {
      appliance: { port: 22, ...appliance, ...login, hostKeys, ...(machine === undefined ? {} : { machine }) },
    }),
    ...(fmc && {
      fmc: { port: 443, ...fmc, ...login, domain, ...(fingerprint ? { fingerprint } : {}), ...(caFile ? { caFile } : {}) },
    }),
  };
}

async function run(flags: Flags): Promise<void> {
  checkFlags(flags);
  await (flags.contract ? compareContract(flags) : look(flags));
}

async function compareContract({ region, record, json }: Flags): Promise<void> {
  const { openSession } = require("../session") as typeof sessions;
  const { checkContract, contractText } = require("../contract") as typeof contract;
  const { jsonText } = require("../terminal/json") as typeof jsonTexts;
  const session = openSession();
  const regions = regionsToAsk(session, region);
  const options = record === undefined ? {} : { record };
  const { report, exitCode } = await session.progress.during("comparing", () => checkContract(session, regions, options));
  process.exitCode = exitCode;
  console.log(json ? jsonText(report) : contractText(report, process.stdout.columns || 100, paintFor(process.stdout)));
}

async function look(flags: Flags): Promise<void> {
  const { openSession } = require("../session") as typeof sessions;
  const { examine } = require("../doctor") as typeof doctor;
  const { systemNetwork } = require("../doctor/probe") as typeof probe;
  const { pulumiWording } = require("../../provider/pulumi/wording") as typeof wording;
  const { access, progress } = openSession();
  const surroundings = { access, wording: pulumiWording, network: systemNetwork, env: process.env };
  const wish = wishOf(flags, process.env);
  const doing = `looking; what does not answer is given ${systemNetwork.limitMs / 1_000} s`;
  const report = await progress.during(doing, () => examine(surroundings, wish));
  process.exitCode = report.exitCode;
  console.log(flags.json ? inJson(report) : inText(report));
}

function inJson(report: Report): string {
  const { jsonText } = require("../terminal/json") as typeof jsonTexts;
  return jsonText(report);
}

function inText(report: Report): string {
  const { reportText } = require("../doctor/text") as typeof text;
  return reportText(report, paintFor(process.stdout), process.stdout.columns);
}

const examples = `
Examples:
  $ cisco-ctr doctor                                       every region: hosts, proxy, clock, credentials, scopes, quota, module types
  $ cisco-ctr doctor --region us,eu --json                 two of them, for a program
  $ cisco-ctr doctor --appliance esa1.example.com          the host key to paste, and the SSH algorithms
  $ cisco-ctr doctor --appliance esa1.example.com --credentials-env ESA1 --host-key SHA256:…
                                                           product, release, servers, feature, registration, cluster, licence
  $ cisco-ctr doctor --fmc fmc1.example.com --credentials-env FMC1 --fingerprint 6B:AB:…
  $ cisco-ctr doctor --contract --record recorded          what is confirmed, what differs, what is open; for who has an organisation

It only looks. Nothing is sent to a machine but to one whose host key or certificate was given: compare it on that machine first.
With --credentials-env P, P_HOSTKEY, P_FINGERPRINT and P_CAFILE take the place of options that are not given.
Without --region the regions without an API client are looked at too, and need not be well.
--contract asks the regions that have an API client. What it records, cisco-ctr emulator --load DIR begins with.
Exit codes: 0 when there is no problem, whatever the warnings; 1 for a problem, or with --contract a difference; 2 for wrong options; 3 when credentials are missing or refused.`;

/** `cisco-ctr doctor`: what keeps this machine, an appliance or an FMC from taking part. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("say what keeps this machine, an appliance or an FMC from taking part, and what to do; changes nothing")
    .option("--region <LIST>", "only these regions, such as us,eu; each of them must be well", regionList)
    .option("--appliance <HOST[:PORT]>", "an ESA or SMA, over SSH (port 22)", machineOf)
    .option("--fmc <HOST[:PORT]>", "an FMC, over HTTPS (port 443)", machineOf)
    .option(
      "--credentials-env <PREFIX>",
      "log in to it with the variables PREFIX_USERNAME and PREFIX_PASSWORD or PREFIX_PRIVATE_KEY_FILE",
      prefix,
    )
    .option("--host-key <SHA256:…>", "the appliance's host key, compared on its own console; may be repeated", added)
    .option("--machine <NAME>", "in a cluster: the machine, as `clusterconfig list` prints it")
    .option("--fingerprint <HEX>", "SHA-256 fingerprint of the FMC's certificate, compared in its own web interface")
    .option("--ca-file <PEM>", "the authority that issued the FMC's certificate")
    .option("--domain <NAME>", 'the FMC domain to look at (default: "Global")')
    .option("--contract", "compare what this provider takes for given with what the organisation publishes and answers")
    .option(
      "--record <DIR>",
      "with --contract: write the answers into a new folder, with everything of the organisation's own replaced",
    )
    .option("--json", "print the report as JSON (schema/doctor-report.schema.json, schema/contract-report.schema.json)")
    .addHelpText("after", examples)
    .action(async (flags: Flags) => run(flags));
}
