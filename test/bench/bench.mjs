// `npm run bench`: what the provider costs, against limits; `npm run bench -- fleet` measures that alone. Options are those of `ops`, or of `profile` where that is named.
import { setUp } from "../../tools/set-up.mjs";
import * as drift from "./drift.mjs";
import * as fleet from "./fleet.mjs";
import * as load from "./load.mjs";
import * as ops from "./ops/main.mjs";
import { WrongOption } from "./ops/selection.mjs";
import * as page from "./page.mjs";
import * as profile from "./profile.mjs";
import * as scale from "./scale.mjs";

/** @type {Record<string, { measure: (args: readonly string[]) => Promise<boolean> }>} */
const benches = { load, fleet, page, drift, scale, ops, profile };

const given = process.argv.slice(2);
const firstOption = given.findIndex((each) => each.startsWith("--"));
const asked = firstOption < 0 ? given : given.slice(0, firstOption);
const options = given.slice(asked.length);
const takesOptions = (/** @type {string} */ name) => name === "ops" || (name === "profile" && asked.includes(name));
const unknown = asked.find((name) => !(name in benches));
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}"; there are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

await setUp();
let good = true;
try {
  for (const [name, { measure }] of Object.entries(benches)) {
    if (asked.length === 0 || asked.includes(name)) good = (await measure(takesOptions(name) ? options : [])) && good;
  }
} catch (error) {
  if (!(error instanceof WrongOption)) throw error;
  console.error(`${error.message}.`);
  process.exit(2);
}
process.exit(good ? 0 : 1);
