import { ProviderHome } from "../support/provider-process";
import { cellNamed, cellsOf, stepsOf } from "./matrix";
import { runCase } from "./run-case";
import { scenarioNamed } from "./scenarios";
const home = ProviderHome.create();
void (async () => {
  const [what = "", id = ""] = process.argv.slice(2);
  if (what === "steps") {
    const scenario = scenarioNamed(id);
    const steps = await stepsOf(home, scenario);
    for (const s of steps) console.log(s.doing, "|", s.what, "|", s.turn, s.kind);
    console.log(cellsOf(scenario, steps).length);
  } else {
    const r = await runCase(home, cellNamed(id));
    console.log(r.story.join("\n"), r.findings, r.ms);
  }
  home.remove();
})();
