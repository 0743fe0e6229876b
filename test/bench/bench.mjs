// `npm run bench`: what the provider costs, against limits; `npm run bench -- fleet` measures that alone.
import { setUp } from "../../tools/set-up.mjs";
import * as drift from "./drift.mjs";
import * as fleet from "./fleet.mjs";
import * as load from "./load.mjs";
import * as page from "./page.mjs";
import * as scale from "./scale.mjs";
import * as up from "./up.mjs";

const benches = { up, load, fleet, page, drift, scale };

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in benches));
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}"; there are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

await setUp();
let good = true;
for (const [name, { measure }] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) good = (await measure()) && good;
}
process.exit(good ? 0 : 1);
