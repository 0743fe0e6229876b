import { toWhoAmI } from "../../../provider/clients/cloud/who-am-i";
import { looksOf, type Assumption, type Finding, type Look, type Seen } from "../assumption";
import { members } from "../members";
import { readable } from "../reading";
import { all, answerOf, confirmed, differs, isObject, objectIn, open, some, statusOf, words } from "../settle";

/** Good answers to who is logged in. */
function goodAnswers(seen: Seen): readonly Look[] {
  const nobodys = [...Object.values(seen.documents), seen.single.anonymous, seen.single.stranger, seen.single.login];
  return looksOf(seen).filter((look) => look.answer?.status === 200 && !nobodys.includes(look) && look.path.startsWith("/iroh/"));
}

function limited(seen: Seen): Finding {
  const answers = some(goodAnswers(seen), "nothing was answered");
  const without = answers.filter(({ answer }) => answer?.headers["x-ratelimit-org-limit"] === undefined);
  if (without.length > 0)
    return differs("X-Ratelimit-Org-Limit on every answer", `none on ${words(without.map(({ path }) => path))}`);
  const limits = answers.map(({ answer }) => answer?.headers["x-ratelimit-org-limit"] ?? "");
  return limits.every((limit) => limit === "8000")
    ? confirmed()
    : differs("8000", words(limits.map((limit) => String(Number(limit)))));
}

const hasHeader = (name: string) => (seen: Seen) => {
  const answers = some(goodAnswers(seen), "nothing was answered");
  const without = answers.filter(({ answer }) => answer?.headers[name] === undefined);
  return without.length === 0 ? confirmed() : differs(name, `none on ${words(without.map(({ path }) => path))}`);
};

function anonymousIsTold({ single: { anonymous } }: Seen): Finding {
  const { body } = answerOf(anonymous, 401);
  return isObject(body) && body["error"] === "invalid_request"
    ? envelope(body)
    : differs("401 invalid_request", statusOf(anonymous));
}

const envelope = (body: Record<string, unknown>): Finding =>
  members([body], { error: "text", error_description: "text" }, ["trace_id", ...Object.keys(body)]);

function lackOfScope(seen: Seen): Finding {
  const refused = looksOf(seen).filter(({ answer }) => answer?.status === 403);
  const wanted = { error: "text", "missing-scopes": "texts", "required-scopes": "texts", scopes: "texts" } as const;
  return all(
    some(refused, "the API client lacks no scope for what was asked").map((look) => {
      const body = isObject(look.answer?.body) ? look.answer.body : {};
      return body["error"] === "missing_scope"
        ? members([body], wanted, Object.keys(body))
        : differs("403 missing_scope", statusOf(look));
    }),
  );
}

function goneEnvelope({ lists }: Seen): Finding {
  const gone = Object.values(lists).flatMap(({ missing: { answer } }) => (answer?.status === 404 ? [answer.body] : []));
  return all(
    some(gone, "nothing answered 404").map((body) =>
      isObject(body) ? envelope(body) : differs("404 with an object", "something else"),
    ),
  );
}

function clouds({ region, single }: Seen): Finding {
  if (region !== "us") return open("it is at the host of the Americas");
  const found = Object.values(objectIn(single.clouds));
  const addresses = found.map((cloud) => (isObject(cloud) ? cloud["iroh-services"] : undefined));
  const good = addresses.length > 0 && addresses.every((address) => typeof address === "string" && address.endsWith("/iroh/"));
  return good ? confirmed() : differs("`iroh-services` of every cloud, ending in /iroh/", "something else");
}

export const common: readonly Assumption[] = [
  {
    contract: "4",
    mark: "observed",
    says: "`GET /clouds.json` names the address of every cloud.",
    check: clouds,
  },
  {
    contract: "7",
    mark: "documented",
    says: "`GET /iroh/profile/whoami` answers `user` and `org`, with the organisation's id.",
    check: ({ single }) => {
      const { user, org } = objectIn(single.whoami);
      if (!isObject(user) || !isObject(org)) return differs("`user` and `org`", words(Object.keys(objectIn(single.whoami))));
      return members([org], { id: "text", name: "text" }, Object.keys(org));
    },
  },
  {
    contract: "7",
    mark: "assumed",
    says: "`user` has `user-id`, `user-name`, `user-email` and `role`.",
    quote: "The keys of `user`",
    check: ({ single }) => {
      const { user } = objectIn(single.whoami);
      if (!isObject(user)) return differs("`user`", "none");
      const wanted = { "user-id": "text", "user-name": "text", "user-email": "text", role: "text" } as const;
      return members([user], wanted, ["org-id", "scopes", "enabled?"]);
    },
  },
  {
    contract: "7",
    mark: "documented",
    says: "The provider can read who is logged in.",
    check: ({ single }) => readable([objectIn(single.whoami)], toWhoAmI),
  },
  {
    contract: "7",
    mark: "observed",
    says: "`GET /iroh/profile/org` answers the organisation.",
    check: ({ single }) =>
      members([objectIn(single.organisation)], { id: "text", name: "text" }, Object.keys(objectIn(single.organisation))),
  },
  {
    contract: "8",
    mark: "documented",
    says: "Every answer has `X-Ratelimit-Org-Limit`, which is 8000.",
    check: limited,
  },
  { contract: "8", mark: "observed", says: "Every answer has `X-Iroh-Version`.", check: hasHeader("x-iroh-version") },
  {
    contract: "8",
    mark: "assumed",
    says: "Every answer has the `Date` of HTTP.",
    quote: "the `Date` of HTTP: A",
    check: hasHeader("date"),
  },
  {
    contract: "8",
    mark: "documented",
    says: "Without a token, 401 `invalid_request` with `error` and `error_description`.",
    check: anonymousIsTold,
  },
  {
    contract: "8",
    mark: "documented",
    says: "Without a scope, 403 `missing_scope` with the scopes that are missing, needed and there.",
    check: lackOfScope,
  },
  {
    contract: "8",
    mark: "documented",
    says: "What is not there is told by 404 with `error` and `error_description`.",
    check: goneEnvelope,
  },
  {
    contract: "8",
    mark: "documented",
    says: "`iroh-int` and `iroh-enrich` publish their Swagger, without a token.",
    check: ({ documents }) =>
      all([documents["iroh-int"], documents["iroh-enrich"]].map((look) => (answerOf(look, 200), confirmed()))),
  },
  {
    contract: "8",
    mark: "assumed",
    says: "`iroh-sse` and `oauth2-clients` publish theirs likewise.",
    quote: "that a `swagger.json` is beside them: A",
    check: ({ documents }) =>
      all([documents["iroh-sse"], documents["oauth2-clients"]].map((look) => (answerOf(look, 200), confirmed()))),
  },
];
