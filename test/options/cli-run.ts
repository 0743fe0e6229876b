/** A drawn run with the real CLI: the options as a program gives them, the commands as a person types them. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulator } from "../../emulator";
import { environment } from "../chaos/run-case";
import { worldOf } from "../chaos/inspection";
import type { ResourceState } from "../support/mini-engine";
import { Ref, type Declared } from "../support/program";
import { Project } from "../support/project";
import { drawnRun, failing, type Said, type Turn } from "./drawn";
import { idsOf, isNamed, Ledger } from "./ledger";
import type { Verdict } from "./mini-run";

const transformTexts: Record<NonNullable<Said["transform"]>, string> = {
  "drops the owner": "({ props: { owner, ...props }, opts }) => ({ props, opts })",
  "adds an input": '({ props, opts }) => ({ props: { ...props, colour: "blue" }, opts })',
  "renames an input": "({ props: { region, ...props }, opts }) => ({ props: { ...props, regionName: region }, opts })",
};

const everyOption =
  "parent dependsOn protect deleteBeforeReplace ignoreChanges replaceOnChanges aliases retainOnDelete deletedWith transforms transformations provider id import customTimeouts version";

/** None of the names that Node gives to every file, such as `module`. */
const variable = (name: string): string => `the_${name.replaceAll("-", "_")}`;

/** A component whose transform, which comes after the resource's own, has everything below it made anew before the old ones are deleted. */
const turnedSite =
  'const turned = new pulumi.ComponentResource("my:index:Site", "turned", {}, { transforms: [({ props, opts }) => ({ props, opts: { ...opts, deleteBeforeReplace: false } })] });';

/** The arguments and options of a resource, as its user would write them. */
function textOf({ name, type, inputs, options }: Declared, said: Said, names: Turn["names"]): string {
  const value = (each: unknown): string =>
    each instanceof Ref
      ? `${variable(each.name)}${each.path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("")}`
      : JSON.stringify(each);
  const args = Object.entries(inputs).map(([key, each]) => `${key}: ${value(each)}`);
  const of = (first: string) => variable(names[first] ?? first);
  const { deleteBeforeReplace, protect, retainOnDelete, ignoreChanges, replaceOnChanges } = said;
  const plain = Object.entries({ deleteBeforeReplace, protect, retainOnDelete, ignoreChanges, replaceOnChanges });
  const opts = [
    ...(said.wrapped ? ["...unset"] : []),
    ...plain.filter(([, each]) => each !== undefined).map(([key, each]) => `${key}: ${JSON.stringify(each)}`),
    ...(said.turned ? ["parent: turned"] : said.component ? ["parent: site"] : []),
    ...(options?.formerly === undefined ? [] : [`aliases: [{ name: "${options.formerly}" }]`]),
    ...(said.dependsOn === undefined ? [] : [`dependsOn: [${of(said.dependsOn)}]`]),
    ...(said.deletedWith === undefined ? [] : [`deletedWith: ${of(said.deletedWith)}`]),
    ...(said.transform === undefined ? [] : [`transforms: [${transformTexts[said.transform]}]`]),
  ];
  return `const ${variable(name)} = new ciscoctr.${type}("${name}", { ${args.join(", ")} }, { ${opts.join(", ")} });`;
}

interface Exported {
  deployment?: {
    resources?: {
      urn: string;
      type: string;
      id?: string;
      inputs?: ResourceState["inputs"];
      outputs?: ResourceState["outs"];
      initErrors?: string[];
      pendingReplacement?: boolean;
    }[];
  };
}

function statesIn({ deployment }: Exported): (ResourceState & { urn: string })[] {
  return (deployment?.resources ?? [])
    .filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/ciscoctr:"))
    .map(({ urn, type, id = "", inputs = {}, outputs = {}, initErrors = [], pendingReplacement }) => {
      return {
        urn,
        name: urn.split("::").at(-1) ?? "",
        type: type.split(":").at(-1) ?? "",
        id,
        inputs,
        outs: outputs,
        initErrors,
        from: {},
        pendingReplacement,
      };
    });
}

export async function cliRun(id: string): Promise<Verdict> {
  const { said, steps, program } = drawnRun(id);
  const emulator = await startEmulator({});
  const verdict: Verdict = { losses: [], story: [`said: ${JSON.stringify(said)}`] };
  const project = Project.create({ program: "" }, environment(emulator));
  try {
    const ledger = new Ledger(await worldOf(emulator));
    let turn: Turn = { changes: 0, region: "us", names: {} };
    let others: ResourceState[] = [];
    let stack = "dev";
    const file = join(project.folder, "copy.json");
    const statesOf = async (name: string) => statesIn(await project.exported("--show-secrets", "--stack", name));
    const states = () => statesOf(stack);
    /** What a copy has moved or given up: the stack that was copied is told, and holds nothing there. */
    const gone = new Set<string>();
    const held = (each: readonly ResourceState[]) => each.filter((state) => !idsOf(state).some((one) => gone.has(one)));
    /** An FMC has no room for a mark: whose it is, nobody can see (docs/decisions/0009). */
    const marked = async () => (await states()).filter(({ type }) => type !== "FmcCloudIntegration");
    const mayRelease = Object.values(said).some(({ retainOnDelete, deletedWith }) => retainOnDelete ?? deletedWith);

    const write = (more: readonly Declared[] = []): void => {
      const now = program(emulator, turn);
      const first = (name: string) => Object.keys(turn.names).find((key) => turn.names[key] === name) ?? name;
      const lines = [...now, ...more].map((each) => textOf(each, said[first(each.name)] ?? {}, turn.names));
      project.write(
        [
          'const pulumi = require("@pulumi/pulumi"); const ciscoctr = require("pulumi-cisco-ctr");',
          `const unset = Object.fromEntries("${everyOption}".split(" ").map((key) => [key, undefined]));`,
          turnedSite,
          'const site = new pulumi.ComponentResource("my:index:Site", "site");',
          ...lines,
        ].join("\n"),
      );
    };
    /** Runs a command and judges what it left. */
    const command = async (what: string, ...args: string[]): Promise<void> => {
      write();
      await written(what, ...args);
    };
    const written = async (what: string, ...args: string[]): Promise<void> => {
      const before = await states();
      const { code, text } = await project.run(...args);
      verdict.story.push(`${what} -> ${code}`, ...(code === 0 ? [] : [text]));
      if (text.includes("unhandled exception")) throw new Error(`the program does not run: ${text}`);
      const now = await states();
      if (mayRelease || args[0] === "state")
        ledger.release(before.filter((each) => !now.some((other) => other.id === each.id && !other.pendingReplacement)));
      others = others.filter((each) => !isNamed(each, text));
      const found = ledger.judge([...held(before), ...others], [...held(now), ...others], await worldOf(emulator), text);
      verdict.losses.push(...found.map((each) => `after ${what}: ${each}`));
      if (/something unforeseen|code must be a string/.test(text)) verdict.losses.push(`after ${what}: ${text}`);
    };
    const up = (what: string, ...args: string[]) => command(what, "up", "--yes", "--skip-preview", ...args);
    const flags = async (flag: string, ...names: string[]) =>
      (await states()).filter(({ name }) => names.includes(name)).flatMap(({ urn }) => [flag, urn]);
    const moved = (): Turn => ({ ...turn, region: turn.region === "us" ? "eu" : "us" });

    await up("up");
    for (const { command: drawn, of } of steps) {
      const name = turn.names[of] ?? of;
      const title = `${drawn} (${name})`;
      switch (drawn) {
        case "up":
          break;
        case "change":
          turn = { ...turn, changes: turn.changes + 1 };
          break;
        case "move":
          turn = moved();
          break;
        case "rename":
          turn = { ...turn, names: { ...turn.names, [of]: `${of}-renamed` } };
          break;
        case "refresh":
          await command(title, "refresh", "--yes", "--skip-preview");
          continue;
        case "replace":
          await up(title, ...(await flags("--replace", name)));
          continue;
        case "replace all":
          await up(title, ...(await flags("--replace", ...program(emulator, turn).map((each) => each.name))));
          continue;
        case "replace, another fails":
        case "replace all, another fails":
        case "replace, killed": {
          const all = program(emulator, turn).map((each) => each.name);
          write([failing(turn.region)]);
          const flagged = await flags("--replace", ...(drawn === "replace all, another fails" ? all : [name]));
          await written(title, "up", "--yes", "--skip-preview", ...flagged);
          await up("up without the other");
          continue;
        }
        case "target":
        case "target dependents": {
          turn = { ...moved(), changes: turn.changes + 1 };
          const target = await flags("--target", name);
          await up(title, ...target, ...(drawn === "target" || target.length === 0 ? [] : ["--target-dependents"]));
          continue;
        }
        case "state delete": {
          const [, urn] = await flags("", name);
          if (urn !== undefined) await command(title, "state", "delete", urn, "--yes", "--force");
          break;
        }
        case "stack rename":
          others = [...others, ...(await marked())];
          await project.must("stack", "rename", `former-${stack}-${others.length}`);
          await project.must("stack", "init", stack);
          break;
        case "copy": {
          const [from, to] = [stack, `${stack}-copy`];
          const original = (await states()).flatMap(idsOf);
          await project.must("stack", "export", "--show-secrets", "--file", file);
          await project.must("stack", "init", to);
          writeFileSync(file, readFileSync(file, "utf8").replaceAll(`urn:pulumi:${from}::`, `urn:pulumi:${to}::`));
          await project.must("stack", "import", "--file", file);
          stack = to;
          await up(title);
          const copied = await marked();
          const kept = new Set(copied.flatMap(idsOf));
          for (const one of original) if (!kept.has(one)) gone.add(one);
          // Whose the objects are by now, their marks say: a stack that was copied is told.
          await project.must("stack", "select", from);
          stack = from;
          others = [...others, ...copied];
          await up("up of the copied stack");
          ledger.release(await states());
          await project.must("stack", "select", to);
          stack = to;
          const own = new Set((await states()).flatMap(idsOf));
          others = others.filter((each) => !idsOf(each).some((one) => own.has(one)));
          continue;
        }
      }
      await up(title);
    }
    await up("the last up");
  } finally {
    project.remove();
    await emulator.close();
  }
  return verdict;
}
