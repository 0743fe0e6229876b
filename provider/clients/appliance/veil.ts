/**
 * `text` without `secret`, also where a terminal broke it into lines or only a piece of it was printed.
 * Complements `Secrets.redact`, which finds whole values only.
 */
export function veil(text: string, secret: string): string {
  if (secret.length < 4) return text;
  const spread = Array.from(secret, (char) => char.replace(/[^\w]/g, "\\$&")).join("\\s*");
  return text
    .replace(new RegExp(spread, "g"), "[secret]")
    .replace(/[\w+/=.-]{6,}/g, (word) => (secret.includes(word) ? "[secret]" : word));
}
