import { after } from "../provider/base/timer";
import { Progress } from "./terminal/progress";

/** What the command is at: one line of a terminal holds for all of it. */
export const progress = new Progress({ now: () => Date.now(), after }, process.stderr);
