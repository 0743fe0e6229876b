import { describe, expect, test } from "@jest/globals";
import { names, read } from "../../support/pages";

const picture = read("docs", "flow.svg");

/** The colours that each class has in a part of the style. */
const colours = (style: string): Map<string, string[]> =>
  new Map(
    [...style.matchAll(/^\s*\.([\w-]+) \{([^}]*#[^}]*)\}$/gm)].map(([, name = "", rule = ""]) => [
      name,
      [...rule.matchAll(/(fill|stroke): #/g)].map(([, property = ""]) => property),
    ]),
  );

describe("the picture of the flow", () => {
  test("names every resource", () => {
    const texts = [...picture.matchAll(/<t(?:ext|span)[^>]*class="name"[^>]*>(\w+)</g)].map(([, name]) => name);
    expect([...texts].sort()).toEqual([...names, "ApplianceIntegration"].sort());
  });

  test("says in words what it shows", () => {
    expect(picture).toMatch(/<title id="title">[^<]+<\/title>/);
    const described = /<desc[^>]*>([^<]*)</.exec(picture)?.[1] ?? "";
    expect(names.filter((name) => !described.includes(name))).toEqual([]);
  });

  test("has a colour for dark wherever it has one for light, and none beside the style", () => {
    const [light = "", dark = ""] = picture.split("@media (prefers-color-scheme: dark)");
    expect(colours(light).size).toBeGreaterThan(5);
    expect(colours(dark)).toEqual(colours(light));
    expect(picture.replace(/<style>.*<\/style>/s, "")).not.toMatch(/(?:fill|stroke)="(?!none)/);
  });
});
