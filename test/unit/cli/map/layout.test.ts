import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Rectangle } from "../../../../cli/map/block";
import { layOut, type Layout } from "../../../../cli/map/layout";
import { mapModel } from "../../../../cli/map/model";
import { anyReport, fleetReport, findingOf, objectOf, reportWith, strayOf } from "../../../support/fleet-report";

const placed = (report: Parameters<typeof mapModel>[0]): Layout => layOut(mapModel(report));

const overlap = (one: Rectangle, other: Rectangle): boolean =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

const within = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const pairs = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((one, index) => all.slice(index + 1).map((other): [T, T] => [one, other]));

const at = ({ boxes }: Layout, key: string) => boxes.find(({ box }) => box.key === key) as Layout["boxes"][number];

describe("the places of a map", () => {
  test("hold every box once, none over another, each in its region, whatever a report says", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const model = mapModel(report);
        const { boxes, frames, width, height } = layOut(model);
        expect(boxes.map(({ box }) => box.key).sort()).toEqual(model.boxes.map(({ key }) => key).sort());
        const clashes = pairs(boxes).filter(([one, other]) => overlap(one, other));
        expect(clashes.map(([one, other]) => [one.box.key, other.box.key])).toEqual([]);
        const columns = frames.filter(({ kind }) => kind === "region");
        expect(columns).toHaveLength(model.regions.length);
        expect(pairs(columns).some(([one, other]) => overlap(one, other))).toBe(false);
        for (const box of boxes) expect(columns.filter((column) => within(box, column))).toHaveLength(1);
        for (const frame of frames) expect(within(frame, { x: 0, y: 0, width, height })).toBe(true);
      }),
    );
  });

  test("are the same each time", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(placed(report)).toEqual(placed(structuredClone(report)));
      }),
      { numRuns: 20 },
    );
  });

  test("lead from an appliance over its device to its module, from left to right in one row", () => {
    const layout = placed(fleetReport(1));
    const [appliance, device, module] = ["esa0.example.com", "device0", "module0"].map((key) => at(layout, key));
    expect(new Set([appliance?.y, device?.y, module?.y]).size).toBe(1);
    expect([appliance?.x, device?.x, module?.x].map(Number)).toEqual(
      [...[appliance?.x, device?.x, module?.x].map(Number)].sort((a, b) => a - b),
    );
    expect(layout.lines.map(({ from, to }) => [from.key, to?.key])).toEqual([
      ["esa0.example.com", "device0"],
      ["device0", "module0"],
    ]);
  });

  test("are cards for a few, and tiles for the clean ones of very many", () => {
    expect(placed(fleetReport(12)).boxes.every(({ form }) => form === "card")).toBe(true);
    const layout = placed(fleetReport(334, [findingOf("missing", "module17"), findingOf("changed", "device200")]));
    expect(layout.boxes).toHaveLength(1_002);
    expect(
      layout.boxes
        .filter(({ form }) => form === "card")
        .map(({ box }) => box.key)
        .sort(),
    ).toEqual(["17", "200"].flatMap((index) => [`device${index}`, `esa${index}.example.com`, `module${index}`]).sort());
  });

  test("of 1,000 with a finding each still fit on two screens", () => {
    const all = fleetReport(334);
    const findings = all.objects.map(({ key }) => findingOf("missing", key));
    const { width, height } = placed({ ...all, findings });
    expect(width).toBeLessThanOrEqual(1_400);
    expect(height).toBeLessThanOrEqual(2_000);
  });

  test("of an FMC with very many devices are its card, and a frame with them", () => {
    const devices = Array.from({ length: 80 }, (_, index) => objectOf("device", `ftd${index}`));
    const fmc = objectOf("fmc", "fmc1", { leadsTo: devices.map(({ key }) => key) });
    const { boxes, frames, lines } = placed(reportWith([fmc, ...devices]));
    const [group] = frames.filter(({ kind }) => kind === "group");
    expect(boxes.filter(({ form }) => form === "card").map(({ box }) => box.key)).toEqual(["fmc1"]);
    expect(boxes.filter(({ form }) => form === "tile").every((box) => group !== undefined && within(box, group))).toBe(true);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ from: { key: "fmc1" }, end: { kind: "group" } });
  });

  test("of what is in no stack are in a frame of their own", () => {
    const { boxes, frames } = placed(reportWith([objectOf("device", "device1"), strayOf("module", "by-hand")]));
    const [beside] = frames.filter(({ kind }) => kind === "beside");
    expect(boxes.filter((box) => beside !== undefined && within(box, beside)).map(({ box }) => box.key)).toEqual(["by-hand"]);
  });
});
