import { sentence, type Sentence } from "../../base/sentence";
import type { AxiosInstance, AxiosResponse } from "axios";
import { remaining, throwIfCancelled, type Call } from "../../base/call";
import { howToApply, named } from "../../base/settings";
import type { RegionCredentials } from "./credentials";
import { ProviderError, type FailedRequest } from "../../base/errors";
import type { Secrets } from "../../base/redact";
import { parseRetryAfter } from "../../base/retry";
import { outOfTime, pauseOrThrow, requestTimeoutMs, unanswered, type Failed } from "../http/failures";
import { exchange } from "../http/in-time";
import { answerError, cutError, missingScopes, parseBody, type Asking, type Kind } from "./answers";
import { AccessTokens, covers, type AccessToken } from "./auth";
import { Pacer } from "../http/pacing";
import { checkedOrigin } from "./origin";
import { proxyFor, type Proxy } from "../http/proxy";
import type { Region } from "./regions";
import type * as transport from "../http/transport";

type Query = Record<string, string | number | readonly string[]>;

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

interface Sending {
  method: string;
  path: string;
  query?: Query;
  data?: unknown;
  headers: Record<string, string>;
  changes: boolean;
  kind?: Kind;
}

type Outcome = { ok: true; json: unknown; size: number } | Failed;

/** The API of one region: access tokens, retries, pacing and errors. The only place that speaks HTTP to the cloud. */
export class CloudClient {
  private readonly origin: string;
  private readonly proxy?: Proxy;
  private http?: AxiosInstance;
  private readonly tokens: AccessTokens;
  private readonly pacer = new Pacer();

  constructor(
    readonly region: Region,
    private readonly credentials: RegionCredentials,
    readonly secrets: Secrets,
    private readonly random: () => number = Math.random,
    /** Authorities beside those that Node knows. */
    private readonly trust: { ca?: string } = {},
  ) {
    secrets.remember(credentials.clientPassword);
    this.origin = checkedOrigin(credentials.url ?? region.api, credentials.from.url);
    this.proxy = proxyFor(this.origin, secrets);
    this.tokens = new AccessTokens((call) => this.fetchToken(call));
  }

  /** Fails, before anything is touched, when the access token does not grant all of `scopes`. */
  async requireScopes(call: Call, scopes: readonly string[]): Promise<void> {
    this.checkScopes(await this.tokens.get(call), scopes);
  }

  /** What the access token grants: may be less than the API client has. */
  async grantedScopes(call: Call): Promise<readonly string[]> {
    return (await this.tokens.get(call)).scopes;
  }

  async request<T>(call: Call, request: CloudRequest<T>): Promise<T> {
    const { method, path, kind, query, body, scopes, parse } = request;
    const { changes = method !== "GET", repeatable = !changes || method !== "POST" } = request;
    let refreshed = false;
    for (let attempt = 1; ; attempt++) {
      const token = await this.tokens.get(call);
      this.checkScopes(token, scopes);
      const headers = { Authorization: `Bearer ${token.value}`, ...(body ? { "Content-Type": "application/json" } : {}) };
      const data = body && JSON.stringify(body);
      const outcome = await this.send(call, { method, path, kind, query, data, headers, changes });
      if (outcome.ok) {
        try {
          return parse(outcome.json, outcome.size);
        } catch (cause) {
          const error = cutError({ method, path }, `the answer is not what the API promises`, cause);
          await this.pause(call, { ok: false, failure: { kind: "cut" }, error }, attempt, repeatable);
          continue;
        }
      }
      if (outcome.status === 401 && !refreshed) {
        this.tokens.drop(token);
        refreshed = true;
        attempt--;
        continue;
      }
      await this.pause(call, outcome, attempt, repeatable);
    }
  }

  private checkScopes(token: AccessToken, needed: readonly string[]): void {
    const missing = needed.filter((scope) => !covers(token.scopes, scope));
    if (missing.length > 0) throw missingScopes(this.asking, missing, undefined);
  }

  private async fetchToken(call: Call): Promise<AccessToken> {
    const { clientId, clientPassword } = this.credentials;
    const basic = Buffer.from(`${clientId}:${clientPassword}`).toString("base64");
    this.secrets.remember(basic);
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.send(call, {
        method: "POST",
        path: "/iroh/oauth2/token",
        data: "grant_type=client_credentials",
        headers: { Authorization: `Basic ${basic}`, "Content-Type": "application/x-www-form-urlencoded" },
        changes: false,
      });
      if (!outcome.ok) {
        if (outcome.status === 400 || outcome.status === 401) throw this.credentialsRefused(outcome.error);
        await this.pause(call, outcome, attempt, true);
        continue;
      }
      const answer = outcome.json as { access_token?: unknown; expires_in?: unknown; scope?: unknown } | null | undefined;
      if (!isTokenText(answer?.access_token) || typeof answer.scope !== "string") {
        const error = cutError({ method: "POST", path: "/iroh/oauth2/token" }, "the answer holds no access token");
        await this.pause(call, { ok: false, failure: { kind: "cut" }, error }, attempt, true);
        continue;
      }
      const seconds = typeof answer.expires_in === "number" ? answer.expires_in : 600;
      return {
        value: this.secrets.remember(answer.access_token),
        scopes: answer.scope.split(/\s+/),
        expiresAt: call.clock.now() + seconds * 1_000,
      };
    }
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

  private pause(call: Call, outcome: Failed, attempt: number, repeatable: boolean): Promise<void> {
    return pauseOrThrow(call, outcome, { attempt, repeatable, random: this.random() });
  }

  private async send(call: Call, { method, path, kind, query, data, headers, changes }: Sending): Promise<Outcome> {
    throwIfCancelled(call);
    await this.pacer.ready(call);
    const timeout = Math.min(requestTimeoutMs, remaining(call));
    if (timeout === 0) throw outOfTime({ method, path });
    const from = call.clock.now();
    const http = this.open();
    let response: AxiosResponse<string>;
    try {
      const request = { method, url: path, params: query, data, headers, timeout };
      response = await exchange(call, changes, (signal) => http.request<string>({ ...request, signal }));
    } catch (cause) {
      throwIfCancelled(call);
      const failed = unanswered(new URL(this.origin).host, { method, path }, cause, this.whereFrom);
      call.log.debug(`${method} ${path} -> ${failed.error.facts.reason}`);
      return failed;
    }
    return this.judge(call, { method, path }, kind, response, from);
  }

  private get asking(): Asking {
    return { region: this.region, from: this.credentials.from };
  }

  /** An address of the user's own may be the wrong one. */
  private get whereFrom(): Sentence | undefined {
    const { url, from } = this.credentials;
    return url === undefined ? undefined : sentence`The address is that of ${named(from.url)}${howToApply(from.url)}.`;
  }

  /** Loaded when something is really asked for: a preview never does. */
  private open(): AxiosInstance {
    if (this.http === undefined) {
      const { cloudAgent, openHttp } = require("../http/transport") as typeof transport;
      this.http = openHttp(this.origin, cloudAgent(this.proxy, this.trust));
    }
    return this.http;
  }

  private judge(
    call: Call,
    { method, path }: FailedRequest,
    kind: Kind | undefined,
    response: AxiosResponse<string>,
    from: number,
  ): Outcome {
    const { status } = response;
    const body = parseBody(response.data);
    const error = answerError({ ...this.asking, kind }, { method, path, status }, body, (text) => this.secrets.redact(text));
    const ms = call.clock.now() - from;
    call.log.debug(
      `${method} ${path} -> ${status} (${ms} ms${error?.facts.request?.traceId ? `, trace ${error.facts.request.traceId}` : ""})`,
    );
    const left: unknown = response.headers["x-ratelimit-org-remaining"];
    if (typeof left === "string" && /^\d+$/.test(left)) this.pacer.left(Number(left));
    // It is sent on exhaustion only: without it there is enough again.
    else if (status < 400) this.pacer.left(Infinity);
    if (error === undefined) return { ok: true, json: body.json, size: response.data.length };
    if (status >= 200 && status < 300) return { ok: false, failure: { kind: body.tooMuch ? "too-much" : "cut" }, error };
    const header: unknown = response.headers["retry-after"];
    const retryAfterMs = parseRetryAfter(typeof header === "string" ? header : undefined, call.clock.now());
    if (status === 429 && retryAfterMs !== undefined) this.pacer.closeFor(retryAfterMs, call.clock.now());
    return { ok: false, failure: { kind: "status", status, retryAfterMs }, error, status };
  }
}

/** What a header can carry. */
const isTokenText = (value: unknown): value is string => typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
