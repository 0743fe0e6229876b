import { plain } from "../../provider/base/screen";
import { withNumbers } from "./escaped";
import { shownText } from "./shown";
import type { Finding } from "../drift/findings";
import type { IgnoreRule } from "../drift/ignore";

const validDays = 90;
const dayMs = 24 * 60 * 60_000;

/** What may be accepted: what is not known, and rules that are over, are not. */
const acceptable = ({ kind }: Finding): boolean => kind !== "could-not-check" && kind !== "ignored-too-long";

/** An ignore file that lets today's findings pass, each by a rule of its own. */
export function draftIgnoreFile(findings: readonly Finding[], now: Date): string {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- the type of what require() loads
  const yaml = require("yaml") as typeof import("yaml");
  const ends = {
    reason: `accepted on ${dayOf(now)}`,
    until: dayOf(new Date(now.getTime() + validDays * dayMs)),
  };
  const drafts = findings
    .filter(acceptable)
    .flatMap((finding) => rulesFor(finding).map((rule) => ({ rule: { ...rule, ...ends }, about: aboutOf(finding) })))
    .sort((a, b) => (JSON.stringify(a.rule) < JSON.stringify(b.rule) ? -1 : 1));
  const document = new yaml.Document({ rules: drafts.map(({ rule }) => rule) });
  document.commentBefore = [
    ` Made on ${ends.reason.slice(-10)} by \`cisco-ctr drift --write-ignore\`: what may pass, why and until when.`,
    " Say in each rule why it may pass. After its date a rule is a finding itself.",
    " What could not be checked is not in it. Form: schema/ignore.schema.json of the package.",
  ].join("\n");
  const rules = document.get("rules") as InstanceType<typeof yaml.YAMLSeq<{ commentBefore?: string; spaceBefore?: boolean }>>;
  rules.items.forEach((item, index) => {
    item.commentBefore = ` ${drafts[index]?.about ?? ""}`;
    item.spaceBefore = index > 0;
  });
  yaml.visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === "string" && shownText(node.value) !== node.value) node.type = "QUOTE_DOUBLE";
    },
  });
  return withNumbers(document.toString({ lineWidth: 0, blockQuote: false, doubleQuotedMinMultiLineLength: Infinity }));
}

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

const aboutOf = ({ kind, name, place, summary }: Finding): string => plain(`${kind}: ${name} (${place}): ${summary}`);

/** Of what changed, each property has its rule: what else changes later is still found. */
function rulesFor({
  kind,
  urn,
  id,
  name,
  region,
  owner,
  changes,
}: Finding): Pick<IgnoreRule, "urn" | "kind" | "property" | "id" | "name" | "owner" | "region">[] {
  const whom = urn !== undefined ? { urn } : id !== undefined ? { id } : { name, ...(owner === undefined ? {} : { owner }) };
  const where = urn !== undefined || region === undefined ? {} : { region };
  if (kind !== "changed" || changes.length === 0) return [{ kind, ...whom, ...where }];
  return changes.map(({ path }) => ({ kind, ...whom, ...where, property: path }));
}
