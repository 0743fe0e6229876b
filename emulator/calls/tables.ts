import type { Mark } from "../ground/mark";

/** A call of one of the emulated services, as docs/emulator-calls.md lists it; the route tables of all of them have this form. */
export interface DescribedCall {
  method: string;
  path: string;
  mark: Mark;
  source: string;
  /** Null where no login is asked for. */
  scope: string | null;
  differences?: readonly string[] | undefined;
}

/** Where a whole service is known to differ from the real one, or had to choose. */
export interface Difference {
  subject: string;
  here: string;
}

/** One emulated service with all its calls. */
export interface CallTable {
  title: string;
  calls: readonly DescribedCall[];
  /** What all its calls have in common; what one alone does stands beside its route. */
  differences: readonly Difference[];
  notEmulated: readonly string[];
}

/** A command of an emulated appliance. */
export interface DescribedCommand {
  command: string;
  mark: Mark;
  source: string;
  differences: readonly string[];
}
