/** What the README and the pages behind it let a newcomer do, with their own words: the commands are cut out of the files. */
import { execFile, type ExecFileException } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { World } from "../support/emulator-process";
import { makeProject } from "../support/made-project";
import { blocks, read, root, section, table } from "../support/pages";
import { LocalRegistry } from "../support/registry";

const [program = ""] = blocks(section("README.md", "The program"), "ts");
const [install = ""] = blocks(section("README.md", "Install it"), "sh");
const [ci = ""] = blocks(section("docs/emulator.md", "In your CI"), "sh");

const folder = mkdtempSync(join(tmpdir(), "ciscoctr-first-hour-"));
const home = join(folder, "home");
let registry: LocalRegistry;

beforeAll(async () => {
  mkdirSync(home);
  registry = await LocalRegistry.start();
});
afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  code: number;
  text: string;
}

/** Which TypeScript and ts-node its process has loaded, wherever they come from, and by what it was compiled. */
const tellsWhatRunsIt = `
import { writeFileSync } from "node:fs";

const loaded: string[] = Object.keys(require.cache);
const files = loaded.filter((file) => /[\\/]typescript\.js$|[\\/]ts-node(?:@[^\\/]*)?[\\/](?:dist[\\/])?index\.js$/.test(file)).sort();
const tsNode = (process as unknown as Record<symbol, { ts: { version: string } }>)[Symbol.for("ts-node.register.instance")];
writeFileSync("run-by.json", JSON.stringify({ files, compiler: tsNode?.ts.version }));
`;

/** For a program whose types an earlier test has checked. */
const checkedBefore = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

/** A shell of somebody who has nothing set, on a machine whose npm cache is empty. */
function shell(script: string, cwd: string, more: Record<string, string> = {}): Promise<Outcome> {
  const env = {
    ...more,
    PATH: process.env["PATH"],
    HOME: home,
    GIT_CONFIG_NOSYSTEM: "1",
    npm_config_registry: registry.url,
    npm_config_ignore_scripts: "true", // those of other packages may want a compiler, and sources from elsewhere
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_HOME: join(home, "pulumi"), // not below HOME by itself: Pulumi asks the system whose process it is
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_BACKEND_URL: `file://${home}`,
  };
  return new Promise((resolve) => {
    execFile(
      "sh",
      ["-ec", script],
      { cwd, env, maxBuffer: 64 * 1024 * 1024 },
      (error: ExecFileException | null, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, text: stdout + stderr });
      },
    );
  });
}

async function must(script: string, cwd: string, more?: Record<string, string>): Promise<string> {
  const { code, text } = await shell(script, cwd, more);
  if (code !== 0) throw new Error(`${script}\nended with ${String(code)}:\n${text}`);
  return text;
}

/** What this checkout's packages are packed to here is not what their registry has: only our own tarball keeps its hash. */
function forgetIntegrity(project: string): void {
  const file = join(project, "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, { integrity?: string; resolved?: string }> };
  for (const entry of Object.values(lock.packages)) if (entry.resolved === undefined) delete entry.integrity;
  writeFileSync(file, JSON.stringify(lock));
}

describe("a project of one's own", () => {
  const [, dir = "", example = ""] = /^npm run new -- (\S+) (\S+)$/m.exec(install) ?? [];
  const first = join(folder, "first-machine", dir.replace("../", ""));
  const second = join(folder, "second-machine");

  test("is made as the README says, and installs on a second machine that has nothing but its repository", async () => {
    makeProject(first, example, "itsOwnPack");
    writeFileSync(join(first, "index.ts"), program);
    expect(read("examples", example, "index.ts")).toBe(program);
    forgetIntegrity(first);
    const git = "git -c user.name=test -c user.email=test@example.com";
    await must(`git init -q && git add . && ${git} commit -qm first && git clone -q . "${second}"`, first);
    rmSync(first, { recursive: true });
    await must(install.replace(/^.*\n.*\n/, ""), second);
    await must("npm ls --all", second);
  });

  test("runs the emulator's page on CI as it stands: up, the region move, nothing to do, destroy", async () => {
    const text = await must(ci, second);
    const [state = ""] = /^\{"regions".*\}/m.exec(text) ?? [];
    const { regions, appliances } = JSON.parse(state) as World;
    expect(regions.us.devices).toEqual([]);
    expect(regions.eu.devices).toMatchObject([{ name: "esa1.example.com", status: "Registered" }]);
    expect(appliances.find(({ name }) => name === "esa1.example.com")).toMatchObject({ registered: true, region: "eu" });
    expect(text).toContain("- 3 deleted");
    expect(await must("git status --porcelain", second)).toBe("");
  });

  test("finds drift by the nightly job of the page on it, and by the command that compares the program", async () => {
    const [commands = "", job = ""] = blocks(section("docs/ci-and-drift.md", "By Pulumi's own commands"), "sh");
    const [, ofProgram = ""] = commands.trimEnd().split("\n");
    writeFileSync(join(second, "nightly.sh"), job.replace("npm ci\n", ""));
    const script = `
      pulumi stack init prod
      pulumi up --yes --skip-preview
      sh nightly.sh; echo "at first: $?"
      curl -s -X POST "$CISCO_CTR_EMULATOR_URL/reset" # whatever was made is gone
      set +e
      sh nightly.sh; echo "then: $?"
      ${ofProgram}; echo "against the program: $?"`;
    const text = await must(`npx --no cisco-ctr emulator --exec -- sh -ec '${script}'`, second, checkedBefore);
    expect(text.match(/^(at first|then|against the program): \d+$/gm)).toEqual([
      "at first: 0",
      "then: 7",
      "against the program: 7",
    ]);
    expect(text).toContain("something was changed by hand");
  });

  test("its program is run by its own TypeScript and its own ts-node, not by those that Pulumi brings along", async () => {
    writeFileSync(join(second, "index.ts"), tellsWhatRunsIt);
    await must("pulumi preview --stack prod", second, checkedBefore);
    writeFileSync(join(second, "index.ts"), program);
    const told = JSON.parse(readFileSync(join(second, "run-by.json"), "utf8")) as { files: string[]; compiler: string };
    const modules = join(realpathSync(second), "node_modules");
    expect(told.files).toEqual([
      join(modules, "ts-node", "dist", "index.js"),
      join(modules, "typescript", "lib", "typescript.js"),
    ]);
    const { version } = JSON.parse(readFileSync(join(modules, "typescript", "package.json"), "utf8")) as { version: string };
    expect(told.compiler).toBe(version);
  });

  test.each([
    ["node_modules", "pulumi refresh --yes --stack prod", 0],
    ["node_modules", "pulumi preview --stack prod", 1],
    ["node_modules/pulumi-cisco-ctr", "pulumi refresh --yes --stack prod", 2],
  ])(
    "without %s, %s says what the page on troubleshooting lists",
    async (missing, command, row) => {
      const messages = table(section("docs/troubleshooting.md", "What Pulumi itself says"))[row]?.[0];
      const listed = [...(messages ?? "").matchAll(/`([^`]+)`/g)].flatMap(([, message = ""]) => message.split("…"));
      expect(listed.length).toBeGreaterThan(0);
      renameSync(join(second, missing), join(folder, "elsewhere"));
      const { code, text } = await shell(command, second);
      renameSync(join(folder, "elsewhere"), join(second, missing));
      expect(code).not.toBe(0);
      for (const part of listed) expect(text).toContain(part.trim());
    },
    120_000,
  );

  test("goes on from a running emulator as docs/emulator.md says, and stops it", async () => {
    const [beside = ""] = blocks(section("docs/emulator.md", "What a program needs"), "sh");
    const text = await must(`pulumi stack init beside\n${beside}`, second, checkedBefore);
    expect(text).toContain('"registered":true');
    const admin = /CISCO_CTR_EMULATOR_URL='(.*)'/.exec(readFileSync(join(second, "emulator.env"), "utf8"))?.[1] ?? "";
    await expect(fetch(`${admin}/state`)).rejects.toThrow("fetch failed");
  });
});

describe("cisco-ctr emulator --exec", () => {
  const command = `"${process.execPath}" "${join(root, "dist", "cli", "main.js")}" emulator`;

  test("ends a wait for a port that cannot be had with one sentence and a code", async () => {
    const taken = `${command} --exec -- sh -c '${command} --port "\${CISCO_CTR_EMULATOR_URL##*:}"'`;
    expect(await shell(taken, folder)).toEqual({
      code: 1,
      text: expect.stringMatching(/^error: cannot listen: .*EADDRINUSE.*; choose another --port\n$/),
    });
    expect(await shell(`${command} --port 99999 --exec -- true`, folder)).toEqual({
      code: 2,
      text: "error: the port must be a whole number from 0 to 65500\n",
    });
  });

  test("passes on exit codes and signals", async () => {
    const waits = `process.on("SIGTERM", () => process.exit(7)); process.kill(process.ppid, "SIGTERM"); setInterval(() => {}, 1000)`;
    expect(await shell(`${command} --exec -- "${process.execPath}" -e '${waits}'`, folder)).toEqual({ code: 7, text: "" });
    expect((await shell(`${command} --exec -- sh -c 'kill -9 $$'`, folder)).code).toBe(137);
  });
});
