/** A part that is not as the state has it, as text. */
export interface PageChange {
  path: string;
  before: string;
  after: string;
}

/** A way to put it right: a command to type, or what to do. */
export interface PageRepair {
  text: string;
  command: boolean;
}

/** A finding as the page shows it: every text is one that somebody else may have written. */
export interface PageFinding {
  kind: string;
  name: string;
  type: string;
  stack: string;
  region: string;
  place: string;
  summary: string;
  by: string;
  at: string;
  urn: string;
  id: string;
  /** Whose mark it carries. */
  owner: string;
  code: string;
  changes: PageChange[];
  repair: PageRepair[];
  /** Which box of the map shows it; -1 for none. */
  box: number;
}

export interface PageIgnored extends PageFinding {
  reason: string;
  until: string;
}

/** A box of the map, in the order in which it is drawn. */
export interface PageBox {
  name: string;
  what: string;
  stack: string;
  findings: number[];
}

/** How a kind of finding looks. */
export interface PageKind {
  kind: string;
  word: string;
  badge: string;
  sign: string;
  /** What it means. */
  help: string;
}

/** What stands in the page for its script. */
export interface PageData {
  kinds: PageKind[];
  findings: PageFinding[];
  ignored: PageIgnored[];
  boxes: PageBox[];
}

/** What is to be shown; an empty text or set asks for nothing. */
export interface Wanted {
  text: string;
  kinds: Set<string>;
  region: string;
  stack: string;
  /** A box of the map; -1 for none. */
  box: number;
}
