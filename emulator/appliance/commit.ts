import {
  type ApplianceView,
  asks,
  choice,
  type Command,
  type ConsoleState,
  done,
  hasChanges,
  type Reply,
  yesOrNo,
} from "./dialogue";
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

/** Somebody else has committed since these changes began: the question is observed, the sentence before it [A] (contracts 5.2). */
function askDiscard(state: ConsoleState): Reply {
  const lines = ["The configuration was changed by another user since your changes began."];
  return asks(lines, state, { kind: "discard", ask: "Are you ready to discard all of your changes? [N]> " });
}

export function answerDiscard(answer: string, state: ConsoleState): Reply {
  const sure = yesOrNo(answer, false);
  if (sure === undefined) return askDiscard(state);
  return done([], sure ? { ...state, pending: {} } : state);
}

/** `commit`: makes this session's changes active. `commit "<comment>"` asks nothing [A] (contracts 5.2, 5.6). */
export const commit: Command = ([comment], state, box) => {
  if (!hasChanges(state, box)) return done(["There is no data to commit."], { ...state, pending: {} });
  if (state.basis !== undefined && state.basis !== box.revision) return askDiscard(state);
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
