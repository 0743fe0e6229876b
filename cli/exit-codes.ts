/** Exit codes of a failure: 1, or 2 for usage or configuration. */
export const exitCodes = { failure: 1, usage: 2 };

/** What was asked for cannot be done as it was asked: bad options, a bad file. Its message is one sentence for a person. */
export class UsageProblem extends Error {}
