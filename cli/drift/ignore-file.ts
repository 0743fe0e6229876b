import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import type { Document, LineCounter } from "yaml";
import schema from "#schema/ignore.schema.json";
import { cut, plain } from "../../provider/base/screen";
import { readSmallFile } from "../../provider/base/small-file";
import type { Validator } from "../../provider/generated/validators";
import { checker } from "../../provider/lifecycle/schema";
import { UsageProblem } from "../exit-codes";
import { ignoreFileName, type IgnoreFile, type IgnoreRule } from "./ignore";

/**
 * Reads the rules, if there are any.
 *
 * @param folder where the command works
 * @param given what the user named; the file of the folder otherwise
 * @throws UsageProblem when the file that the user named is not there, or when it is not as the schema says
 */
export function readIgnoreFile(folder: string, given?: string): IgnoreFile | undefined {
  const path = given ?? join(folder, ignoreFileName);
  if (given === undefined && !existsSync(path)) return undefined;
  const shown = given ?? relative("", path);
  if (!existsSync(path)) throw unusable(shown, "it is not there");
  const file = readSmallFile(path, mostBytes);
  if ("problem" in file) throw unusable(shown, `it ${file.problem}`);
  return parseIgnoreFile(file.text, shown);
}

const mostBytes = 1_048_576;

/**
 * @param text YAML
 * @param path what to call the file in messages and findings
 * @throws UsageProblem with the line, when it is not as the schema says
 */
export function parseIgnoreFile(text: string, path: string): IgnoreFile {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- the type of what require() loads
  const yaml = require("yaml") as typeof import("yaml");
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) throw unusable(path, `it is no YAML: ${broken.message}`, lines.linePos(broken.pos[0]).line);
  const content = valueOf(document, path);
  const problem = firstProblem(content);
  if (problem) throw unusable(path, problem.text, lineOf(document, lines, problem.at));
  const rules = (content as { rules: Omit<IgnoreRule, "line">[] }).rules;
  return { path, rules: rules.map((rule, index) => ({ ...rule, line: lineOf(document, lines, ["rules", String(index)]) })) };
}

function valueOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (problem) {
    throw unusable(path, `it is no YAML: ${(problem as Error).message}`);
  }
}

function unusable(path: string, why: string, line?: number): UsageProblem {
  const where = line === undefined ? "" : `line ${line}: `;
  return new UsageProblem(`cannot use the ignore file ${path}: ${where}${cut(plain(why), 400)}`);
}

const check = checker(() => (require("../generated/ignore") as { default: Validator }).default, "schema/ignore.schema.json");

interface Problem {
  at: string[];
  text: string;
}

function firstProblem(content: unknown): Problem | undefined {
  const rules: unknown = (content as { rules?: unknown } | null)?.rules;
  const named = (Array.isArray(rules) ? rules : []).flatMap((rule: unknown, index) => problemsIn(rule, ["rules", String(index)]));
  if (named[0]) return named[0];
  const [finding] = check(content ?? {});
  if (finding === undefined) return undefined;
  const at = finding.property === "" ? [] : finding.property.split(".");
  return { at, text: `${nameOf(at)}${/^["\d]/.test(finding.reason) ? ":" : ""} ${finding.reason}` };
}

const known = Object.keys(schema.definitions.rule.properties);

/** What the schema cannot say well: names that it does not know, and dates that are none. */
function problemsIn(rule: unknown, at: string[]): Problem[] {
  if (typeof rule !== "object" || rule === null) return [];
  const unknown = Object.keys(rule).filter((key) => !known.includes(key));
  const { until } = rule as { until?: unknown };
  const day = typeof until === "string" && /^\d{4}-\d\d-\d\d$/.test(until) ? until : undefined;
  return [
    ...unknown.map((key) => ({
      at: [...at, key],
      text: `${nameOf(at)} has "${key}", which no rule has; a rule may have ${known.join(", ")}`,
    })),
    ...(day !== undefined && !isDay(day)
      ? [{ at: [...at, "until"], text: `${nameOf(at)} ends on ${day}, and no calendar has that day` }]
      : []),
  ];
}

const isDay = (day: string): boolean => {
  const time = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
};

/** `rule 2`, `"until" of rule 2`, `the file` */
function nameOf([first, index, ...rest]: readonly string[]): string {
  if (first === undefined) return "the file";
  if (index === undefined) return `"${first}"`;
  const rule = `rule ${Number(index) + 1}`;
  return rest.length === 0 ? rule : `"${rest.join(".")}" of ${rule}`;
}

/** The line of the part, or of the nearest one around it that is there. */
function lineOf(document: Document, lines: LineCounter, at: readonly string[]): number | undefined {
  for (let length = at.length; length > 0; length--) {
    const path = at.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const node = document.getIn(path, true) as { range?: [number, number, number] | null } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}
