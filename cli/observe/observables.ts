import { observableTypes, type ObservableWire } from "../../provider/clients/cloud/observations";
import { cut, plain } from "../../provider/base/screen";
import { UsageProblem } from "../exit-codes";

const how = 'write it as in an investigation, such as email_subject:"test test" or ip:4.2.2.2';

/**
 * Reads observables as an investigation takes them: `type:value`, `type:"a value with blanks"`, several with blanks between. A shell may
 * have taken the quotes away: then a value goes on until the next type.
 */
export function readObservables(texts: readonly string[]): ObservableWire[] {
  return texts.flatMap(readSome);
}

const type = /\s*(?<type>[a-z0-9_]+):/iy;
const quoted = /"(?<value>(?:[^"\\]|\\.)*)"(?=\s|$)/sy;
const bare = new RegExp(`(?<value>.*?)(?=\\s+(?:${observableTypes.join("|")}):|$)`, "isy");

function readSome(text: string): ObservableWire[] {
  const found: ObservableWire[] = [];
  for (let at = 0; text.slice(at).trim() !== "";) {
    const start = matchAt(type, text, at);
    if (start === undefined) throw unreadable(text, at, `has no type: ${how}`);
    const behind = at + start[0].length;
    const isQuoted = text[behind] === '"';
    const match = matchAt(isQuoted ? quoted : bare, text, behind);
    if (match === undefined)
      throw unreadable(text, at, `has a quotation mark that is not closed, or is followed by more: ${how}`);
    const { value = "" } = match.groups ?? {};
    const meant = isQuoted ? value.replace(/\\(.)/gs, "$1") : value.trim();
    if (meant === "") throw unreadable(text, at, `has no value: ${how}`);
    found.push({ type: start.groups?.["type"]?.toLowerCase() ?? "", value: meant });
    at = behind + match[0].length;
  }
  if (found.length === 0) throw unreadable(text, 0, `has no type: ${how}`);
  return found;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

const unreadable = (text: string, at: number, why: string): UsageProblem =>
  new UsageProblem(`the observable ${JSON.stringify(cut(plain(text.slice(at)).trim(), 80))} ${why}`);

/** As an investigation takes it. */
export const inGuidesSyntax = ({ type, value }: ObservableWire): string => `${type}:"${value.replace(/["\\]/g, "\\$&")}"`;
