import type { PageFinding, Wanted } from "./data";

/** Says of each finding whether it is wanted. All words of the text have to be somewhere in it. */
export function makeMatching(findings: readonly PageFinding[]) {
  const contents = findings.map((finding) => {
    const { kind, name, type, stack, place, region, summary, by, at, facts, changes, repair } = finding;
    const parts = changes.flatMap(({ path, before, after }) => [path, before, after]);
    return [
      kind,
      name,
      type,
      stack,
      place,
      region,
      summary,
      by,
      at,
      ...facts.flat(),
      ...parts,
      ...repair.map((each) => each.text),
    ]
      .join("\n")
      .toLowerCase();
  });

  return function matching({ text, kinds, region, stack, box }: Wanted): boolean[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return findings.map(
      (finding, index) =>
        (kinds.size === 0 || kinds.has(finding.kind)) &&
        (region === "" || finding.region === region) &&
        (stack === "" || finding.stack === stack) &&
        (box < 0 || finding.box === box) &&
        words.every((word) => contents[index]?.includes(word)),
    );
  };
}

export type Matching = ReturnType<typeof makeMatching>;
