import { describe, expect, test } from "@jest/globals";
import { looks, surfaces } from "../../../../cli/map/appearance";
import { standings } from "../../../../cli/map/standing";

/** Of WCAG 2: how bright a colour is. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const text = 4.5;
const graphics = 3;

describe.each(["light", "dark"] as const)("the colours, %s,", (time) => {
  const { page, surface, raised, muted, accent, wire, ...ground } = surfaces[time];

  test.each(standings)("let everybody read what is %s", (standing) => {
    const { solid, tint, ink } = looks[standing][time];
    for (const under of [tint, surface, raised]) expect(contrast(ink, under)).toBeGreaterThanOrEqual(text);
    for (const over of [ground.text, muted]) expect(contrast(over, tint)).toBeGreaterThanOrEqual(text);
    expect(contrast(ground["on-solid"], solid)).toBeGreaterThanOrEqual(graphics);
    for (const under of [tint, surface, page]) expect(contrast(solid, under)).toBeGreaterThanOrEqual(graphics);
  });

  test("let everybody read text, and see lines and what is chosen", () => {
    for (const under of [page, surface, raised]) {
      for (const over of [ground.text, muted]) expect(contrast(over, under)).toBeGreaterThanOrEqual(text);
      expect(contrast(accent, under)).toBeGreaterThanOrEqual(graphics);
    }
    expect(contrast(wire, surface)).toBeGreaterThanOrEqual(graphics);
  });
});

describe("who sees no colours", () => {
  test("tells the standings apart by their signs", () => {
    expect(new Set(standings.map((standing) => looks[standing].sign)).size).toBe(standings.length);
  });
});
