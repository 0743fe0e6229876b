import type { Call } from "../../base/call";
import { sentence } from "../../base/sentence";
import { isProviderError, ProviderError, type FailedRequest } from "../../base/errors";
import { certificateCodes } from "../../base/network-codes";
import type { Secrets } from "../../base/known-secrets";
import type { Answered } from "../http/answers";
import { unanswered, type Failed } from "../http/unanswered";
import { HttpSession, type Sending } from "../http/session";
import { fmcAnswerError } from "./refusals";
import { trustedAgent, untrusted, type FmcPeer } from "./certificate";
import { plainNames, type FmcNames } from "./names";
import { beginSession, mayRefresh, refreshedSession, type Headers, type Session } from "./session";

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

/** An FMC that is asked too much counts by the minute, and need not say for how long. */
const windowMs = 60_000;

/** The REST API of one FMC: its sessions and its words for a failure. The rest is the session's of HTTP. */
export class FmcClient {
  private readonly session: HttpSession<Session>;

  constructor(
    readonly address: FmcAddress,
    private readonly secrets: Secrets,
    random: () => number = Math.random,
  ) {
    secrets.remember(address.password);
    const { host, port } = address;
    const session = {
      origin: `https://${host.includes(":") ? `[${host}]` : host}:${port}`,
      label: `${this.peer} `,
      agent: (_http: unknown, call: Call) => trustedAgent(address, call),
      logIn: (call: Call, ending: Session | undefined) => this.logIn(call, ending),
      unanswered: (request: FailedRequest, cause: unknown) => this.unanswered(request, cause),
      usedUp: "the FMC takes 120 requests a minute, and they are used up",
      closedMs: windowMs,
    };
    this.session = new HttpSession(session, random);
  }

  /** Id of the domain that was asked for. */
  async domainId(call: Call): Promise<string> {
    return (await this.session.login(call)).domainId;
  }

  /** Every request may arrive twice: there are only GET and PUT. */
  async request<T>(call: Call, { method, path, body, parse }: FmcRequest<T>): Promise<T> {
    return this.session.request(call, true, ({ token, domainId }) => ({
      ...{ method, body, changes: method === "PUT" },
      path: path.startsWith("/") ? path : `/api/fmc_config/v1/domain/${domainId}/${path}`,
      headers: { "X-auth-access-token": token },
      parse: ({ json }) => parse(json),
      unlike: "the answer is not what an FMC's API promises",
      refusal: this.refusal,
    }));
  }

  /** Prolongs the session while the FMC allows it, and begins a new one after that. */
  private async logIn(call: Call, ending: Session | undefined): Promise<Session> {
    const session = (await this.prolonged(call, ending)) ?? (await this.begun(call));
    this.secrets.remember(session.token);
    this.secrets.remember(session.refreshToken);
    return session;
  }

  private async prolonged(call: Call, ending: Session | undefined): Promise<Session | undefined> {
    if (ending === undefined || !mayRefresh(ending, call.clock.now())) return undefined;
    const headers = { "X-auth-access-token": ending.token, "X-auth-refresh-token": ending.refreshToken };
    const sending = this.authentication("refreshtoken", headers, (answered) =>
      refreshedSession(ending, answered, call.clock.now()),
    );
    const outcome = await this.session.send(call, sending);
    return outcome.ok ? outcome.value : undefined;
  }

  /** A refusal ends it: a second try could lock the account. */
  private async begun(call: Call): Promise<Session> {
    const { username, password, domain } = this.address;
    const basic = this.secrets.remember(Buffer.from(`${username}:${password}`).toString("base64"));
    const sending = this.authentication("generatetoken", { Authorization: `Basic ${basic}` }, (answered, request) =>
      beginSession(answered, { wanted: domain, input: this.names.domain }, call.clock.now(), request),
    );
    return this.session.ask(call, {
      ...sending,
      refusal: (answered, json) => {
        const error = this.refusal(answered, json);
        return answered.status === 401 || answered.status === 403 ? this.loginRefused(error) : error;
      },
    });
  }

  /** A request whose answer is all in its headers. */
  private authentication<T>(
    name: string,
    headers: Record<string, string>,
    parse: (headers: Headers, request: FailedRequest) => T,
  ): Sending<T> {
    const request = { method: "POST", path: `/api/fmc_platform/v1/auth/${name}` };
    return {
      ...{ ...request, headers, changes: false },
      parse: (answer) => parse(answer.headers, request),
      unlike: "the answer holds no access token",
      refusal: this.refusal,
    };
  }

  private readonly refusal = (answered: Answered, json: unknown): ProviderError =>
    fmcAnswerError(answered, json, (text) => this.secrets.redact(text), this.names);

  private loginRefused({ facts: { request } }: ProviderError): ProviderError {
    return new ProviderError({
      code: "authentication",
      reason: `the FMC ${this.peer} refuses the user name and password`,
      request,
      next: sentence`Check ${this.names.login}, and that the REST API is enabled.`,
    });
  }

  private get names(): FmcNames {
    return this.address.names ?? plainNames;
  }

  private get peer(): string {
    return `${this.address.host}:${this.address.port}`;
  }

  /** A certificate stays what it is, however often it is asked for. */
  private unanswered(request: FailedRequest, cause: unknown): Failed {
    const { code, cause: inner } = Object(cause) as { code?: string; cause?: unknown };
    const own = [cause, inner].find((each) => isProviderError(each));
    if (own) throw own;
    if (code !== undefined && certificateCodes.has(code)) throw untrusted(this.address, code);
    const { error, ...failed } = unanswered(this.peer, request, cause);
    const next = `Check ${this.names.host} and ${this.names.port}, and the way from here to ${this.peer}.`;
    return { ...failed, error: new ProviderError({ ...error.facts, next }, { cause }) };
  }
}
