/** What a run is: a program whose resources have drawn options, and commands; everything of it follows from the run's name. */
import { Draws } from "../chaos/seeded";
import {
  apiClient,
  ctrModule,
  device,
  fmcSettings,
  moduleType,
  sseToken,
  type Machines,
  type RegionName,
} from "../chaos/scenarios";
import { ref, type Declared, type Options, type Program } from "../support/program";

const commands = [
  "up",
  "up",
  "change",
  "move",
  "replace",
  "replace",
  "replace all",
  "replace, another fails",
  "replace all, another fails",
  "replace, killed",
  "target",
  "target dependents",
  "refresh",
  "state delete",
  "rename",
  "stack rename",
  "copy",
] as const;

export type Command = (typeof commands)[number];

/** What a program says about a resource besides its inputs; names of transforms stand for what they do. */
export interface Said extends Omit<Options, "transform"> {
  /** Every option is there, and `undefined`, as wrappers pass it. */
  wrapped?: boolean;
  /** A transform of the stack has turned the order of a replacement round: the new one comes first. */
  turned?: boolean;
  transform?: keyof typeof transforms;
  component?: boolean;
  dependsOn?: string;
}

export const transforms = {
  "drops the owner": (inputs: Record<string, unknown>) => ({ ...inputs, owner: undefined }),
  "adds an input": (inputs: Record<string, unknown>) => ({ ...inputs, colour: "blue" }),
  "renames an input": ({ region, ...rest }: Record<string, unknown>) => ({ ...rest, regionName: region }),
} as const;

export interface Drawn {
  id: string;
  said: Record<string, Said>;
  steps: { command: Command; of: string }[];
  /** The program after so many changes and moves, with names as they are by now. */
  program: (machines: Machines, state: Turn) => Program;
}

/** A resource that cannot be made: no region has such a module type. */
export const failing = (region: RegionName): Declared => ({
  name: "failing",
  type: "CtrModule",
  inputs: { region, type: { title: "No such type" } },
});

/** Where a program stands. */
export interface Turn {
  changes: number;
  region: RegionName;
  /** Present names by their first ones. */
  names: Readonly<Record<string, string>>;
}

const blocks = ["box", "box with token", "client", "tokens", "relay", "fmc"] as const;

function declare(block: (typeof blocks)[number], { changes, region }: Turn, machines: Machines): Declared[] {
  const described = changes === 0 ? {} : { description: `change ${changes}` };
  const token = ref("token", "tokens", 0);
  switch (block) {
    case "box":
    case "box with token":
      return [
        ...(block === "box" ? [] : [sseToken("token", region, { devices: 1 })]),
        device("box", region, machines, "ESA", { ...described, ...(block === "box" ? {} : { token }) }),
        ctrModule("module", region, "box", "ESA", { requestTimeframeDays: 30 - changes }),
      ];
    case "client":
      return [apiClient("client", region, described)];
    case "tokens":
      return [sseToken("tokens", region, { devices: 2, name: `tokens-${changes}` })];
    case "relay":
      return [moduleType("relay", region, { title: "Relay", description: `change ${changes}` })];
    case "fmc":
      return [fmcSettings("fmc", region, machines, { events: { connection: changes % 2 === 1 } })];
  }
}

/** Names of each block, the dependents last. */
const namesOf: Record<(typeof blocks)[number], string[]> = {
  box: ["box", "module"],
  "box with token": ["token", "box", "module"],
  client: ["client"],
  tokens: ["tokens"],
  relay: ["relay"],
  fmc: ["fmc"],
};

function drawSaid(draws: Draws, name: string, names: readonly string[]): Said {
  const chance = (share: number): boolean => draws.number() < share;
  const earlier = names.slice(0, names.indexOf(name));
  return {
    ...(chance(0.3) ? { wrapped: true } : {}),
    ...(chance(0.3) ? { turned: true } : {}),
    ...(chance(0.1) ? { deleteBeforeReplace: true } : {}),
    ...(chance(0.1) ? { protect: true } : {}),
    ...(chance(0.15) ? { retainOnDelete: true } : {}),
    ...(chance(0.15) ? { replaceOnChanges: ["description"] } : {}),
    ...(chance(0.15) ? { ignoreChanges: [draws.one(["description", "name", "region"])] } : {}),
    ...(chance(0.06) ? { transform: draws.one(["drops the owner", "adds an input", "renames an input"] as const) } : {}),
    ...(chance(0.2) ? { component: true } : {}),
    ...(earlier.length > 0 && chance(0.1) ? { deletedWith: draws.one(earlier) } : {}),
    ...(earlier.length > 0 && chance(0.2) ? { dependsOn: draws.one(earlier) } : {}),
  };
}

/** The run of this name, such as `mini|7|12`. */
export function drawnRun(id: string): Drawn {
  const draws = new Draws(id);
  const block = draws.one(blocks);
  const names = namesOf[block];
  const said = Object.fromEntries(names.map((name) => [name, drawSaid(draws, name, names)]));
  const steps = Array.from({ length: 2 + draws.whole(3) }, () => ({ command: draws.one(commands), of: draws.one(names) }));
  return {
    id,
    said,
    steps,
    program: (machines, turn) => declare(block, turn, machines).map((each) => renamed(each, turn.names, said[each.name])),
  };
}

function renamed(declared: Declared, names: Turn["names"], said: Said | undefined): Declared {
  const name = names[declared.name] ?? declared.name;
  const inputs = Object.fromEntries(
    Object.entries(declared.inputs).map(([key, value]) => [
      key,
      isRef(value) ? ref(names[value.name] ?? value.name, ...value.path) : value,
    ]),
  );
  const { transform, turned, deletedWith, deleteBeforeReplace, protect, retainOnDelete, ignoreChanges, replaceOnChanges } =
    said ?? {};
  return {
    ...declared,
    name,
    inputs,
    options: {
      protect,
      retainOnDelete,
      ignoreChanges,
      replaceOnChanges,
      deleteBeforeReplace: !turned && (deleteBeforeReplace ?? declared.type !== "ApiClient"),
      ...(deletedWith === undefined ? {} : { deletedWith: names[deletedWith] ?? deletedWith }),
      ...(name === declared.name ? {} : { formerly: declared.name }),
      ...(transform ? { transform: transforms[transform] } : {}),
    },
  };
}

const isRef = (value: unknown): value is ReturnType<typeof ref> => value instanceof Object && "path" in value && "name" in value;
