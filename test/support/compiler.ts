import { join } from "node:path";
import * as ts from "typescript";

const root = join(__dirname, "..", "..");

/** What the compiler finds wrong with programs that import the package, as its users would. */
export function compilerFindings(programs: string[]): string[] {
  const files = new Map(programs.map((code, index) => [join(root, `program-${index + 1}.ts`), code]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    resolveJsonModule: true,
    types: ["node"],
    baseUrl: root,
    paths: { "pulumi-cisco-ctr": ["provider/index.ts"] },
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => files.has(file) || disk.fileExists(file),
    readFile: (file) => files.get(file) ?? disk.readFile(file),
    getSourceFile: (file, version, ...rest) => {
      const code = files.get(file);
      return code === undefined ? disk.getSourceFile(file, version, ...rest) : ts.createSourceFile(file, code, version);
    },
  };
  const program = ts.createProgram([...files.keys()], options, host);
  // The package's own sources are somebody else's to check.
  const own = [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(), ...own].map(
    ({ file, messageText }) => `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
  );
}
