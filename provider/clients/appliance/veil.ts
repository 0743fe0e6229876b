/**
 * `text` without `secret`, also where a terminal broke it into lines or only a piece of it was printed.
 * Complements `Secrets.redact`, which finds whole values only.
 */
export function veil(text: string, secret: string): string {
  if (secret.length < 4) return text;
  return withoutWrapped(text, secret).replace(/[\w+/=.-]{6,}/g, (word) => (secret.includes(word) ? "[secret]" : word));
}

/**
 * `text` without the whole of `secret`, wherever white space broke it. Searches as if neither had any: a pattern with blanks between all
 * characters would be slow on a long screen.
 */
export function withoutWrapped(text: string, secret: string): string {
  const [dense, wanted] = [compact(text), compact(secret)];
  if (wanted === "" || !dense.includes(wanted)) return text;

  const places: number[] = [];
  for (let at = 0; at < text.length; at++) if (/\S/.test(text.charAt(at))) places.push(at);
  let clean = "";
  let kept = 0;
  for (let at = dense.indexOf(wanted); at >= 0; at = dense.indexOf(wanted, at + wanted.length)) {
    clean += `${text.slice(kept, places[at])}[secret]`;
    kept = (places[at + wanted.length - 1] ?? 0) + 1;
  }
  return clean + text.slice(kept);
}

export function compact(text: string): string {
  return text.replace(/\s+/g, "");
}
