/** What was asked for cannot be done as it was asked: bad options, a bad file. Its message is one sentence for a person. */
export class UsageProblem extends Error {}
