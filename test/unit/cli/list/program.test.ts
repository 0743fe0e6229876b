import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import * as ts from "typescript";
import { planAdoption } from "../../../../cli/list/adoption";
import type { Listed } from "../../../../cli/list/listing";
import { environmentPrefix, Names, variable } from "../../../../cli/list/names";
import { adoptingProgram } from "../../../../cli/list/program";
import { hostileText } from "../../../support/hostile-text";

const device = (id: string, more: Partial<Listed> = {}): Listed => ({
  ...{ region: "us", noun: "device", id, name: `${id}.example.com`, type: "ESA", status: "Registered", marks: [] },
  ...more,
});

const moduleOf = (id: string, deviceId: string, more: Partial<Listed> = {}): Listed => ({
  ...{ region: "us", noun: "module", id, name: id, type: "Email Security Appliance", shortType: "esa", moduleTypeId: "t1" },
  ...{ deviceId, status: "enabled", enabled: true, visibility: "org", requestTimeframeDays: 30, marks: [] },
  ...more,
});

describe("what belongs together", () => {
  const isIntegrated = (one: Listed, ...modules: Listed[]) =>
    planAdoption([one], modules, true).adoptions.map((each) => each.integrated);

  test.each<[string, boolean, Listed, Listed[]]>([
    ["an ESA with its module", true, device("a"), [moduleOf("m", "a")]],
    ["an SMA with one of its modules", true, device("a", { type: "SMA" }), [moduleOf("m", "a", { shortType: "sma-web" })]],
    ["an ESA without a module", false, device("a"), []],
    ["an ESA with two modules of a type", false, device("a"), [moduleOf("m", "a"), moduleOf("n", "a")]],
    [
      "an ESA with a module of another type besides",
      false,
      device("a"),
      [moduleOf("m", "a"), moduleOf("n", "a", { shortType: "x" })],
    ],
    ["an FTD", false, device("a", { type: "FTD" }), [moduleOf("m", "a", { shortType: "firepower" })]],
    ["a device that bears no host name", false, device("a", { name: "my gateway" }), [moduleOf("m", "a")]],
    ["a device of another region's module", false, device("a"), [moduleOf("m", "a", { region: "eu" })]],
  ])("%s: an ApplianceIntegration is %s", (_, expected, one, modules) => {
    expect(isIntegrated(one, ...modules)).toEqual([expected]);
  });

  test("what a stack owns, or comes with the organisation, is nobody's to take over", () => {
    const mark = { kind: "DeviceRegistration", owner: "a/b/c", hash: "0" };
    const items = [device("a", { marks: [mark] }), moduleOf("m", "x", { given: true })];
    expect(planAdoption(items, items, true)).toEqual({ adoptions: [], left: [] });
    expect(adoptingProgram({ adoptions: [], left: [] })).toBeUndefined();
  });

  test("what cannot be taken over is left, with the reason", () => {
    const twins = [moduleOf("m", "a", { name: "mail" }), moduleOf("n", "a", { name: "mail" }), moduleOf("o", "a", { name: "" })];
    const { adoptions, left } = planAdoption(twins, twins, true);
    expect(adoptions).toEqual([]);
    expect(left.map(({ why }) => why)).toEqual([
      ...Array.from({ length: 2 }, () => "there is another one of its name, type and device: rename or delete one of them"),
      "it has no name",
    ]);
  });
});

describe("names", () => {
  test.each([
    ["esa1.example.com", "esa1", "esa1", "ESA1"],
    ["10.1.2.3", "10", "its10", "ITS_10"],
    ["My gateway, 2nd floor", "My-gateway-2nd-floor", "My2ndFloor", ""],
    ["ägypten", "a-gypten", "aGypten", "A_GYPTEN"],
    ["日本", "device", "device", "DEVICE"],
    ["delete", "delete", "itsDelete", "DELETE"],
    ["a--b", "a-b", "aB", "A_B"],
  ])("are made of %j", (text, name, identifier, prefix) => {
    const given = new Names().resource(text, "device");
    expect(given).toBe(name);
    if (prefix !== "") expect([variable(given), environmentPrefix(given)]).toEqual([identifier, prefix]);
  });

  test("are never given twice, whatever a shell or a program makes of them", () => {
    const names = new Names();
    const given = ["esa1.a", "esa1.b", "ESA1", "e-sa1"].map((text) => names.resource(text, "device"));
    expect(given).toEqual(["esa1", "esa1-2", "ESA1-3", "e-sa1-4"]);
  });
});

test("a program parses and is of one line for each line of ours, whatever the other side has named its things", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hostileText, hostileText, hostileText), { minLength: 1, maxLength: 3 }), (texts) => {
      const devices = texts.map(([name], index) => device(`d${index}`, { name, type: "FTD" }));
      const modules = texts.map(([, name, type], index) =>
        moduleOf(`m${index}`, `d${index}`, { name, type, shortType: undefined }),
      );
      const program = adoptingProgram(planAdoption(devices, modules, true)) ?? "";
      expect(program).not.toMatch(/[^\n\P{C}]|[\p{Zl}\p{Zp}]/u);
      // What two colons and hexadecimal digits are is an address.
      expect(program).not.toMatch(/::[a-f]*[g-z-]|##[a-z]*\[|<\{%/i);
      const file = ts.createSourceFile("index.ts", program, ts.ScriptTarget.ES2022);
      const { diagnostics = [] } = ts.transpileModule(program, { reportDiagnostics: true });
      expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
      const made = file.statements.slice(1).map((statement) => statement.getText(file).match(/new (\w+)\(/)?.[1]);
      const kept = modules.filter(({ name }) => name !== "").length;
      expect(made.filter((name) => name === "DeviceRegistration")).toHaveLength(texts.length);
      expect(made).toHaveLength(texts.length + kept);
    }),
    { numRuns: 50, endOnFailure: true },
  );
});
