import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { ApiClient } from "../../../provider";
import { shown } from "../../../provider/dynamic/shown";
import { makers, resourceNames } from "../../support/resource-makers";

const args = { region: "us", preset: "casebook" } as const;
const usual = { prepareStackTrace: Reflect.get(Error, "prepareStackTrace") as unknown };
const { stackTraceLimit } = Error;

/** The files of the stack traces that are written while a resource is made, each with as many lines as it may have. */
let traces: (string | null)[][];

beforeEach(async () => {
  await pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) }, "shop", "prod");
  traces = [];
  Error.prepareStackTrace = (error, frames) => {
    if (frames.length > 0) traces.push(frames.map((frame) => frame.getFileName()));
    return [
      String(error),
      ...frames.map((frame) => `    at ${frame.getFunctionName() ?? ""} (${frame.getFileName() ?? ""})`),
    ].join("\n");
  };
});
afterEach(() => {
  Object.assign(Error, usual);
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});

describe("making a resource", () => {
  test.each(resourceNames)("writes a stack trace only for the place in the program: %s", (name) => {
    makers[name]("esa1");
    expect(traces).toHaveLength(1);
  });

  test.each(resourceNames)("begins in the program, where Pulumi looks for the place: %s", (name) => {
    // Pulumi's own two, its Resource and CustomResource, and the class: https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/resource.ts
    const [trace = []] = (makers[name]("esa1"), traces);
    expect(trace[5]).toBe(require.resolve("../../support/resource-makers"));
  });

  test("writes that of every promise for who looks for those that never end", () => {
    jest.replaceProperty(process, "env", { ...process.env, PULUMI_DEBUG_PROMISE_LEAKS: "true" });
    new ApiClient("client", args);
    expect(traces.length).toBeGreaterThan(20);
  });

  test("an error of the SDK says where in the program it comes from", () => {
    const make = () => new ApiClient("client", args, { parent: JSON.parse("{}") as pulumi.Resource });
    let error: unknown;
    try {
      make();
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({ message: expect.stringMatching("Resource parent is not a valid Resource") });
    expect((error as Error).stack?.split("\n")[1]).toMatch(__filename);
  });

  test("an error of the program's own transformation says where it is", () => {
    const transformations = [() => failing()];
    const failing = (): never => {
      throw new Error("no");
    };
    expect(() => new ApiClient("client", args, { transformations })).toThrow(
      expect.objectContaining({ stack: expect.stringMatching(/at failing /) }),
    );
  });
});

test("what a program never looks at is not worked out", () => {
  const apply = jest.fn(() => pulumi.output("made"));
  const output = { __pulumiOutput: true, apply };
  const given = shown(output, { type: "string" }, "client", true);
  expect(apply).not.toHaveBeenCalled();
  expect(pulumi.Output.isInstance(given)).toBe(true);
  given.apply(() => undefined);
  given.apply(() => undefined);
  expect(apply).toHaveBeenCalledTimes(1);
});
