/** A refusal in FMC's own error form [A]. */
export class FmcRefusal extends Error {
  constructor(
    readonly status: number,
    readonly description: string,
    readonly category: "FRAMEWORK" | "OTHER" = "FRAMEWORK",
  ) {
    super(description);
  }

  get body(): object {
    return { error: { category: this.category, messages: [{ description: this.description }], severity: "ERROR" } };
  }
}

/** 401: no token, or one that does not hold any longer. */
export function tokenInvalid(): FmcRefusal {
  return new FmcRefusal(401, "Access token invalid.");
}

/** 404 of something in the path. */
export function unknown(what: string, id: string): FmcRefusal {
  return new FmcRefusal(404, `${what} ${id} does not exist.`);
}

/** 500: what went wrong is nobody's business. */
export function unexpected(): FmcRefusal {
  return new FmcRefusal(500, "Internal error.");
}

/** 400: the body is not what the call takes. */
export function badBody(description: string): FmcRefusal {
  return new FmcRefusal(400, description);
}

/** 400: the body is right, and the FMC cannot do what it says [A: the status]. */
export function cannot(description: string): FmcRefusal {
  return new FmcRefusal(400, description, "OTHER");
}
