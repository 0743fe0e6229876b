// Whose code a process was in, out of the samples that V8 took of it.
import fs from "node:fs";

/** @typedef {import("node:inspector").Profiler.Profile} Profile */
/** @typedef {{ loadingMs: number, workingMs: number }} Share loading: while modules are loaded, which many resources cost no more than one */
/** @typedef {{ aliveMs: number, busyMs: number, packages: Record<string, Share> }} Part of the main thread of a process; JavaScript runs in no other */

/** What V8 names that is no function. @type {Record<string, string>} */
const noFunctions = { "(garbage collector)": "garbage collection", "(program)": "V8, native code" };

/** @type {readonly (readonly [RegExp, string])[]} */
const ofNode = [
  [/^node:internal\/(modules|vm|source_map)|^node:vm/u, "node: loading modules"],
  [/^node:(internal\/)?(_?http|_?tls|net|dns|stream|_stream|undici|deps\/undici|js_stream|url)/u, "node: network"],
  [/^node:/u, "node: the rest"],
];

/** The program's own, which is run as a module is: what it loads is loading, what it does is not. */
const own = "the program itself";

/** @param {string} url @returns {string | undefined} undefined for what V8 has built in: that works for who called it */
function packageOf(url) {
  if (url === "") return undefined;
  if (url.startsWith("node:")) return ofNode.find(([pattern]) => pattern.test(url))?.[1];
  const [file, ...rest] = url.split("/node_modules/").reverse();
  if (file === undefined || rest.length === 0) return own;
  const ours = /^pulumi-cisco-ctr\/dist\/(?:provider\/)?((?:clients\/)?[^/]+)/u.exec(file)?.[1];
  if (ours !== undefined) return `ours: ${ours.replace(/\.js$/u, "")}`;
  const within = /^@pulumi\/pulumi\/(?:dist\/)?(vendor\/[^@/]+|proto|runtime|cmd)/u.exec(file)?.[1];
  if (within !== undefined) return `@pulumi/pulumi/${within}`;
  return /^(@[^/]+\/)?[^/]+/u.exec(file)?.[0];
}

/** @param {string} file a .cpuprofile @returns {Part} */
export function partOf(file) {
  /** @type {unknown} */
  const read = JSON.parse(fs.readFileSync(file, "utf8"));
  const { nodes, samples = [], timeDeltas = [], startTime, endTime } = /** @type {Profile} */ (read);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** @type {Map<number, number>} */
  const selfMs = new Map();
  samples.forEach((id, index) => selfMs.set(id, (selfMs.get(id) ?? 0) + (timeDeltas[index] ?? 0) / 1000));
  /** @type {Part} */
  const part = { aliveMs: (endTime - startTime) / 1000, busyMs: 0, packages: {} };

  /** @param {number} id @param {string} owner of who called @param {boolean} loading */
  const visit = (id, owner, loading) => {
    const node = byId.get(id);
    if (node === undefined) return;
    const { functionName, url } = node.callFrame;
    const name = noFunctions[functionName] ?? packageOf(url) ?? owner;
    const loads = name === "node: loading modules" || (loading && name !== own);
    const ms = functionName === "(idle)" ? 0 : (selfMs.get(id) ?? 0);
    if (ms > 0) {
      const share = (part.packages[name] ??= { loadingMs: 0, workingMs: 0 });
      share[loads ? "loadingMs" : "workingMs"] += ms;
      part.busyMs += ms;
    }
    for (const child of node.children ?? []) visit(child, name, loads);
  };
  visit(nodes[0]?.id ?? 0, "V8, native code", false);
  return part;
}
