/** What every runtime has to do: join, move, look, change nothing, take back. Judged by what the other side holds and was asked. */
import { isDeepStrictEqual } from "node:util";

/** @typedef {import("./cloud.mjs").Cloud} Cloud */
/** @typedef {import("./cloud.mjs").World} World */
/** @typedef {import("./cloud.mjs").Request} Request */
/** @typedef {import("./stack.mjs").Stack} Stack */

const kinds = /** @type {const} */ (["devices", "modules", "moduleTypes", "clients"]);

/** What a cell's own assertion says; anything else that is thrown is a defect of the matrix. */
export class CellFailure extends Error {}

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {import("./stack.mjs").Command} command
 * @property {"us" | "eu"} region of the configuration
 * @property {import("./stack.mjs").Flag[]} [flags]
 * @property {"none" | "reads" | "any"} calls which the other side may see
 * @property {"us" | "eu"} [joined] where the appliance is afterwards
 */

/** @type {readonly Step[]} */
const steps = [
  { name: "preview", command: "preview", region: "us", calls: "none" },
  { name: "up", command: "up", region: "us", calls: "any", joined: "us" },
  { name: "up again", command: "up", region: "us", flags: ["empty"], calls: "none", joined: "us" },
  { name: "region move", command: "up", region: "eu", flags: ["look"], calls: "any", joined: "eu" },
  { name: "refresh", command: "refresh", region: "eu", flags: ["empty"], calls: "reads", joined: "eu" },
  { name: "empty preview", command: "preview", region: "eu", flags: ["empty"], calls: "none", joined: "eu" },
  { name: "destroy", command: "destroy", region: "eu", calls: "any" },
];

/**
 * @param {Stack} stack
 * @param {Cloud} cloud
 * @param {(step: string) => void} tell
 * @returns {Promise<string>} all that was printed
 */
export async function live(stack, cloud, tell) {
  const before = await cloud.world();
  const printed = [];
  await cloud.newRequests();
  for (const step of steps) {
    tell(step.name);
    const { code, text } = await stack.run(step.command, step.region, ...(step.flags ?? []));
    printed.push(text);
    if (code !== 0) throw new CellFailure(`${step.name} ends with ${code}:\n${text}`);
    const problem = callsProblem(step, await cloud.newRequests()) ?? worldProblem(step, before, await cloud.world());
    if (problem !== undefined) throw new CellFailure(`${step.name}: ${problem}\n${text}`);
  }
  return printed.join("\n");
}

/**
 * @param {Step} step
 * @param {readonly Request[]} requests
 */
function callsProblem({ calls }, requests) {
  const shown = () => requests.map(({ method, path, region }) => `${region ?? ""} ${method} ${path}`).join(", ");
  if (calls === "none" && requests.length > 0) return `it makes calls, where none is due: ${shown()}`;
  if (calls !== "reads") return undefined;
  if (requests.length === 0) return "it makes no call, where it has to look";
  const writes = requests.filter(({ method, path }) => method !== "GET" && !path.endsWith("/oauth2/token"));
  return writes.length > 0 ? `it changes something, where it may only look: ${shown()}` : undefined;
}

/**
 * @param {Step} step
 * @param {World} before
 * @param {World} now
 */
function worldProblem({ joined }, before, now) {
  const wanted = joined === undefined ? [] : [`${joined} devices Registered`, `${joined} modules`];
  const added = addedTo(before, now);
  if (!isDeepStrictEqual(added, wanted)) return `there are [${added.join(", ")}], not [${wanted.join(", ")}]`;
  const missing = addedTo(now, before);
  if (missing.length > 0) return `[${missing.join(", ")}] of others are gone`;
  const [appliance] = now.appliances;
  const found = appliance?.registered ? appliance.region : undefined;
  return found === joined ? undefined : `the appliance is in ${found ?? "no region"}, not in ${joined ?? "none"}`;
}

/**
 * What one world has and another has not, such as `us devices Registered`.
 * @param {World} other
 * @param {World} world
 */
function addedTo(other, world) {
  return Object.entries(world.regions).flatMap(([region, things]) =>
    kinds.flatMap((kind) => {
      const known = new Set(other.regions[region]?.[kind].map(({ id }) => id));
      const more = things[kind].filter(({ id }) => !known.has(id));
      return more.map(({ status }) => [region, kind, ...(status === undefined ? [] : [status])].join(" "));
    }),
  );
}
