import { ProviderError } from "../../base/errors";

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The origin of a region's API; plain http is refused except to this machine, where the emulator runs. */
export function checkedOrigin(text: string, variable: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new ProviderError(
      {
        code: "invalid-input",
        reason: `${variable} is not an address`,
        next: `Set ${variable} to something like https://visibility.amp.cisco.com.`,
      },
      { cause },
    );
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.has(url.hostname))) {
    throw new ProviderError({
      code: "invalid-input",
      reason: `${variable} does not start with https://, and plain http is accepted only for this machine`,
      next: `Use an https address in ${variable}.`,
    });
  }
  return url.origin;
}
