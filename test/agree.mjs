// `npm run agree -- --runs 300 --seed 7`: does `cisco-ctr drift` say of drawn worlds what a refresh of the engine says?
import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "../tools/progress.mjs";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "300" }, seed: { type: "string", default: "1" } },
});
for (const [name, value] of Object.entries(values)) {
  if (!/^[1-9]\d{0,5}$/.test(value)) {
    process.stderr.write(`--${name} "${value}" is no whole number from 1 to 999999\n`);
    process.exit(2);
  }
}
const { status } = spawnSync(
  process.execPath,
  [path.join(root, "node_modules", "jest", "bin", "jest.js"), "--silent=false", "test/contract/drift-agrees.test.ts"],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, CISCO_CTR_AGREE_RUNS: values.runs, CISCO_CTR_TEST_SEED: values.seed },
  },
);
process.exit(status ?? 1);
