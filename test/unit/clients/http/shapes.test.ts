import { describe, expect, test } from "@jest/globals";
import { toList, UnexpectedShape } from "../../../../provider/clients/http/shapes";

describe("lists", () => {
  test.each([
    ["bare", [1, 2]],
    ["under data", { data: [1, 2] }],
  ])("%s", (_, json) => {
    expect(toList(json)).toEqual([1, 2]);
  });

  test.each([[undefined], [null], ["[]"], [{}], [{ data: {} }], [{ data: null }], [{ items: [] }], [5]])("not %j", (json) => {
    expect(() => toList(json)).toThrow(UnexpectedShape);
  });
});
