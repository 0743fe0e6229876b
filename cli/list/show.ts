import { compose } from "../../provider/base/errors";
import type { RegionName } from "../../provider/clients/cloud/regions";
import { pulumiWording } from "../../provider/pulumi/wording";
import type { Paint } from "../terminal/colour";
import { table, type Cell } from "../terminal/table";
import { isUnmanaged } from "./filters";
import type { Found, Listed, ListProblem, Plural } from "./listing";

type Column = [title: string, cell: (item: Listed) => Cell];

const common: Column[] = [
  ["Region", ({ region }) => region],
  ["Name", ({ name }) => name],
];
const owner: Column = ["Owner", ownerCell];
const id: Column = ["Id", (item) => item.id];
const status: Column = ["Status", (item) => item.status];
const type: Column = ["Type", (item) => item.type ?? ""];

const columns: Record<Plural, Column[]> = {
  devices: [...common, type, ["Version", ({ version }) => version ?? ""], status, owner, id],
  modules: [...common, type, ["Device", ({ device, deviceId }) => device ?? deviceId ?? ""], status, owner, id],
  clients: [...common, status, ["Scopes", ({ scopes = [] }) => scopes.join(" ")], owner, id],
  "module-types": [...common, status, owner, id],
};

function ownerCell(item: Listed): Cell {
  const [mark] = item.marks;
  if (mark) return mark.owner;
  return isUnmanaged(item) ? { text: "none", style: "yellow" } : { text: given(item), style: "dim" };
}

const given = ({ noun }: Listed): string => (noun === "client" ? "this command" : "Cisco");

/** For people; undefined when there is nothing to show. */
export function listTable(what: Plural, { items }: Found, paint: Paint): string | undefined {
  if (items.length === 0) return undefined;
  const shown = columns[what];
  return table(
    items.map((item) => shown.map(([, cell]) => cell(item))),
    { titles: shown.map(([title]) => title), paint },
  );
}

/** As schema/list.schema.json says. */
export function listJson(what: Plural, regions: readonly RegionName[], { items, problems }: Found): object {
  return {
    version: 1,
    what,
    regions,
    items: items.map(({ marks, given = false, ...item }) => ({
      ...item,
      owner: marks[0]?.owner ?? null,
      marks: marks.map(({ kind, owner }) => ({ kind, owner })),
      given,
    })),
    problems: problems.map(({ region, error }) => ({ region, code: error.code, message: compose(error.facts, pulumiWording) })),
  };
}

/** One sentence for standard error. */
export const problemLine = (what: Plural, { region, error: { facts } }: ListProblem): string =>
  compose({ ...facts, subject: { verb: "list", noun: `${what.replace("-", " ")} of region`, name: region } }, pulumiWording);
