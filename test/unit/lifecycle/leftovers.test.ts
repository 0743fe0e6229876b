import { describe, expect, jest, test } from "@jest/globals";
import type { Collection } from "../../../provider/clients/cloud/collection";
import { deleteLeft } from "../../../provider/lifecycle/leftovers";
import { markText, type Mark } from "../../../provider/lifecycle/mark";
import { fakeCall } from "../../support/fake-call";

const mark: Mark = { kind: "DeviceRegistration", owner: "shop/prod/esa1", hash: "0123456789ab" };

describe("what earlier runs left", () => {
  interface Wire {
    id: string;
    description: string;
  }
  const left = markText(mark);
  const isLeft = ({ description }: Wire) => description === left;
  const said: unknown[] = [];
  const call = fakeCall({ log: { info: (text) => said.push(text) } });

  /** A collection whose list is older than its objects. */
  function collection(listed: Wire[], there: Wire[]) {
    const objects = new Map(there.map((wire) => [wire.id, wire]));
    const asked: string[] = [];
    const shared: Pick<Collection<Wire>, "list" | "get" | "delete"> = {
      list: () => Promise.resolve(listed),
      get: (_call, id) => {
        asked.push(id);
        return Promise.resolve(objects.get(id));
      },
      delete: (_call, id) => {
        objects.delete(id);
        return Promise.resolve();
      },
    };
    return { shared, asked, there: () => [...objects.keys()] };
  }

  test("is deleted, all of it, and nothing else is even asked for", async () => {
    const wires = [
      { id: "1", description: left },
      { id: "2", description: "by hand" },
      { id: "3", description: left },
    ];
    const { shared, asked, there } = collection(wires, wires);
    await deleteLeft(call, shared, isLeft, "entry");
    expect([asked, there()]).toEqual([["1", "3"], ["2"]]);
    expect(said).toEqual([expect.stringMatching(/^entry 1, made for this/), expect.stringMatching(/^entry 3, /)]);
  });

  test("is looked at once more: what changed since, or is gone, is left alone", async () => {
    const listed = ["1", "2", "3"].map((id) => ({ id, description: left }));
    const { shared, there } = collection(listed, [
      { id: "1", description: "taken over by hand" },
      { id: "3", description: left },
    ]);
    const deleted = jest.spyOn(shared, "delete");
    await deleteLeft(call, shared, isLeft);
    expect(there()).toEqual(["1"]);
    expect(deleted.mock.calls.map(([, id]) => id)).toEqual(["3"]);
  });
});
