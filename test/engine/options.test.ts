import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { miniRun } from "../options/mini-run";
import { EmulatorProcess } from "../support/emulator-process";
import { Project } from "../support/project";
import { ProviderHome } from "../support/provider-process";

const head = `
  const pulumi = require("@pulumi/pulumi"); const ctr = require("pulumi-cisco-ctr"); const { env } = process;
  const region = env.REGION ?? "us";
  const address = { host: env.ESA1_HOST, port: Number(env.ESA1_PORT), type: "ESA", hostKey: env.ESA1_HOSTKEY };
  const appliance = { ...address, credentialsEnv: "ESA1" };
`;
const pair = (options: string) => `${head}
  const options = ${options};
  const device = new ctr.DeviceRegistration("esa1", { region, appliance }, options);
  new ctr.CtrModule("esa1", { region, type: "esa", deviceId: device.deviceId }, options);
  new ctr.SseToken("tk", { region, devices: 2 }, options);
`;

describe("Pulumi's options, with the real engine", () => {
  const emulator = EmulatorProcess.ofThisFile();
  let project: Project;

  beforeAll(() => {
    const { host, port, hostKey, username, password } = emulator.appliance("esa1.example.com");
    const fmc = emulator.fmc();
    project = Project.create(
      { program: head },
      {
        ...emulator.environment(),
        ...{ FMC1_HOST: fmc.host, FMC1_PORT: String(fmc.port), FMC1_FINGERPRINT: fmc.fingerprint },
        ...{ FMC1_USERNAME: fmc.username, FMC1_PASSWORD: fmc.password },
        ...{ ESA1_HOST: host, ESA1_PORT: String(port), ESA1_HOSTKEY: hostKey, ESA1_USERNAME: username, ESA1_PASSWORD: password },
      },
    );
  });
  afterAll(() => {
    project.remove();
  });
  beforeEach(async () => {
    project.write(head);
    await project.must("destroy", "--yes", "--skip-preview");
    await emulator.forgetRequests();
  });

  const resources = async () => (await project.exported()).deployment?.resources ?? [];
  const flags = async (flag: string, ...types: string[]) =>
    (await resources()).filter(({ type }) => types.some((each) => type.endsWith(`:${each}`))).flatMap(({ urn }) => [flag, urn]);

  async function registeredAndWhole(): Promise<void> {
    const { regions, appliances } = await emulator.state();
    const idOf = async (type: string) => (await resources()).find((each) => each.type.endsWith(`:${type}`))?.id;
    expect(appliances[0]).toMatchObject({ registered: true, deviceId: await idOf("DeviceRegistration") });
    expect(regions.us.modules.map(({ id }) => id)).toContain(await idOf("CtrModule"));
    expect(regions.us.devices.filter(({ name }) => name.startsWith("tk-"))).toHaveLength(2);
  }

  test("deleteBeforeReplace: undefined, as wrappers pass it, loses nothing at up --replace", async () => {
    project.write(pair("{ deleteBeforeReplace: undefined, protect: undefined, parent: undefined }"));
    await project.must("up", "--yes", "--skip-preview");
    const replaced = await flags("--replace", "DeviceRegistration", "CtrModule", "SseToken");
    await project.must("up", "--yes", "--skip-preview", ...replaced);
    await registeredAndWhole();
    await project.must("preview", "--refresh", "--expect-no-changes");
  });

  describe("a transform of a component that makes it false", () => {
    const site = `(() => {
      const turned = ({ type, props, opts }) => type.includes("ciscoctr") ? { props, opts: { ...opts, deleteBeforeReplace: false } } : undefined;
      return { parent: new pulumi.ComponentResource("my:index:Site", "site", {}, { transforms: [turned] }) };
    })()`;
    const program = `${pair(site)}
      const fmc = { host: env.FMC1_HOST, port: Number(env.FMC1_PORT), fingerprint: env.FMC1_FINGERPRINT, credentialsEnv: "FMC1" };
      const settings = new ctr.FmcCloudIntegration("fmc1", { region: "eu", fmc, events: { file: true } }, options);
    `;
    const another =
      'new ctr.CtrModule("another", { region, type: { title: "No such type" } }, { dependsOn: [device, settings] });';
    const fmcSettings = async () => (await emulator.state()).fmcs.map(({ region, events }) => ({ region, events }));
    const stays = /device registration [\w-]+ stays: a later create has taken it over\./;

    test("is told, and loses nothing", async () => {
      project.write(program);
      await project.must("up", "--yes", "--skip-preview");
      const set = await fmcSettings();
      const replaced = await flags("--replace", "DeviceRegistration", "CtrModule", "SseToken", "FmcCloudIntegration");
      expect((await project.must("up", "--yes", "--skip-preview", ...replaced)).text).toMatch(stays);
      await registeredAndWhole();
      expect(await fmcSettings()).toEqual(set);
    });

    test("loses nothing when another resource fails, so that the old ones are left to a later command", async () => {
      project.write(program);
      await project.must("up", "--yes", "--skip-preview");
      const set = await fmcSettings();
      project.write(`${program}${another}`);
      const { code } = await project.up(...(await flags("--replace", "DeviceRegistration", "FmcCloudIntegration")));
      expect(code).not.toBe(0);
      const pending = (await resources()).filter((each) => each.delete).map(({ type }) => type.split(":").at(-1));
      expect(pending.sort()).toEqual(["DeviceRegistration", "FmcCloudIntegration"]);
      project.write(program);
      expect((await project.must("up", "--yes", "--skip-preview")).text).toMatch(stays);
      await registeredAndWhole();
      expect(await fmcSettings()).toEqual(set);
      await project.must("preview", "--refresh", "--expect-no-changes");
    });
  });

  test.each([
    ["deleteBeforeReplace", "{ deleteBeforeReplace: false }", "deleteBeforeReplace is false"],
    ["id", '{ id: "d-1" }', "the option id reads an existing object"],
    ["import", '{ import: "d-1" }', "the option import reads an existing object"],
    ["customTimeouts", '{ customTimeouts: { create: "1s" } }', "Give the input timeouts in its place."],
    [
      "a transform that drops what it does not know",
      "{ transforms: [({ props: { region, appliance }, opts }) => ({ props: { region, appliance }, opts })] }",
      "a transform has taken its input owner away. Let transforms pass on the inputs that they do not know.",
    ],
    [
      "a transform that makes deleteBeforeReplace false",
      "{ transforms: [({ props, opts }) => ({ props, opts: { ...opts, deleteBeforeReplace: false } })] }",
      "a transform has set deleteBeforeReplace to false, or left it out",
    ],
    [
      "a transformation that makes deleteBeforeReplace undefined",
      "{ transformations: [({ props, opts }) => ({ props, opts: { ...opts, deleteBeforeReplace: undefined } })] }",
      "a transform has set deleteBeforeReplace to false, or left it out",
    ],
  ])("%s is refused in one sentence, before any call", async (_, options, sentence) => {
    project.write(pair(options));
    const { code, text } = await project.up();
    expect(code).not.toBe(0);
    expect(text).toContain(`cannot declare DeviceRegistration "esa1": `);
    expect(text).toContain(sentence);
    expect(text).not.toMatch(/something unforeseen|code must be a string/);
    expect(await emulator.requests()).toEqual([]);
  });

  test("an appliance that is secret as a whole keeps its shape, and inputs left out are their defaults, in preview too", async () => {
    project.write(`${head}
      const whole = pulumi.secret({ ...address, username: env.ESA1_USERNAME, password: env.ESA1_PASSWORD });
      const { appliance: seen, timeouts, onExisting } = new ctr.DeviceRegistration("esa1", { region, appliance: whole });
      seen.apply((given) => { if (given.host !== env.ESA1_HOST) throw new Error("the host is " + given.host); });
      const { name } = new ctr.ApiClient("cl", { region, preset: "casebook" });
      name.apply((known) => console.log("the client is " + known));
      exports.host = seen.apply((given) => given.host);
      exports.ready = timeouts.apply(({ ready }) => ready);
      exports.onExisting = onExisting;
      exports.name = name;
    `);
    expect((await project.must("preview")).text).toContain("the client is cl");
    for (let turn = 0; turn < 2; turn++) {
      await project.must("up", "--yes", "--skip-preview");
      expect(await project.outputs()).toEqual({ host: project.env["ESA1_HOST"], ready: "5m", onExisting: "adopt", name: "cl" });
    }
    expect((await project.must("stack", "output")).text).toMatch(/host\s+\[secret\]/);
  });

  test("a device that --target moves without its module is told of --target-dependents", async () => {
    project.write(pair("{}"));
    await project.must("up", "--yes", "--skip-preview");
    project.env["REGION"] = "eu";
    try {
      const target = await flags("--target", "DeviceRegistration");
      const { code, text } = await project.up(...target);
      expect(code).not.toBe(0);
      expect(text).toMatch(/deviceId names a device that region "us" does not know.*`--target-dependents`/);
      await project.must("up", "--yes", "--skip-preview");
      expect((await emulator.state()).appliances[0]).toMatchObject({ registered: true, region: "eu" });
    } finally {
      delete project.env["REGION"];
    }
  });

  test("the package of a library alone, as pnpm installs it, is missed in a sentence", async () => {
    const modules = join(project.folder, "node_modules");
    const library = join(modules, "corp-lib");
    mkdirSync(join(library, "node_modules"), { recursive: true });
    writeFileSync(join(library, "index.js"), 'module.exports = require("pulumi-cisco-ctr");');
    const [direct, below] = [modules, join(library, "node_modules")].map((folder) => join(folder, "pulumi-cisco-ctr")) as [
      string,
      string,
    ];
    renameSync(direct, below);
    try {
      project.write('new (require("corp-lib").ApiClient)("cl", { region: "us", preset: "casebook" });');
      const { code, text } = await project.preview();
      expect(code).not.toBe(0);
      expect(text).toMatch(
        /error: pulumi-cisco-ctr cannot be found from .*Make it a dependency of that folder's own package\.json/,
      );
    } finally {
      renameSync(below, direct);
      rmSync(library, { recursive: true });
    }
  });
});

describe("drawn programs, options and commands", () => {
  let home: ProviderHome;
  beforeAll(() => {
    home = ProviderHome.create();
  });
  afterAll(() => {
    home.remove();
  });

  test.each(Array.from({ length: 3 }, (_, n) => `mini|sample|${n}`))("lose nothing: %s", async (id) => {
    const { losses, story } = await miniRun(home, id);
    expect({ losses, story }).toEqual({ losses: [], story });
  });
});
