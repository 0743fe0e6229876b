// `npm run bench`: what the provider costs, against limits; `npm run bench -- load` measures that alone. Options are for one of `ops` (where
// none is named), `fleet` and `profile`.
import { setUp } from "../../tools/set-up.mjs";
import * as drift from "./drift.mjs";
import * as fleet from "./fleet/main.mjs";
import * as load from "./load.mjs";
import * as ops from "./ops/main.mjs";
import { WrongOption } from "./ops/selection.mjs";
import * as page from "./page.mjs";
import * as profile from "./profile.mjs";
import * as scale from "./scale.mjs";

/** @type {Record<string, (options: readonly string[]) => Promise<boolean>>} */
const withOptions = { fleet: fleet.measure, ops: ops.measure, profile: profile.measure };
/** @type {Record<string, (options: readonly string[]) => Promise<boolean>>} */
const benches = { load: load.measure, page: page.measure, drift: drift.measure, scale: scale.measure, ...withOptions };

const usage = `npm run bench -- [${Object.keys(benches).join(" | ")} ...] [options of ${Object.keys(withOptions).join(", ")}: docs/testing.md]`;

const given = process.argv.slice(2);
if (given.some((each) => ["--help", "-h"].includes(each))) {
  console.log(usage);
  process.exit(0);
}
const firstOption = given.findIndex((each) => each.startsWith("-"));
const names = firstOption < 0 ? given : given.slice(0, firstOption);
const options = given.slice(names.length);
const asked = names.length > 0 ? names : options.length > 0 ? ["ops"] : Object.keys(benches);

/** @param {unknown} error @returns {error is Error} */
function isWrongOption(error) {
  if (error instanceof WrongOption) return true;
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

/** @param {string} reason */
function refuse(reason) {
  console.error(reason);
  process.exit(2);
}

const unknown = asked.find((name) => !(name in benches));
if (unknown !== undefined) refuse(`There is no bench "${unknown}"; there are ${Object.keys(benches).join(", ")}.`);
if (options.length > 0 && !(asked.length === 1 && asked.every((name) => name in withOptions))) {
  refuse(`Give options to one bench: ${Object.keys(withOptions).join(", ")} take some.`);
}

await setUp();
let good = true;
try {
  for (const name of asked) good = (await benches[name]?.(options)) === true && good;
} catch (error) {
  if (!isWrongOption(error)) throw error;
  refuse(`${error.message.replace(/\.$/u, "")}.`);
}
process.exit(good ? 0 : 1);
