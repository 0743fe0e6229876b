import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import * as library from "../../provider";
import { functionSchemas } from "../../provider/generated/functions";
import { schemas } from "../../provider/generated/schemas";

const index = join(__dirname, "..", "..", "provider", "index.ts");
const statements = ts.createSourceFile(index, readFileSync(index, "utf8"), ts.ScriptTarget.ES2022).statements;
const clauses = statements.map((each) => (ts.isExportDeclaration(each) ? each.exportClause : undefined));

/** Every name that a program may import: values and types. */
const exported = clauses.flatMap((clause) =>
  clause !== undefined && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [],
);

/** What stands beside resources and functions. */
const others = [
  "ApplianceIntegration",
  "ApplianceIntegrationArgs",
  "ApplianceModule",
  "ApplianceModuleArgs",
  "DeepInput",
  "FunctionOutputOptions",
  "InputArgs",
  "RegionName",
];

/** Types that programs name, in the words of an earlier release: none is renamed with its schema. */
const published =
  "ApiClientInfo Device Module ModuleProblem ModuleType ModuleTypeField Observable ReachedHost Reaching Sighting Verdict".split(
    " ",
  );

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

test("every export stands there by its name", () => {
  expect(clauses.filter((clause) => clause === undefined || !ts.isNamedExports(clause))).toEqual([]);
});

test("the package exports what the schemas name, and what is listed here, and nothing else", () => {
  const ofResources = Object.keys(schemas).flatMap((name) => [name, `${name}Args`]);
  const ofFunctions = Object.entries(functionSchemas).flatMap(([name, { definitions }]) => [
    ...[name, `${name}Output`, `${capital(name)}Args`],
    ...Object.values<{ title: string }>(definitions).map(({ title }) => title),
  ]);
  expect([...exported].sort()).toEqual([...ofResources, ...ofFunctions, ...others].sort());
  expect(exported).toEqual(expect.arrayContaining(published));
});

test("every class and every function is there when the package is loaded", () => {
  const values = Object.entries(library).map(([name, value]) => `${typeof value} ${name}`);
  const wanted = [...Object.keys(schemas), ...Object.keys(functionSchemas).flatMap((name) => [name, `${name}Output`])];
  expect(values.sort()).toEqual([...wanted, "ApplianceIntegration"].map((name) => `function ${name}`).sort());
});
