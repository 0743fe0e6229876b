import { beforeAll, describe, expect, test } from "@jest/globals";
import { inLines } from "../../provider/base/log";
import { systemClock } from "../../provider/base/clock";
import { createProviders } from "../../provider/dynamic/provider";
import { type ResourceName } from "../../provider/generated/schemas";
import { compilerFindings } from "../support/compiler";
import { names, read, readme, section } from "../support/readme";
import { runProgram } from "../support/run-program";

const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""], index) => ({ number: index + 1, code }));

describe("programs", () => {
  test("are there, with every resource in its own section", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(names.length + 1);
    for (const name of names) expect(section(name)).toMatch(new RegExp(`\`\`\`ts\n[^\`]*new ${name}\\(`));
  });

  test("the first has five lines below its import", () => {
    const [imported, empty, ...lines] = blocks[0]?.code.trimEnd().split("\n") ?? [];
    expect(imported).toMatch(/^import /);
    expect(empty).toBe("");
    expect(lines).toHaveLength(5);
  });

  test("compile against the package's own sources", () => {
    expect(compilerFindings(blocks.map(({ code }) => code))).toEqual([]);
  }, 60_000);

  test("that are wrong would be found", () => {
    expect(
      compilerFindings(['import { SseToken } from "pulumi-cisco-ctr";\nnew SseToken("a", { region: "mars" });\n']),
    ).toHaveLength(1);
  }, 60_000);

  const logins = Object.fromEntries(
    ["ESA1", "SMA1", "FMC1"].flatMap((prefix) => [
      [`${prefix}_USERNAME`, "admin"],
      [`${prefix}_PASSWORD`, "password-of-the-test"],
    ]),
  );

  test("the first is the example that a new project begins with", () => {
    expect(blocks[0]?.code).toBe(read("examples", "first", "index.ts"));
    expect(section("Install it")).toContain("npm run new -- ../mail-gateways first\n");
  });

  beforeAll(() => {
    process.env["ESA1_HOST"] = "esa1.example.com";
    process.env["ESA1_HOSTKEY"] = "SHA256:tFikFoghowjcn0gn0hkp/E9C9tkZJ10bXvOHV077RUI";
  });

  test.each(blocks)("number $number declares resources that pass check", async ({ code }) => {
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
