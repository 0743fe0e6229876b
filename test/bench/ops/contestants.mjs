// Who is measured side by side, each in a project of its own.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeStack } from "../stack.mjs";
import { Organisation } from "./organisation.mjs";
import { packInto } from "./packed.mjs";

const sources = fileURLToPath(new URL("contestants", import.meta.url));
/** Where providers lie that a constant text loads. */
const room = "bench-contestants";

/** @param {string} provider */
const bare = (provider) => `require("./boundary.cjs").run("${room}/${provider}.cjs");\n`;

/** What is in `index.js`, as deep in the stack for each, because a state keeps the trace of each resource; in the order in which they are shown. @type {Record<string, string>} */
const programs = {
  floor: bare("floor"),
  least: bare("least"),
  ours: 'require("./ours.cjs").run();\n',
  usual: 'require("./usual.cjs").run();\n',
};

export const contestants = Object.keys(programs);

/** @typedef {Awaited<ReturnType<typeof makeContestant>>} Contestant */

/** @param {string} name @param {NodeJS.ProcessEnv} [env] what its processes get besides */
export async function makeContestant(name, env = {}) {
  const organisation = await Organisation.start();
  const stack = await makeStack(name, programs[name] ?? "", { ...organisation.environment, ...env });
  const modules = path.join(stack.project, "node_modules");
  fs.cpSync(sources, path.join(modules, room), { recursive: true });
  for (const file of fs.readdirSync(sources)) fs.copyFileSync(path.join(sources, file), path.join(stack.project, file));
  if (name === "ours") await packInto(path.join(modules, "pulumi-cisco-ctr"));
  return {
    name,
    organisation,
    stack,
    /** @param {import("./contestants/mixes.cjs").Wish} wish */
    wishes: (wish) => {
      fs.writeFileSync(path.join(stack.project, "wish.json"), JSON.stringify(wish));
    },
    /** What `pulumi stack export` prints, in bytes. */
    stateBytes: async () => {
      const file = path.join(stack.project, "exported.json");
      await stack.pulumi(["stack", "export", "--file", file]);
      return fs.statSync(file).size;
    },
  };
}
