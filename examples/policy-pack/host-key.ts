/**
 * Whether a fingerprint can be of no key: a word in its place, one letter again and again, or no SHA-256 digest at all. A digest that
 * chance made has some thirty different letters in base64 and nearly all sixteen in hexadecimal.
 */
export function isPlaceholder(fingerprint: string): boolean {
  const text = fingerprint.replace(/^SHA256:/i, "").replace(/[=:]/g, "");
  const letters = new Set(text).size;
  if (/^[0-9a-f]{64}$/i.test(text)) return letters < 8;
  const isDigest = Buffer.from(text, "base64").length === 32 && Buffer.from(text, "base64").toString("base64") === `${text}=`;
  return !isDigest || letters < 16 || /example|placeholder|changeme/i.test(text);
}
