import type { ProviderError } from "../../base/errors";
import { statusError, strange404, type Answered, type Meaning } from "../http/answers";
import { wordsOf, type Redact } from "../http/unanswered";
import type { FmcNames } from "./names";

const prerequisites =
  "Check that the FMC has a Smart License and not the evaluation licence, that it is connected to Cisco Smart Software Manager directly " +
  "(no satellite server, no air gap), both under System > Licenses > Smart Licenses, and that the user may change system settings.";

const wrongAddress = ({ host, port }: FmcNames): string =>
  `Check ${host} and ${port}, and that the REST API is enabled (System > Configuration > REST API Preferences).`;

/** What each status of an FMC means; a new one is a row. `change` is for a PUT, whose refusals have causes of their own (seed 003). */
const meanings = (names: FmcNames): readonly Meaning[] => [
  {
    from: 300,
    to: 399,
    code: "unexpected-answer",
    reason: "the FMC answered with a redirect, which is not followed",
    next: wrongAddress(names),
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

/** The failure that an FMC's answer without success stands for. */
export function fmcAnswerError(request: Answered, json: unknown, redact: Redact, names: FmcNames): ProviderError {
  const said = saidBy(json, redact);
  // As with the cloud: a 404 that is not the FMC's own proves nothing.
  if (request.status === 404 && said === undefined)
    return strange404("something that is not an FMC's API answered 404", request, wrongAddress(names));
  return statusError(meanings(names), request, said, { name: "the FMC", changes: request.method === "PUT" });
}

/** `[A]` An FMC's error is `{"error":{"category","messages":[{"description"}],"severity"}}`; undefined when it is not that. */
function saidBy(json: unknown, redact: Redact): string | undefined {
  const error = (json as { error?: { messages?: unknown } | string | null } | null | undefined)?.error;
  if (!error || typeof error === "string") return undefined;
  const messages: unknown[] = Array.isArray(error.messages) ? error.messages : [];
  const texts = messages.map((each) => (each as { description?: unknown } | null)?.description);
  return wordsOf(texts.filter((each) => typeof each === "string").join("; "), redact).replace(/\.$/, "");
}
