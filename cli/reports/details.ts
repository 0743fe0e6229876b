import { cut } from "../../provider/base/screen";
import type { Finding } from "../drift/findings";
import { shownChange, shownText, whoAndWhen } from "./shown";

const longestChange = 500;

/** Where something is: its stack, if it has one, and its place. */
export const shownWhere = ({ stack, place }: Finding): string =>
  [...(stack === undefined ? [] : [shownText(stack)]), shownText(place)].join(", ");

/** What a finding has beside its summary, a line each. */
export function detailLines(finding: Finding): string[] {
  const { changes, by, owner, urn, id, repair } = finding;
  const who = whoAndWhen(finding);
  return [
    ...changes.map((change) => `${shownText(change.path)}: ${cut(shownChange(change), longestChange)}`),
    ...(owner === undefined ? [] : [`mark: ${shownText(owner)}`]),
    ...(who === "" ? [] : [`${by === undefined ? "when" : "by"}: ${who}`]),
    ...(urn === undefined ? [] : [`urn: ${shownText(urn)}`]),
    ...(urn !== undefined || id === undefined ? [] : [`id: ${shownText(id)}`]),
    ...repair.map((each, index) => `${index === 0 ? "repair" : "or"}: ${shownText(each)}`),
  ];
}
