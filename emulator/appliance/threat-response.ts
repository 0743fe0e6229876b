import {
  type ApplianceView,
  asks,
  change,
  choice,
  type Command,
  type ConsoleState,
  done,
  effective,
  notAnOption,
  type Reply,
} from "./dialogue";
import { wordingOf } from "./texts";

function menu(state: ConsoleState, box: ApplianceView, error: readonly string[] = []): Reply {
  const { feature } = wordingOf(box);
  const on = effective(state, box).threatResponse;
  const offered = on
    ? `- DISABLE - To disable the ${feature} on your appliance.`
    : `- ENABLE - To enable the ${feature} on your appliance.`;
  return asks([...error, "Choose the operation you want to perform:", offered], state, {
    kind: "threatresponseconfig",
    ask: choice,
  });
}

/** Undefined when the menu does not offer this verb. */
function choose(verb: string, state: ConsoleState, box: ApplianceView): Reply | undefined {
  const on = effective(state, box).threatResponse;
  const wording = wordingOf(box);
  if (verb.toUpperCase() !== (on ? "DISABLE" : "ENABLE")) return undefined;
  const text = on ? [`The ${wording.feature} is currently disabled on your appliance.`] : wording.enabled;
  return done(text, change(state, { threatResponse: !on }));
}

/** `threatresponseconfig`: switches the feature, pending until `commit` (contracts 5.3). */
export const threatResponseConfig: Command = ([verb], state, box) =>
  verb === undefined ? menu(state, box) : (choose(verb, state, box) ?? done([notAnOption(verb)], state));

export function answerThreatResponse(answer: string, state: ConsoleState, box: ApplianceView): Reply {
  if (answer === "") return done([], state);
  return choose(answer, state, box) ?? menu(state, box, [notAnOption(answer), ""]);
}
