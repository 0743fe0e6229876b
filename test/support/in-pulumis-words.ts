import { isProviderError, ProviderError } from "../../provider/base/errors";
import { inWords } from "../../provider/base/sentence";
import { pulumiWording } from "../../provider/pulumi/wording";

/** The failure as Pulumi's users read it. */
export function inPulumisWords(error: unknown): unknown {
  if (!isProviderError(error)) return error;
  return new ProviderError({ ...error.facts, next: inWords(error.facts.next, pulumiWording) });
}

/** The same of a call that may fail. */
export function tellingPulumi<T>(call: () => T): () => T {
  return () => {
    try {
      return call();
    } catch (error) {
      throw inPulumisWords(error) as Error;
    }
  };
}
