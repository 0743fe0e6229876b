/** What the package promises to who reads it where it is installed. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import { packedPackage } from "../support/packed-package";

let unpacked: string;
beforeAll(() => {
  unpacked = packedPackage().folder;
});

function filesEndingIn(...endings: string[]): string[] {
  const files = readdirSync(unpacked, { recursive: true, encoding: "utf8" }).sort();
  return files.filter((file) => endings.some((ending) => file.endsWith(ending)));
}

const read = (file: string): string => readFileSync(join(unpacked, file), "utf8");

test("cites no document that is not in it", () => {
  const cited = filesEndingIn(".js", ".d.ts", ".md", ".json").flatMap((file) =>
    [...read(file).matchAll(/(?<![\w./*-])(?:\.{1,2}\/)*[\w-]+(?:\/[\w-]+)*\.md\b/g)].map(([document]) => ({ file, document })),
  );
  expect(cited.length).toBeGreaterThan(10);
  const missing = cited.filter(
    ({ file, document }) => ![join(unpacked, dirname(file)), unpacked].some((from) => existsSync(join(from, document))),
  );
  expect(missing).toEqual([]);
});

test("has the sources that its maps name", () => {
  const maps = filesEndingIn(".map").map((file) => ({
    file,
    ...(JSON.parse(read(file)) as { sources: string[]; sourcesContent?: string[] }),
  }));
  expect(maps.length).toBeGreaterThan(50);
  expect(maps.filter(({ sources, sourcesContent }) => sourcesContent?.length !== sources.length)).toEqual([]);
});
