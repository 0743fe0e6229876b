import type { Call } from "../../base/call";
import { sentence, type Sentence } from "../../base/sentence";
import { howToApply, named } from "../../base/settings";
import type { RegionCredentials } from "./credentials";
import { isProviderError, ProviderError, type FailedRequest } from "../../base/errors";
import type { Secrets } from "../../base/known-secrets";
import type { Answered } from "../http/answers";
import { HttpSession, type Query, type Quota, type Sending } from "../http/session";
import { unanswered } from "../http/unanswered";
import { proxyFor } from "../http/proxy";
import { covers, toAccessToken, type AccessToken } from "./access-token";
import { answerError, missingScopes, type Asking, type Kind } from "./refusals";
import { checkedOrigin } from "./origin";
import type { Region } from "./regions";
import type * as transport from "../http/transport";

export interface CloudRequest<T> {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  /** What the path leads to; nothing else can be said to be gone. */
  kind?: Kind;
  /** A list stands as the same name several times. */
  query?: Query;
  body?: object;
  /** What the access token must grant. */
  scopes: readonly string[];
  /** False for a POST that only asks; default: for every method but GET. */
  changes?: boolean;
  /** True when a second arrival does no harm; default: for what changes nothing, and for every method but POST. */
  repeatable?: boolean;
  /** Reads the answer, with the length of its text; throws {@link UnexpectedShape} when it is not what the contract promises. */
  parse: (json: unknown, size: number) => T;
}

type Credentials = Pick<RegionCredentials, "clientId" | "clientPassword">;
type Asked = Pick<Sending<unknown>, "method" | "path" | "query" | "body" | "headers">;

/** What the API answered, whatever its status. */
export interface WholeAnswer {
  status: number;
  /** By lower-case names; one that came several times is left out. */
  headers: Record<string, string>;
  /** Undefined for what is no JSON. */
  body: unknown;
}

/** The API of one region: its login, its scopes and its words for a failure. The rest is the session's. */
export class CloudClient {
  private readonly session: HttpSession<AccessToken>;

  constructor(
    readonly region: Region,
    private readonly credentials: RegionCredentials,
    readonly secrets: Secrets,
    random: () => number = Math.random,
    /** Authorities beside those that Node knows. */
    trust: { ca?: string } = {},
  ) {
    secrets.remember(credentials.clientPassword);
    const origin = checkedOrigin(credentials.url ?? region.api, credentials.from.url);
    const proxy = proxyFor(origin, secrets);
    const session = {
      origin,
      agent: ({ cloudAgent }: typeof transport) => cloudAgent(proxy, trust),
      logIn: (call: Call) => this.logIn(call),
      unanswered: (request: FailedRequest, cause: unknown) => unanswered(new URL(origin).host, request, cause, this.whereFrom),
      usedUp: "the organisation's request quota (8000 an hour, shared by all its API clients) is used up",
    };
    this.session = new HttpSession(session, random);
  }

  /** How many requests have gone out, logins among them. */
  get requests(): number {
    return this.session.sent;
  }

  /** Who asks. */
  get clientId(): string {
    return this.credentials.clientId;
  }

  /** What the organisation has of requests, as the last answer told it. */
  get quota(): Readonly<Quota> {
    return this.session.quota;
  }

  /** Fails, before anything is touched, when the access token does not grant all of `scopes`. */
  async requireScopes(call: Call, scopes: readonly string[]): Promise<void> {
    this.checkScopes(await this.session.login(call), scopes);
  }

  /** What the access token grants: may be less than the API client has. */
  async grantedScopes(call: Call): Promise<readonly string[]> {
    return (await this.session.login(call)).scopes;
  }

  async request<T>(call: Call, request: CloudRequest<T>): Promise<T> {
    const { method, path, kind, query, body, scopes, parse } = request;
    const { changes = method !== "GET", repeatable = !changes || method !== "POST" } = request;
    return this.session.request(call, repeatable, (token) => {
      this.checkScopes(token, scopes);
      return {
        ...{ method, path, query, body, changes },
        headers: { Authorization: `Bearer ${token.value}` },
        parse: ({ json, size }) => parse(json, size),
        unlike: "the answer is not what the API promises",
        refusal: (answered, json) => this.refusal(answered, json, kind),
      };
    });
  }

  /**
   * Reads what is at a path, and takes a refusal for an answer too: for who looks at the API itself. It asks whatever the scopes.
   *
   * @param as `nobody` asks without an access token
   */
  look(call: Call, path: string, query?: Query, as: "client" | "nobody" = "client"): Promise<WholeAnswer> {
    return this.witnessed((sending) =>
      as === "nobody"
        ? this.session.ask(call, sending({ method: "GET", path, query }))
        : this.session.request(call, true, ({ value }) => {
            return sending({ method: "GET", path, query, headers: { Authorization: `Bearer ${value}` } });
          }),
    );
  }

  /** What the token call answers to these credentials, by default its own; the token is remembered as a secret. */
  async lookAtLogin(call: Call, { clientId, clientPassword }: Credentials = this.credentials): Promise<WholeAnswer> {
    const answer = await this.witnessed((sending) =>
      this.session.ask(call, sending(this.tokenCall({ clientId, clientPassword }))),
    );
    const { access_token: token } = (answer.body ?? {}) as { access_token?: unknown };
    if (typeof token === "string") this.secrets.remember(token);
    return answer;
  }

  /** The answer, or the refusal that would have been thrown; what may come otherwise the next time stays a failure. */
  private async witnessed(
    ask: (sending: (request: Asked) => Sending<WholeAnswer>) => Promise<WholeAnswer>,
  ): Promise<WholeAnswer> {
    let refused: WholeAnswer | undefined;
    const sending = (request: Asked): Sending<WholeAnswer> => ({
      ...request,
      changes: false,
      parse: ({ status, headers, json }) => ({ status, headers: textsOf(headers), body: json }),
      unlike: "the answer cannot be read",
      refusal: (answered, json, headers) => {
        refused = { status: answered.status, headers: textsOf(headers), body: json };
        return this.refusal(answered, json);
      },
    });
    try {
      return await ask(sending);
    } catch (error) {
      const about = isProviderError(error) ? error.facts.request?.status : undefined;
      if (refused === undefined || about !== refused.status || about >= 500 || about === 429) throw error;
      return refused;
    }
  }

  private checkScopes(token: AccessToken, needed: readonly string[]): void {
    const missing = needed.filter((scope) => !covers(token.scopes, scope));
    if (missing.length > 0) throw missingScopes(this.asking, missing, undefined);
  }

  private tokenCall({ clientId, clientPassword }: Credentials) {
    const basic = this.secrets.remember(Buffer.from(`${clientId}:${clientPassword}`).toString("base64"));
    return {
      method: "POST",
      path: "/iroh/oauth2/token",
      body: "grant_type=client_credentials",
      headers: { Authorization: `Basic ${basic}`, "Content-Type": "application/x-www-form-urlencoded" },
    };
  }

  private async logIn(call: Call): Promise<AccessToken> {
    const token = await this.session.ask(call, {
      ...this.tokenCall(this.credentials),
      changes: false,
      parse: ({ json }) => toAccessToken(json, call.clock.now()),
      unlike: "the answer holds no access token",
      refusal: (answered, json) => {
        const error = this.refusal(answered, json);
        return answered.status === 400 || answered.status === 401 ? this.credentialsRefused(error) : error;
      },
    });
    this.secrets.remember(token.value);
    return token;
  }

  private refusal(answered: Answered, json: unknown, kind?: Kind): ProviderError {
    return answerError({ ...this.asking, kind }, answered, json, (text) => this.secrets.redact(text));
  }

  private credentialsRefused(error: ProviderError): ProviderError {
    const { clientId, clientPassword } = this.credentials.from;
    return new ProviderError({
      code: "authentication",
      reason: `region "${this.region.name}" refuses the API client's id and password`,
      request: error.facts.request,
      next: sentence`Check ${named(clientId, clientPassword)}: they must be an enabled API client of that region${howToApply(clientId)}.`,
    });
  }

  private get asking(): Asking {
    return { region: this.region, from: this.credentials.from };
  }

  /** An address of the user's own may be the wrong one. */
  private get whereFrom(): Sentence | undefined {
    const { url, from } = this.credentials;
    return url === undefined ? undefined : sentence`The address is that of ${named(from.url)}${howToApply(from.url)}.`;
  }
}

const textsOf = (headers: object): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
