import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { MapObject } from "../../../../cli/drift/findings";
import { mapModel, type Cluster } from "../../../../cli/map/model";
import { anyReport, findingOf, objectOf, reportWith, strayOf } from "../../../support/fleet-report";

const keys = (clusters: readonly Cluster[]) => clusters.map(({ boxes }) => boxes.map(({ key }) => key));

const chain = [
  objectOf("module", "module1"),
  objectOf("appliance", "esa1", { leadsTo: ["device1"] }),
  objectOf("device", "device1", { leadsTo: ["module1"] }),
];

const nowhere: MapObject = { key: "fmc1", noun: "fmc", name: "fmc1", stack: "mail/prod", leadsTo: [] };

describe("the model of a map", () => {
  test("has what hangs together in one cluster, and accounts apart", () => {
    const { regions } = mapModel(reportWith([...chain, objectOf("client", "reader"), objectOf("device", "device2")]));
    expect(regions).toHaveLength(1);
    expect(keys(regions[0]?.managed ?? [])).toEqual([["esa1", "device1", "module1"], ["device2"]]);
    expect(keys(regions[0]?.shelf ?? [])).toEqual([["reader"]]);
  });

  test("has a column for each region in their order, and one for what has none", () => {
    const objects = [objectOf("device", "there", { region: "apjc" }), nowhere];
    const { regions } = mapModel({ ...reportWith(objects), regions: ["eu", "us"] });
    expect(regions.map(({ title }) => title)).toEqual([
      "Americas (NAM)",
      "Europe (EU)",
      "Asia Pacific (APJC)",
      "Region not known",
    ]);
  });

  test("finds the region of a machine by what it leads to", () => {
    const { regions } = mapModel(reportWith([{ ...nowhere, leadsTo: ["device1"] }, ...chain]));
    expect(keys(regions[0]?.managed ?? [])).toEqual([["fmc1", "esa1", "device1", "module1"]]);
  });

  test("colours a box by the worst of its findings, and shows the worst cluster first", () => {
    const findings = [findingOf("expiring", "module1"), findingOf("missing", "module1"), findingOf("changed", "device2")];
    const { regions } = mapModel(reportWith([objectOf("device", "device2"), objectOf("device", "device3"), ...chain], findings));
    const managed = regions[0]?.managed ?? [];
    expect(managed.map(({ standing }) => standing)).toEqual(["missing", "changed", "clean"]);
    expect(managed[0]?.boxes.find(({ key }) => key === "module1")).toMatchObject({ standing: "missing", findings: [0, 1] });
  });

  test("puts what is in no stack beside, and leaves what hangs on a managed thing with it", () => {
    const objects = [
      objectOf("device", "device1", { leadsTo: ["by-hand"] }),
      strayOf("module", "by-hand"),
      strayOf("device", "lab", { leadsTo: ["lab-module"] }),
      strayOf("module", "lab-module"),
      strayOf("client", "old"),
    ];
    const { regions } = mapModel(reportWith(objects, [findingOf("unmanaged", "by-hand")]));
    expect(keys(regions[0]?.managed ?? [])).toEqual([["by-hand", "device1"]]);
    expect(keys(regions[0]?.beside ?? [])).toEqual([["lab", "lab-module"], ["old"]]);
    expect(regions[0]?.shelf).toEqual([]);
  });

  test("keeps lines from one region to another apart", () => {
    const objects = [objectOf("appliance", "esa7", { region: "eu", leadsTo: ["device7"] }), objectOf("device", "device7")];
    const { regions, crossings } = mapModel(reportWith(objects));
    expect(crossings.map(({ from, to }) => [from.key, to.key])).toEqual([["esa7", "device7"]]);
    expect(regions.flatMap(({ managed }) => managed.flatMap(({ lines }) => lines))).toEqual([]);
  });

  test("has every box once, whatever a report says", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { regions } = mapModel(report);
        const found = regions.flatMap(({ shelf, managed, beside }) => keys([...shelf, ...managed, ...beside]).flat());
        expect(found.sort()).toEqual(report.objects.map(({ key }) => key).sort());
      }),
    );
  });
});
