import { cloud } from "./cloud";
import { fmc } from "./fmc";
import type { CallTable } from "./tables";

export { applianceDifferences, commands } from "./appliance";
export type { CallTable, DescribedCall } from "./tables";

/** Every emulated service. A new one is an entry here, and is then on the page. */
export const callTables: readonly CallTable[] = [cloud, fmc];
