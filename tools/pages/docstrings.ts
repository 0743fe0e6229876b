import { readFileSync } from "node:fs";
import * as ts from "typescript";

/** A docstring: its text, and the program of its example. */
interface Docstring {
  text: string;
  example: string[];
}

/** A member of a class or an interface. */
export interface Member extends Docstring {
  name: string;
  /** Its type as the source has it. */
  type: string;
}

/** A class or an interface, as its source documents it. */
interface Documented extends Docstring {
  members: Member[];
}

function docstringOf(node: ts.Node): Docstring {
  const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = docs.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "").join(" ");
  const tags = docs.flatMap((doc) => [...(doc.tags ?? [])]);
  const example = tags.find(({ tagName }) => tagName.text === "example");
  const [, code = ""] = /```ts\n(.*)\n```/s.exec(ts.getTextOfJSDocComment(example?.comment) ?? "") ?? [];
  return { text: text.replace(/\s*\n\s*/g, " "), example: code === "" ? [] : code.split("\n") };
}

/** The classes and interfaces of a source, by their names. */
export function documentedIn(file: string): Map<string, Documented> {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  const found = new Map<string, Documented>();
  for (const statement of source.statements) {
    if (!ts.isClassDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) continue;
    const members = [...statement.members].flatMap((member) =>
      ts.isPropertyDeclaration(member) || ts.isPropertySignature(member)
        ? [{ ...docstringOf(member), name: member.name.getText(), type: member.type?.getText() ?? "" }]
        : [],
    );
    found.set(statement.name?.text ?? "", { ...docstringOf(statement), members });
  }
  return found;
}
