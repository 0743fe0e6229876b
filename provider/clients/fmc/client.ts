import { commandWord, sentence } from "../../base/sentence";
import type { AxiosInstance, AxiosResponse } from "axios";
import { remaining, throwIfCancelled, type Call } from "../../base/call";
import { isProviderError, ProviderError, type FailedRequest } from "../../base/errors";
import type { Secrets } from "../../base/redact";
import { parseRetryAfter } from "../../base/retry";
import { cutError, parseBody } from "../cloud/answers";
import { AccessTokens } from "../cloud/auth";
import { Pacer } from "../http/pacing";
import type * as transport from "../http/transport";
import { certificateCodes, outOfTime, pauseOrThrow, requestTimeoutMs, unanswered, type Failed } from "../http/failures";
import { exchange } from "../http/in-time";
import { fmcAnswerError } from "./answers";
import { trustedAgent, untrusted, type FmcPeer } from "./certificate";
import { beginSession, mayRefresh, refreshedSession, type Session } from "./session";

/** Which FMC, which of its domains, and who logs in. */
export interface FmcAddress extends FmcPeer {
  username: string;
  password: string;
  domain: string;
}

export interface FmcRequest<T> {
  method: "GET" | "PUT";
  /** Below the domain, such as `integration/cloudregions`; below the root when it begins with `/`. */
  path: string;
  body?: object;
  /** Reads the answer; throws when it is not what the contract promises. */
  parse: (json: unknown) => T;
}

interface Sending {
  method: string;
  path: string;
  data?: string;
  headers: Record<string, string>;
}

type Outcome = { ok: true; json: unknown; headers: AxiosResponse["headers"] } | Failed;

/** An FMC that is asked too much counts by the minute, and need not say for how long. */
const windowMs = 60_000;

/** The REST API of one FMC: sessions, retries, pacing and errors. The only place that speaks HTTP to an FMC. */
export class FmcClient {
  private http?: Promise<AxiosInstance>;
  private session?: Session;
  private readonly sessions = new AccessTokens<Session>((call) => this.logIn(call));
  private readonly pacer = new Pacer("the FMC takes 120 requests a minute, and they are used up");

  constructor(
    readonly address: FmcAddress,
    private readonly secrets: Secrets,
    private readonly random: () => number = Math.random,
  ) {
    secrets.remember(address.password);
  }

  /** Id of the domain that was asked for. */
  async domainId(call: Call): Promise<string> {
    return (await this.sessions.get(call)).domainId;
  }

  /** Every request may arrive twice: there are only GET and PUT. */
  async request<T>(call: Call, { method, path, body, parse }: FmcRequest<T>): Promise<T> {
    let loggedInAgain = false;
    for (let attempt = 1; ; attempt++) {
      const session = await this.sessions.get(call);
      const headers = { "X-auth-access-token": session.token, ...(body ? { "Content-Type": "application/json" } : {}) };
      const url = path.startsWith("/") ? path : `/api/fmc_config/v1/domain/${session.domainId}/${path}`;
      const outcome = await this.send(call, { method, path: url, data: body && JSON.stringify(body), headers });
      if (outcome.ok) {
        try {
          return parse(outcome.json);
        } catch (cause) {
          const error = cutError({ method, path: url }, "the answer is not what an FMC's API promises", cause);
          await this.pause(call, { ok: false, failure: { kind: "cut" }, error }, attempt);
          continue;
        }
      }
      if (outcome.status === 401 && !loggedInAgain) {
        this.sessions.drop(session);
        if (this.session === session) this.session = undefined;
        loggedInAgain = true;
        attempt--;
        continue;
      }
      await this.pause(call, outcome, attempt);
    }
  }

  /** Prolongs the session while the FMC allows it, and begins a new one after that. */
  private async logIn(call: Call): Promise<Session> {
    const session = (await this.prolonged(call)) ?? (await this.begun(call));
    this.secrets.remember(session.token);
    this.secrets.remember(session.refreshToken);
    return (this.session = session);
  }

  private async prolonged(call: Call): Promise<Session | undefined> {
    if (this.session === undefined || !mayRefresh(this.session, call.clock.now())) return undefined;
    const { token, refreshToken } = this.session;
    const headers = { "X-auth-access-token": token, "X-auth-refresh-token": refreshToken };
    const outcome = await this.send(call, { method: "POST", path: "/api/fmc_platform/v1/auth/refreshtoken", headers });
    return outcome.ok ? refreshedSession(this.session, outcome.headers, call.clock.now()) : undefined;
  }

  private async begun(call: Call): Promise<Session> {
    const { username, password, domain } = this.address;
    const request = { method: "POST", path: "/api/fmc_platform/v1/auth/generatetoken" };
    const basic = this.secrets.remember(Buffer.from(`${username}:${password}`).toString("base64"));
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.send(call, { ...request, headers: { Authorization: `Basic ${basic}` } });
      if (outcome.ok) return beginSession(outcome.headers, domain, call.clock.now(), request);
      // Once only: a second try could lock the account.
      if (outcome.status === 401 || outcome.status === 403) throw this.loginRefused(outcome.error);
      await this.pause(call, outcome, attempt);
    }
  }

  private loginRefused({ facts: { request } }: ProviderError): ProviderError {
    return new ProviderError({
      code: "authentication",
      reason: `the FMC ${this.peer} refuses the user name and password`,
      request,
      next: sentence`Check \`fmc.username\` and \`fmc.password\` (refresh and destroy use those of the last ${commandWord("apply")}), or the variables of \`fmc.credentialsEnv\`, and that the REST API is enabled.`,
    });
  }

  private get peer(): string {
    return `${this.address.host}:${this.address.port}`;
  }

  private pause(call: Call, outcome: Failed, attempt: number): Promise<void> {
    return pauseOrThrow(call, outcome, { attempt, repeatable: true, random: this.random() });
  }

  private open(call: Call, { openHttp }: typeof transport): Promise<AxiosInstance> {
    return (this.http ??= this.connect(call, openHttp).catch((error: unknown) => {
      this.http = undefined;
      throw error;
    }));
  }

  private async connect(call: Call, openHttp: typeof transport.openHttp): Promise<AxiosInstance> {
    const { host, port } = this.address;
    const agent = await trustedAgent(this.address, call);
    return openHttp(`https://${host.includes(":") ? `[${host}]` : host}:${port}`, agent);
  }

  private async send(call: Call, { method, path, data, headers }: Sending): Promise<Outcome> {
    throwIfCancelled(call);
    await this.pacer.ready(call);
    const timeout = Math.min(requestTimeoutMs, remaining(call));
    if (timeout === 0) throw outOfTime({ method, path });
    // Loaded when something is really asked for: a preview never does.
    const loaded = require("../http/transport") as typeof transport;
    let response: AxiosResponse<string>;
    try {
      const request = { method, url: path, data, headers, timeout };
      response = await exchange(call, method === "PUT", async (signal) => {
        const http = await this.open(call, loaded);
        return http.request<string>({ ...request, signal });
      });
    } catch (cause) {
      throwIfCancelled(call);
      const failed = this.unanswered({ method, path }, cause);
      call.log.debug(`${method} ${path} -> ${failed.error.facts.reason}`);
      return failed;
    }
    return this.judge(call, { method, path }, response);
  }

  private judge(call: Call, request: FailedRequest, response: AxiosResponse<string>): Outcome {
    const { status, headers } = response;
    call.log.debug(`${this.peer} ${request.method} ${request.path} -> ${status}`);
    const body = parseBody(response.data);
    const error = fmcAnswerError({ ...request, status }, body, (text) => this.secrets.redact(text));
    if (error === undefined) return { ok: true, json: body.json, headers };
    if (status >= 200 && status < 300) return { ok: false, failure: { kind: body.tooMuch ? "too-much" : "cut" }, error };
    const header: unknown = headers["retry-after"];
    const said = parseRetryAfter(typeof header === "string" ? header : undefined, call.clock.now());
    const retryAfterMs = said ?? (status === 429 ? windowMs : undefined);
    if (status === 429 && retryAfterMs !== undefined) this.pacer.closeFor(retryAfterMs, call.clock.now());
    return { ok: false, failure: { kind: "status", status, retryAfterMs }, error, status };
  }

  /** A certificate stays what it is, however often it is asked for. */
  private unanswered(request: FailedRequest, cause: unknown): Failed {
    const { code, cause: inner } = cause as { code?: string; cause?: unknown };
    const own = [cause, inner].find((each) => isProviderError(each));
    if (own) throw own;
    if (code !== undefined && certificateCodes.has(code)) throw untrusted(this.address, code);
    const { error, ...failed } = unanswered(this.peer, request, cause);
    const next = `Check \`fmc.host\` and \`fmc.port\`, and the way from here to ${this.peer}.`;
    return { ...failed, error: new ProviderError({ ...error.facts, next }, { cause }) };
  }
}
