import { beforeAll, describe, expect, test } from "@jest/globals";
import { inLines } from "../../../provider/base/log";
import { systemClock } from "../../../provider/base/clock";
import { createProviders } from "../../../provider/dynamic/provider";
import { type ResourceName } from "../../../provider/generated/schemas";
import { compilerFindings } from "../../support/compiler";
import { blocks, manual, read } from "../../support/pages";
import { runProgram } from "../../support/run-program";

const programs = manual.flatMap((page) => blocks(read(page), "ts").map((code, index) => ({ page, number: index + 1, code })));

const logins = Object.fromEntries(
  ["ESA1", "SMA1", "FMC1"].flatMap((prefix) => [
    [`${prefix}_USERNAME`, "admin"],
    [`${prefix}_PASSWORD`, "password-of-the-test"],
  ]),
);

describe("programs of the README and of docs/", () => {
  beforeAll(() => {
    process.env["ESA1_HOST"] = "esa1.example.com";
    process.env["ESA1_HOSTKEY"] = "SHA256:tFikFoghowjcn0gn0hkp/E9C9tkZJ10bXvOHV077RUI";
  });

  test("compile against the package's own sources", () => {
    expect(programs.map(({ page }) => page)).toEqual(expect.arrayContaining(["README.md", "docs/emulator.md"]));
    expect(compilerFindings(programs.map(({ code }) => code))).toEqual([]);
  }, 60_000);

  test("that are wrong would be found", () => {
    expect(
      compilerFindings(['import { SseToken } from "pulumi-cisco-ctr";\nnew SseToken("a", { region: "mars" });\n']),
    ).toHaveLength(1);
  }, 60_000);

  test.each(programs)("$page, number $number, declares resources that pass check", async ({ code }) => {
    const declared = await run(code);
    expect(declared.length > 0).toBe(/\bnew \w+\(/.test(code));
    const env = { CISCO_CTR_CLIENT_ID: "client-of-the-test", CISCO_CTR_CLIENT_PASSWORD: "password-of-the-test", ...logins };
    const providers = createProviders({
      env,
      clock: systemClock,
      signal: new AbortController().signal,
      say: inLines(() => undefined),
    });
    for (const { type, inputs } of declared) {
      const result = await providers[type.split(":").pop() as ResourceName].check?.({}, inputs);
      expect({ type, failures: result?.failures }).toEqual({ type, failures: [] });
    }
  });
});

interface Declared {
  type: string;
  inputs: Record<string, unknown>;
}

/** What a program declares in a first `up`. */
async function run(code: string): Promise<Declared[]> {
  const declared: Declared[] = [];
  await runProgram(code, ({ name, type, inputs, custom }) => {
    if (custom) declared.push({ type, inputs });
    return { id: `id-of-${name}`, state: { clientPassword: "password-of-the-test" } };
  });
  return declared;
}
