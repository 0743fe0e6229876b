/** The text of an answer, read as JSON where it is JSON. */
export interface Body {
  json: unknown;
  /** Why nothing was read although there is text: it is cut off, or from something that is not the API. */
  problem?: string;
  /** True where it is more than is parsed. */
  tooMuch?: true;
}

const deepest = 100;
const mostValues = 1_000_000;

export function parseBody(text: string): Body {
  if (text.trim() === "") return { json: undefined };
  const problem = excess(text);
  if (problem !== undefined) return { json: undefined, problem, tooMuch: true };
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { json: undefined, problem: "the answer is cut off or is not JSON" };
  }
}

/** What a JSON text has too much of to be parsed, by one pass that builds nothing and ends where it is too much. */
function excess(text: string): string | undefined {
  let level = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) at = endOfString(text, at);
    else if (sign === openList || sign === openObject) {
      values++;
      if (++level > deepest) return `the answer is nested more than ${deepest} levels deep`;
    } else if (sign === closeList || sign === closeObject) level--;
    else if (sign === comma && ++values > mostValues) return `the answer holds more than ${mostValues} values`;
  }
  return values > mostValues ? `the answer holds more than ${mostValues} values` : undefined;
}

const [quote, backslash, comma, openList, closeList, openObject, closeObject] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/** @param start where the opening quote stands */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) break;
    if (sign === backslash) at++;
  }
  return at;
}
