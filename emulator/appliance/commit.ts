import { asks, choice, done, hasChanges, yesOrNo } from "./dialogue";
import type { ApplianceView, Command, ConsoleState, Reply } from "./dialogue";
import { dateText } from "./texts";

function committed(state: ConsoleState, box: ApplianceView): Reply {
  return done(
    [`Changes committed: ${dateText(box.now)} GMT`],
    { ...state, pending: {} },
    { kind: "commit", changes: state.pending },
  );
}

function askRollback(state: ConsoleState): Reply {
  return asks([], state, { kind: "rollback", ask: "Do you want to save the current configuration for rollback? [Y]> " });
}

/** `commit`: makes this session's changes active. `commit "<comment>"` asks nothing [A] (contracts 5.2, 5.6). */
export const commit: Command = ([comment], state, box) => {
  if (!hasChanges(state, box)) return done(["There is no data to commit."], { ...state, pending: {} });
  if (comment !== undefined) return committed(state, box);
  return asks(["Please enter some comments describing your changes:"], state, { kind: "comment", ask: choice });
};

/** Any comment will do, none included. */
export function answerComment(state: ConsoleState, box: ApplianceView): Reply {
  return box.rollbackQuestion ? askRollback(state) : committed(state, box);
}

export function answerRollback(answer: string, state: ConsoleState, box: ApplianceView): Reply {
  return yesOrNo(answer, true) === undefined ? askRollback(state) : committed(state, box);
}
