import { answersTo, shortNames, type ModuleTypeWire } from "../../provider/clients/cloud/module-types";
import type { Finding } from "./findings";

/** For each short name that a CtrModule takes: the type of the region's catalogue that it stands for. */
export function moduleTypeFindings(types: readonly ModuleTypeWire[]): Finding[] {
  return shortNames.map((name) =>
    ofName(
      name,
      types.filter((type) => answersTo(type, name)),
    ),
  );
}

function ofName(name: string, found: readonly ModuleTypeWire[]): Finding {
  const [type, ...more] = found;
  const ids = found.map(({ id }) => id);
  const about = { check: "module-types", subject: name, details: { ids, titles: found.map(titleOf) } } as const;
  if (type === undefined) {
    const next = "Give CtrModule type: { title } with a title that `cisco-ctr list module-types` shows.";
    return { ...about, level: "warning", says: "the catalogue has no type of a title known for it", next };
  }
  if (more.length > 0) {
    const next = `Give CtrModule type: { id } with one of: ${ids.join(", ")}.`;
    return { ...about, level: "warning", says: `${found.length} types answer to it: ${found.map(titleOf).join(", ")}`, next };
  }
  return { ...about, level: "ok", says: `"${titleOf(type)}" (${type.id})` };
}

const titleOf = ({ title, defaultName, id }: ModuleTypeWire): string => title ?? defaultName ?? id;
