/** Last words of the names of secrets, whatever the value looks like; `accessToken` and `client_secret` end with them too. */
const names =
  /(?:password|passwd|passphrase|passcode|secret|token|credential|authorization|(?:api|access|secret|private|shared|signing|encryption|token)key)s?$/;
/** Names of secrets and of much else. */
const shortNames = /(?:^| )(?:pass|pwd|pin|key|keys|auth)$/;
/** A secret under such a name is no word and no identifier, such as `custom_host`. */
const word = /^[a-z]+(?:[-_. ][a-z]+)*$/i;
/** What says nothing of what it is. */
const trailing = new Set(["value", "text", "string", "header"]);

/** Texts that look like secrets by the names they stand under, at any depth; what stands in a list has the list's. */
export function secretTexts(values: object, within: readonly string[] = []): string[] {
  return Object.entries(values).flatMap(([key, value]: [string, unknown]) => {
    const path = Array.isArray(values) ? within : [...within, ...wordsOf(key)];
    if (value !== null && typeof value === "object") return secretTexts(value, path);
    return typeof value === "string" && isSecret(path, value) ? [value] : [];
  });
}

/** `clientSecret`, `client_secret` and `CLIENT-SECRET2` are two words. */
const wordsOf = (key: string): string[] =>
  key
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((each) => each !== "");

function isSecret(path: readonly string[], value: string): boolean {
  const words = [...path];
  while (trailing.has(words.at(-1) ?? "")) words.pop();
  const last = words.slice(-2);
  return names.test(last.join("")) || (shortNames.test(last.join(" ")) && !word.test(value));
}
