import type { ServerResponse } from "node:http";
import type { FaultEngine } from "../faults/engine";
import type { CloudRequest } from "../faults/interceptor";
import { type FaultDetails, faultKinds, type StruckRequest } from "../faults/kinds";
import type { AdvancingClock } from "../ground/clock";
import type { Addressee, RequestLog } from "../ground/records";
import type { Reply } from "../ground/reply";
import type { HttpCall, Received } from "./app";
import { cut, send, sendBroken, sendHalf } from "./send";

/** What the faults and the log are the same for: a region's API and an FMC's. */
export interface ServeParts {
  faults: FaultEngine;
  requests: RequestLog;
  clock: AdvancingClock;
}

/** What one API makes of one request. */
export interface Handling {
  addressee: Addressee;
  hasToken: boolean;
  /** Decides the request, and makes its change; a promise where somebody else is asked first. */
  reply: () => Reply | Promise<Reply>;
  /** What an injected `status` answers. */
  injected: (details: FaultDetails) => Reply;
  /** The token presented stops working, so that this call gets its 401. */
  expireToken: () => void;
  /** Called with what `reply` gave, before anything of it is sent. */
  onReply?: (reply: Reply) => void;
}

/** The query as `GET /requests` shows it. */
function queryOf({ search: text }: HttpCall): Record<string, string | string[]> {
  const search = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => {
      const [first = "", ...more] = search.getAll(key);
      return [key, more.length > 0 ? [first, ...more] : first];
    }),
  );
}

function pause(response: ServerResponse, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    // Ends early when the connection does: nobody is left to be slow for, but the request was received and counts.
    const timer = setTimeout(resolve, delayMs);
    response.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

interface Arrival {
  parts: ServeParts;
  handling: Handling;
  asked: CloudRequest;
  call: HttpCall;
  log: (status: number) => void;
}

/** What can be done with a request, by the fault that strikes it or without one. */
function inHand({ parts, handling, asked, call, log }: Arrival): StruckRequest {
  const { faults, clock } = parts;
  const { request, response } = call;
  return {
    decide: async () => {
      const decided = handling.reply();
      // Without a wait where there is none: the log has requests in the order in which they were decided.
      const reply = decided instanceof Promise ? await decided : decided;
      log(reply.status);
      handling.onReply?.(reply);
      await faults.interceptor.decided?.(asked, reply.status);
      return reply;
    },
    decideLater: (delayMs) => {
      faults.postpone(clock.now() + delayMs, () => void handling.reply());
    },
    refuse: (details) => {
      const reply = handling.injected(details);
      log(reply.status);
      send(response, reply);
    },
    logUndecided: () => {
      log(0);
    },
    wait: (delayMs) => pause(response, delayMs),
    expireToken: handling.expireToken,
    send: (reply) => {
      send(response, reply);
    },
    sendHalf: (reply) => {
      sendHalf(response, reply);
    },
    sendBroken: (reply) => {
      sendBroken(response, reply);
    },
    cut: () => {
      cut(request.socket);
    },
  };
}

/** One request from its arrival to its answer: interceptor, fault, decision, log, and what of the answer gets through. */
export async function serve(parts: ServeParts, handling: Handling, call: HttpCall): Promise<void> {
  const { requests, clock, faults } = parts;
  const { addressee, hasToken } = handling;
  const { method, path, search, body } = call;
  const at = clock.iso();
  const asked = { ...addressee, method, path, hasToken, content: `${search} ${body.toString("latin1")}` };
  faults.settle(clock.now());
  const fault = (await faults.interceptor.request?.(asked)) ?? faults.takeCloud(asked);
  // Logged before the first byte of the answer: whoever has the answer finds the entry.
  const log = (status: number) => {
    requests.add({ at, ...addressee, method, path, query: queryOf(call), status, ...(fault && { fault: fault.kind }) });
  };
  const struck = inHand({ parts, handling, asked, call, log });
  if (fault) await faultKinds.request[fault.kind].strike(struck, fault);
  else struck.send(await struck.decide());
}

/** Answers a request that could not be read, or in the middle of which something went wrong; the log has it too. */
export function refuse({ requests, clock }: ServeParts, addressee: Addressee, received: Received, reply: Reply): void {
  const { response, method, path } = received;
  requests.add({ at: clock.iso(), ...addressee, method, path, query: {}, status: reply.status });
  send(response, reply);
}
