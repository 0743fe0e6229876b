import { isProviderError, type ErrorCode } from "../../provider/base/errors";
import type { RegionName } from "../../provider/clients/cloud/regions";
import type { Access } from "../../provider/core/compose";
import { exitCodes, isOfLogin, type ExitCode } from "../exit-codes";
import { told } from "../problems";
import type { Seen } from "./assumption";
import { emptyFolder, writeBundle } from "./bundle/record";
import { Gatherer } from "./gather";
import { reportOf, type ContractReport, type Unasked } from "./report";

export { contractText, type ContractReport } from "./report";

/** For all requests to one region. */
const budgetMs = 3 * 60_000;

/** A region that could not be asked. */
interface Refused extends Unasked {
  code: ErrorCode;
}

/** The report, and how the command ends. */
export interface ContractResult {
  report: ContractReport;
  /** 1 where something differs or no region could be asked, 3 where all of those refused. */
  exitCode: ExitCode;
}

/**
 * Compares what the provider takes for given with what organisations publish and answer; asks by GET alone, and by the token call.
 *
 * @param record a new or an empty folder for the answers, with all that is the organisation's own replaced
 */
export async function checkContract(
  { access }: { access: Access },
  regions: readonly RegionName[],
  { record }: { record?: string } = {},
): Promise<ContractResult> {
  if (record !== undefined) emptyFolder(record);
  const looked = await Promise.all(regions.map((region) => look(access, region)));
  const seen = looked.filter((each): each is Seen => "single" in each);
  const refused = looked.filter((each): each is Refused => "problem" in each);
  if (record !== undefined) writeBundle(record, seen, access.secrets);
  const at = new Date(access.call(0).clock.now()).toISOString();
  const report = reportOf(at, looked);
  return { report, exitCode: exitCodeOf(report, seen, refused) };
}

async function look(access: Access, region: RegionName): Promise<Seen | Refused> {
  try {
    return await new Gatherer(access.cloud(region), access.call(budgetMs)).gather();
  } catch (problem) {
    if (!isProviderError(problem) || problem.code === "cancelled") throw problem;
    return { region, code: problem.code, problem: access.secrets.redact(told(problem)) };
  }
}

function exitCodeOf({ counts }: ContractReport, seen: readonly Seen[], refused: readonly Refused[]): ExitCode {
  if (seen.length > 0) return counts.differs > 0 ? exitCodes.failure : exitCodes.clean;
  return refused.every(({ code }) => isOfLogin(code)) ? exitCodes.authentication : exitCodes.failure;
}
