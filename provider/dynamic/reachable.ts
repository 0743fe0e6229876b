import { createRequire } from "node:module";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

let checked = false;

/**
 * Says once, in a program that the Pulumi CLI runs, when the provider process would not find this package: it looks from the program's
 * folder, where a package manager such as pnpm puts direct dependencies only.
 */
export function checkReachable(): void {
  if (checked || !isRunByCli()) return;
  checked = true;
  const problem = unreachableFrom(process.cwd());
  if (problem !== undefined) throw new pulumi.RunError(problem);
}

/** A sentence when the provider process, with this working folder, would not find the package; exported for its test. */
export function unreachableFrom(folder: string): string | undefined {
  try {
    createRequire(join(folder, "index.js")).resolve("pulumi-cisco-ctr/runtime");
    return undefined;
  } catch {
    return `pulumi-cisco-ctr cannot be found from ${folder}, where Pulumi's provider process looks for it. Make it a dependency of that folder's own package.json, also where a library brings it along (pnpm and Yarn PnP show a program only what it depends on itself).`;
  }
}

/** Not under the Automation API, whose program runs in another process than the one that looks, nor in unit tests. */
const isRunByCli = (): boolean => /[\\/]cmd[\\/]run$/.test(require.main?.path ?? "");
