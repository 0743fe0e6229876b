import { howToApply, named, type Place } from "../../base/settings";
import { ProviderError } from "../../base/errors";
import { sentence } from "../../base/sentence";

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The origin of a region's API; plain http is refused except to this machine, where the emulator runs. */
export function checkedOrigin(text: string, from: Place): string {
  if (!URL.canParse(text) || new URL(text).port === "0") {
    throw new ProviderError({
      code: "invalid-input",
      reason: `${from.name} is not an address`,
      next: sentence`Set ${named(from)} to something like https://visibility.amp.cisco.com${howToApply(from)}.`,
    });
  }
  const url = new URL(text);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.has(url.hostname))) {
    throw new ProviderError({
      code: "invalid-input",
      reason: `${from.name} does not start with https://, and plain http is accepted only for this machine`,
      next: sentence`Use an https address in ${named(from)}${howToApply(from)}.`,
    });
  }
  return url.origin;
}
