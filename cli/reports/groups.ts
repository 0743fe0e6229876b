import { findingKinds, type Finding, type FindingKind } from "../drift/findings";

/** Findings of one kind that belong together. */
export interface Group {
  /** Where they are: a stack and a region, or what no stack has by whose mark is on it. */
  heading: string;
  findings: Finding[];
}

/** The findings in the order of reports: by kind, stack, place and name. */
export function inOrder<T extends Finding>(findings: readonly T[]): T[] {
  const keyOf = ({ kind, stack, region, place, name, id }: Finding): string =>
    [String(findingKinds.indexOf(kind)).padStart(2, "0"), stack, region, place, name, id].join("\n");
  const keyed = findings.map((finding) => ({ finding, key: keyOf(finding) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ finding }) => finding);
}

/** The findings by kind, and within a kind by stack and region. */
export function groupsOf(findings: readonly Finding[]): { kind: FindingKind; count: number; groups: Group[] }[] {
  return [...grouped(inOrder(findings), ({ kind }) => kind)].map(([kind, ofKind]) => ({
    kind,
    count: ofKind.length,
    groups: [...grouped(ofKind, headingOf)].map(([heading, members]) => ({ heading, findings: members })),
  }));
}

function headingOf({ kind, stack, region, place, owner }: Finding): string {
  const where = region ?? place;
  if (kind === "unmanaged") return `${where}, ${owner === undefined ? "without a mark" : "with the mark of another stack"}`;
  return stack === undefined ? where : `${stack}, ${where}`;
}

function grouped<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
