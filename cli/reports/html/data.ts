import { regions } from "../../../provider/clients/cloud/regions";
import { findingKinds, type Change, type DriftReport, type Finding } from "../../drift/findings";
import { looks } from "../../map/appearance";
import type { Layout } from "../../map/layout";
import { standingWords } from "../../map/standing";
import { kindHelp } from "../severity";
import { isCommand } from "../shown";
import type { PageBox, PageChange, PageData, PageFinding } from "./page/data";

/** What the page's script works with. */
export function pageData(report: DriftReport, layout: Layout): PageData {
  const boxes = layout.boxes.map(({ box: { name, what, stack = "", findings } }): PageBox => ({ name, what, stack, findings }));
  const boxOf = new Map(boxes.flatMap(({ findings }, index) => findings.map((finding) => [finding, index])));
  return {
    kinds: findingKinds.map((kind) => {
      const { badge, sign } = looks[kind];
      return { kind, badge, sign, word: standingWords[kind], help: kindHelp[kind] };
    }),
    findings: report.findings.map((finding, index) => inPage(finding, boxOf.get(index))),
    ignored: report.ignored.map((finding) => ({ ...inPage(finding), reason: finding.reason, until: finding.until })),
    boxes,
  };
}

function inPage(finding: Finding, box = -1): PageFinding {
  const { kind, name, type = "", stack = "", region, place, summary, repair, changes } = finding;
  const { by = "", at = "", urn = "", id = "", owner = "", code = "" } = finding;
  const title = region === undefined ? "" : regions[region].title;
  return {
    ...{ kind, name, type, stack, summary, by, at, urn, id, owner, code, box },
    repair: repair.map((text) => ({ text, command: isCommand(text) })),
    region: title,
    // A region has a name that people know.
    place: place === region ? title : place,
    changes: changes.map(inWords),
  };
}

const secret = "[secret]";

const inWords = ({ path, before, after, ...change }: Change): PageChange =>
  change.secret ? { path, before: secret, after: secret } : { path, before: valueText(before), after: valueText(after) };

function valueText(value: unknown): string {
  if (value === undefined || value === null) return "absent";
  if (typeof value === "string" && value !== "") return value;
  // On one line, with room to break it.
  return JSON.stringify(value, null, 1).replace(/\n */g, " ");
}

/** Characters that end the element around it, that a log's reader takes for a command, or that a terminal obeys. */
const charged = /[<>&\u2028\u2029]|[^\x20-\x7e]|(?<=:):|(?<=#)#/g;

/** JSON as it may stand in an element of a page: the same data, in letters that nothing obeys. */
export function inertJson(data: unknown): string {
  return JSON.stringify(data).replace(charged, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
