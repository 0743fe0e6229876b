/** A request that cannot be read, whatever it asks for. */
export class RequestProblem extends Error {
  constructor(
    readonly status: 400 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}
