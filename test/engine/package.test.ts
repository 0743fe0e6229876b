import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import { Project } from "../support/project";

/** Every class and every function that takes a list, with lists that may not be changed. */
const readonlyLists = `
  import * as pulumi from "@pulumi/pulumi";
  import * as ctr from "pulumi-cisco-ctr";

  const scopes = ["casebook", "response"] as const;
  const hostKey: readonly string[] = ["SHA256:tFikFoghowjcn0gn0hkp/E9C9tkZJ10bXvOHV077RUI"];
  const client = new ctr.ApiClient("client", {
    region: "us",
    scopes,
    grants: ["client-creds", "auth-code"] as const,
    redirects: ["https://x.example"] as const,
  });
  new ctr.ApiClient("again", { region: "us", scopes: client.scopes.apply((all) => all ?? []) });
  new ctr.ApiClient("mutable", { region: "us", scopes: ["casebook"] as string[] });

  const appliance = { host: "esa1.example.com", type: "ESA", hostKey, credentialsEnv: "ESA1" } as const;
  const device = new ctr.DeviceRegistration("device", { region: "us", appliance });
  const settings = { list: ["a", { b: ["c"] }] } as const;
  new ctr.CtrModule("module", { region: "us", type: "esa", deviceId: device.deviceId, settings });
  new ctr.ApplianceIntegration("all", { region: "us", appliance, modules: ["esa"] as const });

  const observables = [{ type: "ip", value: "192.0.2.1" }] as const;
  export const seen: Promise<ctr.ObserveResult> = ctr.observe({ region: "us", moduleIds: ["a"] as const, observables });
  export const later: pulumi.Output<ctr.ObserveResult> = ctr.observeOutput({ region: "us", moduleIds: [device.id] as const, observables });
`;

const { CommonJS, Node16 } = ts.ModuleKind;
const resolution = ts.ModuleResolutionKind;

describe("the packed package", () => {
  let project: Project;

  beforeAll(() => {
    project = Project.create({ program: "" }, {});
  });
  afterAll(() => {
    project.remove();
  });

  test.each([
    ["commonjs", CommonJS, resolution.Node10],
    ["node16", Node16, resolution.Node16],
  ])(
    "has types for a program of ES2020, whose libraries are checked too: %s",
    (_, module, moduleResolution) => {
      project.write(readonlyLists, "program.ts");
      const program = ts.createProgram([join(project.folder, "program.ts")], {
        target: ts.ScriptTarget.ES2020,
        module,
        moduleResolution,
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
        types: ["node"],
        typeRoots: [join(project.folder, "node_modules", "@types")],
      });
      const findings = ts
        .getPreEmitDiagnostics(program)
        .map(({ file, messageText }) => `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
      expect(findings).toEqual([]);
    },
    120_000,
  );

  test("is CommonJS throughout: what is loaded late is loaded by require", () => {
    const dist = join(project.folder, "node_modules", "pulumi-cisco-ctr", "dist", "provider");
    const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
    expect(files.length).toBeGreaterThan(50);
    const importing = files.filter((file) => /\bimport\s*\(/.test(readFileSync(join(dist, file), "utf8")));
    expect(importing).toEqual([]);
  });
});
