import { after } from "../provider/base/timer";
import { Progress, type Stream } from "./terminal/progress";

/** Standard error, which Node opens when it is first asked for. */
const stderr: Stream = {
  write: (text) => process.stderr.write(text),
  get isTTY() {
    return process.stderr.isTTY;
  },
  get columns() {
    return process.stderr.columns;
  },
};

/** What the command is at: one line of a terminal holds for all of it. */
export const progress = new Progress({ now: () => Date.now(), after }, stderr);
