import { ProviderError } from "../../provider/base/errors";

/** What a work fails with: it has to, and with an error of the provider's own. */
export async function failure(work: Promise<unknown>): Promise<ProviderError> {
  const [result] = await Promise.allSettled([work]);
  if (result.status === "fulfilled") throw new Error(`not expected to succeed: ${JSON.stringify(result.value)}`);
  if (!(result.reason instanceof ProviderError)) throw result.reason;
  return result.reason;
}
