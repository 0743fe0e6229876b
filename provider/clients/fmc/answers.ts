import { ProviderError, type ErrorCode, type FailedRequest } from "../../base/errors";
import { cutError, type Body } from "../cloud/answers";
import { wordsOf, type Redact } from "../http/failures";

const prerequisites =
  "Check that the FMC has a Smart License and not the evaluation licence, that it is connected to Cisco Smart Software Manager directly " +
  "(no satellite server, no air gap), both under System > Licenses > Smart Licenses, and that the user may change system settings.";

/** What each status of an FMC means; a new one is a row. `change` is for a PUT, whose refusals have causes of their own (seed 003). */
const meanings: { from: number; to: number; code: ErrorCode; reason: string; next: string; change?: string }[] = [
  {
    from: 300,
    to: 399,
    code: "unexpected-answer",
    reason: "the FMC answered with a redirect, which is not followed",
    next: "Check `fmc.host` and `fmc.port`, and that the REST API is enabled (System > Configuration > REST API Preferences).",
  },
  {
    from: 401,
    to: 401,
    code: "authentication",
    reason: "the FMC refuses the access token",
    next: "Give the provider a user of its own: another login of the same user may end its session.",
  },
  {
    from: 403,
    to: 403,
    code: "refused",
    reason: "the FMC refuses access",
    next: "Check the user's role in that domain: it must be an administrator.",
    change: prerequisites,
  },
  {
    from: 404,
    to: 404,
    code: "not-found",
    reason: "the FMC does not know that setting",
    next: "Check the FMC's version: cloud events came with 6.4, regions with 6.5, SecureX with 7.0.",
  },
  {
    from: 429,
    to: 429,
    code: "quota",
    reason: "the FMC takes 120 requests a minute, and more were sent to it",
    next: "Try again in a minute, and see who else uses its REST API.",
  },
  {
    from: 400,
    to: 499,
    code: "refused",
    reason: "the FMC refuses the request",
    next: "Check the inputs it names.",
    change: prerequisites,
  },
  {
    from: 500,
    to: 599,
    code: "unexpected-answer",
    reason: "the FMC failed",
    next: "Run the command again; see whether its web interface works if it goes on.",
  },
];

/** The failure an FMC's answer stands for; undefined for a good one. */
export function fmcAnswerError(
  request: FailedRequest & { status: number },
  body: Body,
  redact: Redact,
): ProviderError | undefined {
  const { status, method } = request;
  if (status >= 200 && status < 300) {
    return body.problem === undefined ? undefined : cutError(request, body.problem);
  }
  const said = saidBy(body.json, redact);
  // As with the cloud: a 404 that is not the FMC's own proves nothing.
  if (status === 404 && said === undefined) {
    return new ProviderError({
      code: "unexpected-answer",
      reason: "something that is not an FMC's API answered 404",
      request,
      next: "Check `fmc.host` and `fmc.port`, and that the REST API is enabled (System > Configuration > REST API Preferences).",
    });
  }
  const meaning = meanings.find(({ from, to }) => status >= from && status <= to);
  return new ProviderError({
    code: meaning?.code ?? "unexpected-answer",
    reason: `${meaning?.reason ?? "the FMC gave an answer without meaning"}${said ? `: ${said}` : ""}`,
    request,
    next: (method === "PUT" ? meaning?.change : undefined) ?? meaning?.next ?? "Run the command again.",
  });
}

/** `[A]` An FMC's error is `{"error":{"category","messages":[{"description"}],"severity"}}`; undefined when it is not that. */
function saidBy(json: unknown, redact: Redact): string | undefined {
  const error = (json as { error?: { messages?: unknown } | string | null } | null | undefined)?.error;
  if (!error || typeof error === "string") return undefined;
  const messages: unknown[] = Array.isArray(error.messages) ? error.messages : [];
  const texts = messages.map((each) => (each as { description?: unknown } | null)?.description);
  return wordsOf(texts.filter((each) => typeof each === "string").join("; "), redact).replace(/\.$/, "");
}
