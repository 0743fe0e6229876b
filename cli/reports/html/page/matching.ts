import type { PageFinding, Wanted } from "./data";

/** Says of each finding whether it is wanted. All words of the text have to be somewhere in it. */
export function makeMatching(findings: readonly PageFinding[]) {
  let contents: string[] = [];

  function contentOf(finding: PageFinding): string {
    const { kind, name, type, stack, place, region, summary, by, at, urn, id, owner, code, changes, repair } = finding;
    const parts = changes.flatMap(({ path, before, after }) => [path, before, after]);
    const texts = [kind, name, type, stack, place, region, summary, by, at, urn, id, owner, code, ...parts];
    return [...texts, ...repair.map((each) => each.text)].join("\n").toLowerCase();
  }

  return function matching({ text, kinds, region, stack, box }: Wanted): boolean[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    // Nothing of it is needed before somebody types.
    if (words.length > 0 && contents.length === 0) contents = findings.map(contentOf);
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
