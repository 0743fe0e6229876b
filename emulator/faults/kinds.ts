import type { Reply } from "../ground/reply";

/** What can go wrong, by what it befalls: a request, a connection to an appliance, a line typed there, what is printed after it. */
export interface FaultKinds {
  request: "status" | "reset" | "resetAfterAccept" | "slow" | "late" | "truncate" | "invalidJson" | "expireToken";
  connection: "refuse" | "wrongHostKey";
  line: "drop" | "hang" | "busy";
  print: "pager";
}

export type CloudFaultKind = FaultKinds["request"];
export type ApplianceMoment = "connection" | "line" | "print";
export type ApplianceFaultKind = FaultKinds[ApplianceMoment];

/** What a rule tells its kind. */
export interface FaultDetails {
  /** For `status`: what to answer. A text body is sent as it is, anything else as JSON. */
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** For `slow` and `late`. */
  delayMs?: number;
}

/** A request that is struck, and all that can be done with it. */
export interface StruckRequest {
  /** Decides it: its change is made and it is logged. No byte of the answer is sent. */
  decide(): Promise<Reply>;
  /** Its change is made so much later, by the emulator's clock, and nobody hears of it. */
  decideLater(delayMs: number): void;
  /** Logs and sends what `status` of a rule says, and decides nothing. */
  refuse(details: FaultDetails): void;
  /** Logs that the connection was cut before anything was decided. */
  logUndecided(): void;
  wait(delayMs: number): Promise<void>;
  expireToken(): void;
  send(reply: Reply): void;
  /** Promises a whole answer, and breaks off in the middle. */
  sendHalf(reply: Reply): void;
  /** An answer that is complete and no JSON. */
  sendBroken(reply: Reply): void;
  cut(): void;
}

/** A line typed at an appliance that is struck. */
export interface StruckLine {
  /** Whether it opens the menu of the cloud service, which alone can be busy. */
  opensCloudService: boolean;
  /** Whether it shall take its effect, where a test has decided that. */
  effect?: boolean | undefined;
  /** One reproducible yes or no. */
  flip: () => boolean;
}

/** What becomes of a typed line. */
export interface LineFate {
  effect: boolean;
  then: "answer" | "silence" | "cut";
  /** Whether the menu says that the service is busy. */
  busy?: true;
}

interface RequestFault {
  /** What a rule of this kind has to say, and what it may say besides. */
  needs?: readonly (keyof FaultDetails)[];
  takes?: readonly (keyof FaultDetails)[];
  /** Whether it strikes such a request at all; every one by default. */
  when?: (request: { hasToken: boolean }) => boolean;
  strike: (request: StruckRequest, details: FaultDetails) => Promise<void> | void;
}

interface LineFault {
  when?: (line: StruckLine) => boolean;
  strike: (line: StruckLine) => LineFate;
}

interface Faults {
  request: RequestFault;
  /** The host key that is shown; undefined when nobody opens. */
  connection: { strike: (keys: { another: () => string }) => string | undefined };
  line: LineFault;
  /** How many lines fit on a page. */
  print: { strike: (lines: number) => number };
}

/** Every kind with what it does. The order is that in which the rules of an appliance are drawn. */
export const faultKinds: { readonly [Moment in keyof FaultKinds]: Readonly<Record<FaultKinds[Moment], Faults[Moment]>> } = {
  request: {
    status: {
      needs: ["status"],
      takes: ["headers", "body"],
      strike: (request, details) => {
        request.refuse(details);
      },
    },
    reset: {
      strike: (request) => {
        request.logUndecided();
        request.cut();
      },
    },
    resetAfterAccept: {
      strike: async (request) => {
        await request.decide();
        request.cut();
      },
    },
    slow: {
      needs: ["delayMs"],
      strike: async (request, { delayMs = 0 }) => {
        await request.wait(delayMs);
        request.send(await request.decide());
      },
    },
    late: {
      needs: ["delayMs"],
      strike: (request, { delayMs = 0 }) => {
        request.decideLater(delayMs);
        request.refuse({ status: 504 });
      },
    },
    truncate: {
      strike: async (request) => {
        request.sendHalf(await request.decide());
      },
    },
    invalidJson: {
      strike: async (request) => {
        request.sendBroken(await request.decide());
      },
    },
    expireToken: {
      when: ({ hasToken }) => hasToken,
      strike: async (request) => {
        request.expireToken();
        request.send(await request.decide());
      },
    },
  },
  connection: {
    refuse: { strike: () => undefined },
    wrongHostKey: { strike: ({ another }) => another() },
  },
  line: {
    // A client cannot know whether the line had its effect, so that it is drawn.
    drop: { strike: ({ effect, flip }) => ({ effect: effect ?? !flip(), then: "cut" }) },
    hang: { strike: ({ effect = false }) => ({ effect, then: "silence" }) },
    busy: {
      when: ({ opensCloudService }) => opensCloudService,
      strike: () => ({ effect: true, then: "answer", busy: true }),
    },
  },
  print: {
    pager: { strike: (lines) => Math.ceil(lines / 2) },
  },
};

/** The kinds that befall this. */
export function kindsOf<Moment extends keyof FaultKinds>(moment: Moment): readonly FaultKinds[Moment][] {
  return Object.keys(faultKinds[moment]) as FaultKinds[Moment][];
}

export const cloudKinds: readonly CloudFaultKind[] = kindsOf("request");
export const applianceKinds: readonly ApplianceFaultKind[] = [...kindsOf("connection"), ...kindsOf("line"), ...kindsOf("print")];

/** True for a kind that befalls this. */
export function befalls<Moment extends keyof FaultKinds>(moment: Moment, kind: string | undefined): kind is FaultKinds[Moment] {
  return kind !== undefined && Object.hasOwn(faultKinds[moment], kind);
}
