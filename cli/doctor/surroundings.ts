import { setMaxListeners } from "node:events";
import type { Call } from "../../provider/base/call";
import { isProviderError, type ProviderError } from "../../provider/base/errors";
import type { Wording } from "../../provider/base/sentence";
import type { Access } from "../../provider/core/compose";
import type { Network } from "./probe";

/** What the doctor sees the world with. */
export interface Surroundings {
  access: Access;
  wording: Wording;
  network: Network;
  /** Where proxies are named. */
  env: Readonly<Record<string, string | undefined>>;
}

/** One conversation with a cloud or a machine. */
const budgetMs = 60_000;

export function callOf({ access }: Surroundings): Call {
  const call = access.call(budgetMs);
  // Many look at once, and each listens to the one signal.
  setMaxListeners(Infinity, call.signal);
  return call;
}

/** What a look brings, or the failure it ends with; a call that was cancelled ends everything. */
export async function attempt<T>(look: () => T | Promise<T>): Promise<{ value: T } | { error: ProviderError }> {
  try {
    return { value: await look() };
  } catch (error) {
    if (!isProviderError(error) || error.code === "cancelled") throw error;
    return { error };
  }
}
