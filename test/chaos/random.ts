/** Beyond the matrix: one to three strikes at drawn moments of drawn programs. */
import { ref, type Program } from "../support/program";
import type { Case } from "./run-case";
import { apiClient, ctrModule, device, moduleType, sseToken, type Machines, type RegionName } from "./scenarios";
import { Draws } from "./seeded";
import { ways } from "./strikes";

const regions: readonly RegionName[] = ["us", "eu", "apjc"];
/** AsyncOS 13.0 and 12.5 know no server of a third region. */
const applianceRegions: readonly RegionName[] = ["us", "eu"];
const shapes = ["box", "box", "box with token", "box with module", "client", "tokens", "type"] as const;

/** Resources of one drawn shape; `turn` 1 is the shape after a drawn change. */
function block(
  shape: (typeof shapes)[number],
  n: number,
  region: RegionName,
  turn: number,
  draws: Draws,
  machines: Machines,
): Program {
  const type = n % 2 === 0 ? "ESA" : "SMA";
  const changed = turn === 0 ? {} : { description: `turn ${turn}` };
  switch (shape) {
    case "box":
      return [device(`box${n}`, region, machines, type, changed)];
    case "box with token":
      return [
        sseToken(`token${n}`, region, { devices: 1 + turn }),
        device(`box${n}`, region, machines, type, { token: ref(`token${n}`, "tokens", 0), ...changed }),
      ];
    case "box with module":
      return [
        device(`box${n}`, region, machines, type, changed),
        ctrModule(`module${n}`, region, `box${n}`, type, { requestTimeframeDays: 30 - turn }),
      ];
    case "client":
      return [
        apiClient(`client${n}`, region, { ...changed, ...(draws.number() < 0.3 ? { keepers: { turn: String(turn) } } : {}) }),
      ];
    case "type":
      return [moduleType(`type${n}`, region, changed)];
    case "tokens":
      return [sseToken(`tokens${n}`, region, { devices: 1 + draws.whole(3), keepers: { turn: String(turn) } })];
  }
}

/** The case of this name, such as `random|7|12`: everything of it follows from the name. */
export function randomCase(id: string): Case {
  const draws = new Draws(id);
  const blocks = 1 + draws.whole(2);
  const drawn = Array.from({ length: blocks }, () => {
    const shape = draws.one(shapes);
    const possible = shape.startsWith("box") ? applianceRegions : regions;
    return { shape, from: draws.one(possible), to: draws.one(possible) };
  });
  const stages = 1 + draws.whole(3);
  const atLast = draws.number() < 0.3;
  const seed = String(draws.number());
  const wanted = 1 + draws.whole(3);
  const reach = draws.whole(drawn.reduce((sum, { shape }) => sum + (shape.startsWith("box") ? 10 : 3), 0));
  // A deletion may be two requests, and nothing comes after it.
  const first = atLast ? reach % 2 : reach;
  let seen = 0;
  let struck = 0;
  let next = first;
  let armed = 0;
  return {
    id,
    stages: (machines) => {
      const turns = Array.from({ length: stages }, (_, turn) =>
        drawn.flatMap(({ shape, from, to }, n) =>
          block(shape, n, turn === 2 ? to : from, turn, new Draws(`${seed}${n}`), machines),
        ),
      );
      return atLast ? [...turns, []] : turns;
    },
    strikes: [],
    draw: ({ kind, what }, time) => {
      if (time !== armed) [armed, seen, next] = [time, 0, armed === 0 ? first : 0];
      if (struck >= wanted || seen++ < next) return undefined;
      struck++;
      next = seen + draws.whole(8);
      const possible = ways[kind].filter((way) => !way.startsWith("hang") || draws.number() < 0.1);
      return draws.one(what.includes("/oauth2/token") ? possible.filter((way) => way !== "expireToken") : possible);
    },
    refresh: draws.number() < 0.3,
    crowded: draws.number() < 0.3,
    impatient: draws.number() < 0.3,
    givesUp: draws.number() < 0.3,
  };
}
