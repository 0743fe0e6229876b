/** What `pulumi up` checks before it runs a program, at once for every example: in their own tests they run without it (test/support/project.ts). */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as ts from "typescript";
import { installModules } from "../support/packed-package";

const examples = join(__dirname, "..", "..", "examples");

describe("each example, with its own tsconfig and the packed package", () => {
  const folder = mkdtempSync(join(tmpdir(), "ciscoctr-types-"));
  const parsed = new Map<string, ts.SourceFile | undefined>();

  beforeAll(() => {
    installModules(join(folder, "node_modules"));
    cpSync(examples, join(folder, "examples"), { recursive: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function findings(project: string): string[] {
    const configFile = join(project, "tsconfig.json");
    const { config } = ts.readConfigFile(configFile, (file) => ts.sys.readFile(file)) as { config: unknown };
    const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, project);
    const host = ts.createCompilerHost(options);
    const getSourceFile = host.getSourceFile.bind(host);
    // All examples stand on the same libraries.
    host.getSourceFile = (file, ...rest) => {
      if (!parsed.has(file)) parsed.set(file, getSourceFile(file, ...rest));
      return parsed.get(file);
    };
    const program = ts.createProgram(fileNames, options, host);
    return [...errors, ...ts.getPreEmitDiagnostics(program)].map(
      ({ file, messageText }) => `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  }

  test.each(readdirSync(examples))("%s has no type error", (example) => {
    expect(findings(join(folder, "examples", example))).toEqual([]);
  });

  test("one would be found", () => {
    const wrong = join(folder, "examples", "wrong");
    cpSync(join(folder, "examples", "first"), wrong, { recursive: true });
    writeFileSync(
      join(wrong, "index.ts"),
      'import { SseToken } from "pulumi-cisco-ctr";\nnew SseToken("a", { region: "mars" });\n',
    );
    expect(findings(wrong)).toEqual([expect.stringContaining('"mars"')]);
  });
});
