/** A stack of the project on a backend of its own, moved by the command line or by a program of the Automation API. */
import fs from "node:fs";
import path from "node:path";
import { pulumiEnvironment } from "../../tools/pulumi-cli.mjs";
import { converse, execute } from "./processes.mjs";

/** @typedef {import("./processes.mjs").Outcome} Outcome */
/** @typedef {import("./processes.mjs").Where} Where */
/** @typedef {"preview" | "up" | "refresh" | "destroy"} Command */
/** @typedef {"empty" | "look"} Flag empty: there must be nothing to do; look: the program calls a function */
/**
 * @typedef {object} Stack
 * @property {(command: Command, region: string, ...flags: Flag[]) => Promise<Outcome>} run
 * @property {() => Promise<void>} close
 */

/**
 * What its commands are run with: this Node and this CLI are the first to be found.
 * @param {{ home: string, bin: string, node: string, env: NodeJS.ProcessEnv }} options node: the folder of the program
 * @returns {NodeJS.ProcessEnv}
 */
export function stackEnvironment({ home, bin, node, env }) {
  const backend = path.join(home, "state");
  fs.mkdirSync(backend, { recursive: true });
  const base = { ...env, PATH: [node, env["PATH"] ?? ""].join(path.delimiter), HOME: home };
  return pulumiEnvironment({ home: path.join(home, "pulumi"), backend, bin, base });
}

const plain = ["--non-interactive", "--color", "never"];

/**
 * @param {Where} where the program's folder
 * @returns {Promise<Stack>}
 */
export async function openByCommand(where) {
  /** @param {readonly string[]} args @param {NodeJS.ProcessEnv} [more] */
  const pulumi = (args, more) => execute(["pulumi", ...args, ...plain], { ...where, env: { ...where.env, ...more } });
  /** @param {readonly string[]} args */
  const must = async (args) => {
    const { code, text } = await pulumi(args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ends with ${code}:\n${text}`);
  };
  await must(["stack", "init", "matrix"]);
  let region = "";
  let isChecked = false;
  return {
    run: async (command, wanted, ...flags) => {
      if (wanted !== region) await must(["config", "set", "region", wanted]);
      region = wanted;
      const args = [
        ...(command === "preview" ? [] : ["--yes", "--skip-preview"]),
        ...(flags.includes("empty") ? ["--expect-no-changes"] : []),
      ];
      const outcome = await pulumi([command, ...args], {
        MATRIX_LOOK: flags.includes("look") ? "yes" : "no",
        // The first run of a program has checked its types.
        ...(isChecked && { PULUMI_NODEJS_TRANSPILE_ONLY: "true" }),
      });
      isChecked ||= outcome.code === 0;
      return outcome;
    },
    close: () => Promise.resolve(),
  };
}

/**
 * @param {string} program the file, whose process stands in the folder of `where`
 * @param {Where} where
 * @returns {Stack}
 */
export function openInline(program, where) {
  const { ask, stop } = converse(["node", program], where, "matrix done ");
  return { run: (command, region, ...flags) => ask([command, region, ...flags].join(" ")), close: stop };
}
