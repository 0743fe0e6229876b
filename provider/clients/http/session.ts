import type { Agent } from "node:https";
import type { AxiosInstance, AxiosResponse } from "axios";
import { remaining, throwIfCancelled, type Call } from "../../base/call";
import type { FailedRequest, ProviderError } from "../../base/errors";
import { traceMistake } from "../../base/log";
import { parseRetryAfter } from "../../base/retry";
import { AccessTokens, type Login } from "./access-tokens";
import { cutError, type Answered } from "./answers";
import { parseBody } from "./body";
import { Outages } from "./outage";
import { outOfTime, pauseOrThrow, requestTimeoutMs, type Failed } from "./unanswered";
import { exchange } from "./in-time";
import { Pacer } from "./pacing";
import { UnexpectedShape } from "./shapes";
import type * as transport from "./transport";

/** What differs from one API to the other. */
export interface HttpApi<Token extends Login> {
  origin: string;
  /** Before a line of the debug log, where it does not go without saying who was asked. */
  label?: string;
  /** Verified connections to it, by what is loaded only now: when something is really asked for. */
  agent(http: typeof transport, call: Call): Agent | Promise<Agent>;
  /** @param ending the login before, unless it was refused */
  logIn(call: Call, ending: Token | undefined): Promise<Token>;
  /** How a request that brought no answer is worded; throws where sending it again changes nothing. */
  unanswered(request: FailedRequest, cause: unknown): Failed;
  /** Why a request cannot go out at all. */
  usedUp: string;
  /** How long a 429 closes an API that does not say so itself. */
  closedMs?: number;
}

export type Query = Record<string, string | number | readonly string[]>;

/** One request, and how its answer is read. */
export interface Sending<T> {
  method: string;
  path: string;
  /** A list stands as the same name several times. */
  query?: Query;
  /** An object is sent as JSON, a text as it is. */
  body?: object | string;
  headers?: Record<string, string>;
  /** Whether something is changed on the other side. */
  changes: boolean;
  /** Reads the answer; throws {@link UnexpectedShape} when it is not what the contract promises. */
  parse: (answer: Answer) => T;
  /** What to say of such an answer: a clause. */
  unlike: string;
  /** The failure that an answer without success stands for. */
  refusal: (request: Answered, json: unknown, headers: AxiosResponse["headers"]) => ProviderError;
}

interface Answer {
  status: number;
  json: unknown;
  /** The length of its text. */
  size: number;
  headers: AxiosResponse["headers"];
}

/** An organisation's requests for the hour, as far as the API tells. */
export interface Quota {
  limit?: number;
  /** Told only when they are used up. */
  remaining?: number;
}

type Outcome<T> = { ok: true; value: T } | Failed;

/** Logins, retries, pacing and failures of one API: what speaks HTTP speaks through here. */
export class HttpSession<Token extends Login> {
  /** How many requests have gone out. */
  sent = 0;
  private http?: Promise<AxiosInstance>;
  private readonly logins: AccessTokens<Token>;
  private readonly pacer: Pacer;
  private readonly outages: Outages;
  private lastQuota: Quota = {};

  constructor(
    private readonly api: HttpApi<Token>,
    private readonly random: () => number,
  ) {
    this.logins = new AccessTokens((call, ending) => api.logIn(call, ending));
    this.pacer = new Pacer(api.usedUp);
    this.outages = new Outages(new URL(api.origin).host);
  }

  /** What the last answer that told something said of the quota. */
  get quota(): Readonly<Quota> {
    return this.lastQuota;
  }

  login(call: Call): Promise<Token> {
    return this.logins.get(call);
  }

  /**
   * Asks as somebody who is logged in; a login that ended before its time is made anew, once.
   *
   * @param repeatable whether a second arrival does no harm
   */
  async request<T>(call: Call, repeatable: boolean, sendingFor: (login: Token) => Sending<T>): Promise<T> {
    let renewed = false;
    const send = async (): Promise<Outcome<T>> => {
      const login = await this.logins.get(call);
      const sending = sendingFor(login);
      const outcome = await this.send(call, sending, repeatable);
      if (outcome.ok) this.outages.of(sending.path).trust();
      if (outcome.ok || outcome.status !== 401 || renewed) return outcome;
      this.logins.drop(login);
      renewed = true;
      return send();
    };
    return this.attempt(call, repeatable, send);
  }

  /** Asks as nobody yet: for a login. It may be asked for twice. */
  ask<T>(call: Call, sending: Sending<T>): Promise<T> {
    return this.attempt(call, true, () => this.send(call, sending));
  }

  /** Asks once. */
  async send<T>(call: Call, sending: Sending<T>, repeatable = true): Promise<Outcome<T>> {
    try {
      return await this.outages.of(sending.path).through(call, repeatable, () => this.exchange(call, sending));
    } catch (error) {
      traceMistake(call.log, `${sending.method} ${sending.path}`, error);
      throw error;
    }
  }

  private async exchange<T>(call: Call, sending: Sending<T>): Promise<Outcome<T>> {
    const { method, path, query, body, changes } = sending;
    throwIfCancelled(call);
    await this.pacer.ready(call);
    const timeout = Math.min(requestTimeoutMs, remaining(call));
    if (timeout === 0) throw outOfTime({ method, path });
    const begun = call.clock.now();
    // Outside of what judges the network: what cannot be loaded is no matter of that.
    const loaded = require("./transport") as typeof transport;
    const json = typeof body === "object" ? { "Content-Type": "application/json" } : {};
    const data = typeof body === "object" ? JSON.stringify(body) : body;
    const request = { method, url: path, params: query, data, headers: { ...sending.headers, ...json }, timeout };
    let response: AxiosResponse<string>;
    try {
      response = await exchange(call, changes, async (signal) => {
        const http = await this.open(call, loaded);
        this.sent++;
        return http.request<string>({ ...request, signal });
      });
    } catch (cause) {
      throwIfCancelled(call);
      return this.unanswered(call, { method, path }, cause);
    }
    return this.judge(call, sending, response, begun);
  }

  private async attempt<T>(call: Call, repeatable: boolean, send: () => Promise<Outcome<T>>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await send();
      if (outcome.ok) return outcome.value;
      // Attempts at what is down are no attempts of this request.
      const isDown = this.outages.of(outcome.error.facts.request?.path ?? "").isOn(call);
      const counted = isDown ? 1 : attempt;
      await pauseOrThrow(call, outcome, { attempt: counted, repeatable, random: this.random() });
    }
  }

  private open(call: Call, loaded: typeof transport): Promise<AxiosInstance> {
    const connect = async () => loaded.openHttp(this.api.origin, await this.api.agent(loaded, call));
    return (this.http ??= connect().catch((error: unknown) => {
      this.http = undefined;
      throw error;
    }));
  }

  private unanswered(call: Call, request: FailedRequest, cause: unknown): Failed {
    const failed = this.api.unanswered(request, cause);
    // Who has no time left has cut the request itself.
    if (failed.failure.kind !== "too-much" && remaining(call) > 0) this.outages.of(request.path).saw(call);
    this.log(call, request, failed.error.facts.reason);
    return failed;
  }

  private judge<T>(call: Call, sending: Sending<T>, { status, headers, data }: AxiosResponse<string>, begun: number): Outcome<T> {
    const request = { method: sending.method, path: sending.path, status };
    this.outages.of(sending.path).saw(call, status);
    const body = parseBody(data);
    const good = status >= 200 && status < 300;
    const problem = body.problem === undefined ? undefined : cutError(request, body.problem);
    const error = good ? problem : sending.refusal(request, body.json, headers);
    const trace = error?.facts.request?.traceId;
    this.log(call, request, `${status} (${call.clock.now() - begun} ms${trace ? `, trace ${trace}` : ""})`);
    const retryAfterMs = this.pace(call, status, headers);
    if (error === undefined) return read(sending, { status, json: body.json, size: data.length, headers });
    if (good) return { ok: false, failure: { kind: body.tooMuch ? "too-much" : "cut" }, error };
    return { ok: false, failure: { kind: "status", status, retryAfterMs }, error, status };
  }

  /** Heeds what an answer says of the requests to come; answers when this one may come again, where it says so. */
  private pace(call: Call, status: number, headers: AxiosResponse["headers"]): number | undefined {
    const left = countIn(headers["x-ratelimit-org-remaining"]);
    const limit = countIn(headers["x-ratelimit-org-limit"]);
    if (limit !== undefined || left !== undefined) this.lastQuota = { limit, remaining: left };
    if (left !== undefined) this.pacer.left(left);
    // It is sent on exhaustion only: without it there is enough again.
    else if (status < 400) this.pacer.left(Infinity);
    const said: unknown = headers["retry-after"];
    const now = call.clock.now();
    const asked = parseRetryAfter(typeof said === "string" ? said : undefined, now);
    const retryAfterMs = asked ?? (status === 429 ? this.api.closedMs : undefined);
    if (status === 429 && retryAfterMs !== undefined) this.pacer.closeFor(retryAfterMs, now);
    return retryAfterMs;
  }

  private log(call: Call, { method, path }: FailedRequest, came: string): void {
    call.log.debug(`${this.api.label ?? ""}${method} ${path} -> ${came}`);
  }
}

const countIn = (header: unknown): number | undefined =>
  typeof header === "string" && /^\d{1,15}$/.test(header) ? Number(header) : undefined;

/** The answer as it was asked for; one of another shape proves as little as half of one. */
function read<T>({ method, path, parse, unlike }: Sending<T>, answer: Answer): Outcome<T> {
  try {
    return { ok: true, value: parse(answer) };
  } catch (cause) {
    if (!(cause instanceof UnexpectedShape)) throw cause;
    return { ok: false, failure: { kind: "cut" }, error: cutError({ method, path }, unlike, cause) };
  }
}
