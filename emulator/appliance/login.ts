import { type ApplianceView, asks, type ConsoleState, done, type LoginQuestion, type Reply, yesOrNo } from "./dialogue";
import { wrap } from "./texts";

/** That an appliance asks such things before its first prompt is known; every word here is [A] (contracts 5.1). */
const questions: Record<LoginQuestion, { lines: readonly string[]; ask: string; preset: boolean }> = {
  expiry: {
    lines: ["Your passphrase expires in 6 days."],
    ask: "Would you like to change your passphrase now? [Y]> ",
    preset: true,
  },
  upgrade: {
    lines: wrap("A new version of AsyncOS is available for your appliance. It can be installed with the command upgrade."),
    ask: "Do you want to upgrade now? (y/n) ",
    preset: false,
  },
  agreement: {
    lines: wrap("The terms of use have changed. They can be read at https://www.cisco.com/go/eula."),
    ask: "Do you accept the license agreement? [N]> ",
    preset: false,
  },
  newPassword: {
    lines: ["Your passphrase has expired, and must be changed before you go on."],
    ask: "Enter a new passphrase: []> ",
    preset: false,
  },
};

/** Where a session begins: at its first question, if there is one. */
export function firstQuestion({ loginQuestions: [first, ...left] }: ApplianceView, state: ConsoleState): Reply {
  if (first === undefined) return { lines: [], state };
  return asks(questions[first].lines, state, { kind: "login", ask: questions[first].ask, left: [first, ...left] });
}

/** A no to an offer goes on; a yes, and whatever must be agreed to or changed, ends the session: none of that is emulated. */
export function answerLogin(answer: string, left: readonly LoginQuestion[], state: ConsoleState, box: ApplianceView): Reply {
  const [asked, ...others] = left;
  const sure = asked && yesOrNo(answer, questions[asked].preset);
  const isOffer = asked === "expiry" || asked === "upgrade";
  if (sure === undefined && isOffer) return firstQuestion({ ...box, loginQuestions: left }, state);
  if (!isOffer || sure) return done(["This is not emulated. Good bye."], state, { kind: "logout" });
  return firstQuestion({ ...box, loginQuestions: others }, { ...state, at: { kind: "command" } });
}
