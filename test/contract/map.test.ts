/** `cisco-ctr map`: draws what is there and changes nothing, for a client that may only read. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ciscoCtr, clientWith, readScopes, type Ended } from "../support/command-line";
import { exported } from "../support/drift-bench";
import { esa, Workbench } from "../support/workbench";

const bench = Workbench.ofThisFile();
let folder: string;
let state: string;

/** The command, as a client that holds read scopes alone; it must not have changed anything. */
async function map(...words: string[]): Promise<Ended> {
  const before = await bench.state();
  await bench.forgetRequests();
  const ended = await ciscoCtr({ ...bench.env, CISCO_CTR_LOG: undefined }, "map", ...words);
  bench.shown.push(ended.stdout, ended.stderr);
  expect(await bench.changes()).toEqual([]);
  expect(await bench.state()).toEqual(before);
  return ended;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "cisco-ctr-map-"));
  state = join(folder, "stack.json");
  const appliance = bench.login(esa);
  const gate = await bench.made("DeviceRegistration", { region: "us", appliance, deviceName: "gate" }, "gate");
  const module = await bench.made("CtrModule", { region: "us", type: "esa", deviceId: gate.id, name: "mail" }, "mail");
  const lost = await bench.made("CtrModule", { region: "us", type: "esa", deviceId: gate.id, name: "lost" }, "lost");
  writeFileSync(state, exported([gate, module, lost]));
  const console = await bench.api("us");
  await console.expect(204, "DELETE", `/iroh/iroh-int/module-instance/${lost.id}`);
  const { id, password } = await clientWith(console, readScopes);
  Object.assign(bench.env, { CISCO_CTR_US_CLIENT_ID: id, CISCO_CTR_US_CLIENT_PASSWORD: bench.secret(password) });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("cisco-ctr map", () => {
  test("draws an appliance, its device and its module with lines, and what is missing, as SVG on standard output", async () => {
    const { code, stdout, stderr } = await map("--state", state);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^<svg .*<\/svg>\n$/s);
    const { host, port } = bench.appliance(esa);
    for (const name of [`${host}:${port}`, "gate", "mail"])
      expect(stdout).toMatch(new RegExp(`class="box s-clean".*>${name}</text>`));
    expect(stdout).toMatch(/class="box s-missing".*>lost<\/text>/);
    expect(stdout.match(/class="wire"/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test("writes a page where the file's name says so", async () => {
    const file = join(folder, "map.html");
    const { code, stdout } = await map("--state", state, "--output", file);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(readFileSync(file, "utf8")).toMatch(/^<!doctype html>.*<title>Map: 2 findings/s);
  });

  test("says it in Mermaid's words", async () => {
    const { stdout } = await map("--state", state, "--format", "mermaid");
    expect(stdout).toMatch(/^flowchart LR\n {2}subgraph r0\["Americas #40;NAM#41;"\]/);
    expect(stdout).toContain('"lost<br>module: missing"');
    expect(stdout).toContain('<br>ESA"]:::clean');
  });

  test.each([
    [
      ["--output", "map.pdf"],
      'cannot tell the format of "map.pdf" by its name; let it end in .svg, .html or .mmd, or give --format',
    ],
    [["--format", "png"], "Allowed choices are svg, html, mermaid."],
  ])("refuses %j before anybody is asked", async (words, message) => {
    const { code, stderr } = await map("--state", state, ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(await bench.requests()).toEqual([]);
    expect(existsSync("map.pdf")).toBe(false);
  });
});
