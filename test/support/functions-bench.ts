import { beforeEach, expect } from "@jest/globals";
import Ajv from "ajv";
import { inLines } from "../../provider/base/log";
import { compose, type Composition } from "../../provider/core/compose";
import { functionSchemas, type FunctionName, type FunctionShapes } from "../../provider/generated/functions";
import { pulumiWording } from "../../provider/pulumi/wording";
import { esa, Workbench } from "./workbench";

type Args<Name extends FunctionName> = FunctionShapes[Name]["args"];
type Result<Name extends FunctionName> = FunctionShapes[Name]["result"];

const ajv = new Ajv({ strict: false, allErrors: true });

/** Everything in a result that the function's schema does not say. */
function surprises(name: FunctionName, result: object): string[] {
  const { definitions } = functionSchemas[name];
  ajv.validate({ ...definitions.result, definitions }, result);
  return (ajv.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
  );
}

/** A workbench whose functions are called as a program does. */
export function benchOfFunctions() {
  const bench = Workbench.ofThisFile();
  let inProgram: Composition["functions"];

  /** A fresh process of the program, with the environment of now. */
  function newProgram(): void {
    const say = inLines((line) => void bench.logged.push(line));
    const host = { env: bench.env, clock: bench.clock, signal: new AbortController().signal, say };
    inProgram = compose(host, pulumiWording).functions;
  }
  beforeEach(newProgram);

  /** What a function answers: as its schema says; a person may come to see all of it. */
  async function call<Name extends FunctionName>(name: Name, args: Args<Name>): Promise<Result<Name>> {
    const result = (await inProgram[name](args)) as Result<Name>;
    expect(surprises(name, result)).toEqual([]);
    bench.shown.push(JSON.stringify(result));
    return result;
  }

  async function failure(name: FunctionName, args: object): Promise<string> {
    const error = await inProgram[name](args).then(
      () => new Error("it did not fail"),
      (problem: unknown) => problem as Error,
    );
    bench.shown.push(error.message, JSON.stringify(error));
    return error.message;
  }

  const device = (name = esa, region: "us" | "eu" = "us") =>
    bench.made("DeviceRegistration", { region, appliance: bench.login(name), description: "rack 3" }, "gateway");

  async function esaModule(days = 30, name = "mail") {
    const { deviceId } = (await device()).outs;
    return bench.made("CtrModule", { region: "us", type: "esa", deviceId, requestTimeframeDays: days }, name);
  }

  return { bench, newProgram, call, failure, device, esaModule };
}
