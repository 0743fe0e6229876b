/**
 * Every sentence of AsyncOS this provider understands, in one table, so that a transcript of a real appliance can correct it.
 * Patterns are matched against text with white space normalised: AsyncOS wraps near column 80. None repeats anything without a
 * bound: whoever prints the screen must not choose how long it takes to read it.
 * Sources: D documented, O observed in public code, A assumed, recall = from memory of a guide.
 */
import type { Answer } from "./conversation";

export type Dialect = "ctr" | "cloud";

export type Meaning =
  | "busy"
  | "registering"
  | "deregistering"
  | "registered"
  | "deregistered"
  | "registration-failed"
  | "deregistration-failed"
  | "cloud-unreachable"
  | "smart-licence"
  | "disabled"
  | "enabled"
  | "ask-token"
  | "ask-deregister"
  | "ask-server"
  | "server-selected"
  | "ask-comment"
  | "ask-rollback"
  | "committed"
  | "nothing-to-commit"
  | "ask-machine-mode"
  | "current-server"
  | "ask-enable-securex"
  | "ask-disable-securex"
  | "ask-expiry"
  | "ask-upgrade"
  | "unknown-command"
  | Obstacle;

/** What only a person can remove: a refusal, or a question that is not this provider's to answer. {@link obstacles} says more. */
export type Obstacle =
  | "wrong-role"
  | "not-in-cluster"
  | "not-resynchronised"
  | "unknown-machine"
  | "machine-disconnected"
  | "no-feature-key"
  | "ask-new-password"
  | "ask-licence"
  | "ask-discard";

interface Row {
  means: Meaning;
  /** Absent: the sentence is the same in every release known. */
  dialect?: Dialect;
  pattern: RegExp;
  source: string;
}

/** What `cloud` releases call the other side; the older name survives in some of their sentences. */
const cloudPortal =
  "(?:Cisco )?(?:Secure )?(?:Cloud Services?|SecureX(?: Threat Response)?|XDR|Security Cloud|Threat Response)(?: portal)?";

function cloud(before: string, after = ""): RegExp {
  return new RegExp(`${before} (?:the )?${cloudPortal}${after}`, "i");
}

export const texts: readonly Row[] = [
  { means: "busy", pattern: /Cloud Services? is busy/i, source: "D seeds 000, 001 (GUI)" },

  { means: "deregistering", pattern: /deregistration is in progress/i, source: "D seed 004" },
  { means: "deregistering", pattern: /request to deregister your appliance .{0,120}is initiated/i, source: "A, after its twin" },
  { means: "registering", pattern: /(?<!de)registration is in progress/i, source: "D seed 004" },
  { means: "registering", pattern: /request to register your appliance .{0,120}is initiated/i, source: "D seed 001 (GUI)" },

  {
    means: "registered",
    dialect: "ctr",
    pattern: /is successfully registered with the Cisco Threat Response portal/i,
    source: "D seed 004",
  },
  { means: "registered", dialect: "cloud", pattern: cloud("(?:is )?(?:already |successfully )registered with"), source: "A 5.5" },
  { means: "deregistered", pattern: /(?:is )?successfully deregistered/i, source: "A 5.5" },

  { means: "deregistration-failed", pattern: /deregistration (?:has )?failed/i, source: "A, after its twin" },
  { means: "registration-failed", pattern: /(?<!de)registration (?:has )?failed/i, source: "D seeds 000, 001 (substance)" },
  {
    means: "registration-failed",
    pattern: /invalid or expired (?:registration )?token/i,
    source: "D seeds 000, 001 (substance)",
  },

  { means: "cloud-unreachable", pattern: /not reachable|(?:could not|unable to|cannot) (?:reach|connect)/i, source: "A 5.4" },

  { means: "smart-licence", pattern: /\bsmart (?:software )?licens(?:e|ing)\b/i, source: "A recall 5.5" },

  { means: "disabled", pattern: /\bis currently (?:disabled|not enabled)\b/i, source: "D seed 004" },
  { means: "enabled", pattern: /\bis currently enabled\b/i, source: "D seed 004" },
  { means: "enabled", dialect: "cloud", pattern: /\b(?:is|has been) (?:now )?enabled\b/i, source: "A 5.5" },

  {
    means: "ask-token",
    dialect: "ctr",
    pattern:
      /(?:^|[.:] )Enter a registration token key to register your appliance with the Cisco Threat Response portal\.? ?\[\]>$/i,
    source: "D seed 004",
  },
  {
    means: "ask-token",
    dialect: "cloud",
    pattern: cloud("(?:^|[.:] )Enter a registration token key to register your appliance with", "\\.?:? ?\\[\\]>$"),
    source: "A 5.5",
  },
  {
    means: "ask-deregister",
    dialect: "ctr",
    pattern: /Do you want to deregister your appliance from the Cisco Threat Response portal[^[]{0,300}\[[NY]?\]>$/i,
    source: "D seed 004",
  },
  {
    means: "ask-deregister",
    dialect: "cloud",
    pattern: cloud("Do you want to deregister your appliance from", "[^[]{0,300}\\[[NY]?\\]>$"),
    source: "A 5.5",
  },

  {
    means: "ask-server",
    pattern:
      /Available list of [^:[]{0,100}Servers?\b[^:[]{0,20}:[^[]{0,1500}\bEnter [^[]{0,100}\bserver\b[^[]{0,200}\[\d{0,3}\]>$/i,
    source: "D seed 004; `Cisco Secure Cloud Servers` A 5.5",
  },
  {
    means: "server-selected",
    pattern: /Selected [^.:]{0,80}server is (?<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,10})(?![\w-])/i,
    source: "D seed 004",
  },

  {
    means: "ask-comment",
    pattern: /Please enter some comments describing your changes:? ?\[[^[\]]{0,200}\]>$/i,
    source: "D seed 004",
  },
  { means: "ask-rollback", pattern: /save the current configuration for rollback\? ?\[[YN]?\]>$/i, source: "O ESACERT" },
  { means: "committed", pattern: /\bChanges committed\b/i, source: "D seed 004" },
  { means: "nothing-to-commit", pattern: /There is no data to commit|^No changes\b/i, source: "O ESACERT; the second A" },

  {
    means: "ask-machine-mode",
    pattern: /\bmachine"? mode\b[^?[]{0,300}\?[^[]{0,300}\[[YN]?\]>$/i,
    source: "D that it asks, A recall the wording (5.7)",
  },
  { means: "unknown-command", pattern: /\bUnknown command(?: or missing feature key)?\b/i, source: "O 5.1" },
  { means: "wrong-role", pattern: /not in the correct access group/i, source: "O 5.1, first half" },
  { means: "wrong-role", pattern: /\b(?:do not have|insufficient) (?:the )?(?:permission|privilege)/i, source: "A" },

  { means: "not-in-cluster", pattern: /only available on (?:a )?cluster system/i, source: "O 5.7" },
  { means: "not-in-cluster", pattern: /\bnot (?:a member of|in) (?:a|any) cluster\b/i, source: "A" },
  { means: "not-resynchronised", pattern: /not yet resynchroni[sz]ed with the cluster/i, source: "O 5.7" },
  { means: "machine-disconnected", pattern: /\bis (?:currently )?(?:disconnected|not connected)\b/i, source: "A" },
  {
    means: "unknown-machine",
    pattern: /\b(?:no such|unknown|invalid) (?:machine|host)\b|\bis not (?:in the cluster|a machine)\b/i,
    source: "A",
  },
  {
    means: "no-feature-key",
    pattern: /\b(?:feature key|licen[cs]e)\b[^.]{0,80} (?:has expired|is not (?:available|valid|active|present|installed))/i,
    source: "A",
  },

  {
    means: "current-server",
    pattern:
      /Currently (?:configured|selected|used) [^.:]{0,80}server(?: is)?:? ?(?<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,10})(?![\w-])/i,
    source: "A 5.5",
  },
  {
    means: "ask-disable-securex",
    pattern: /Would you like to disable [^?[]{0,100}(?:SecureX|Threat Response)[^[]{0,100}\[[YN]?\]>$/i,
    source: "A, after its twin",
  },
  {
    means: "ask-enable-securex",
    pattern: /Would you like to enable [^?[]{0,100}(?:SecureX|Threat Response)[^[]{0,100}\[[YN]?\]>$/i,
    source: "O 5.5",
  },

  {
    means: "ask-new-password",
    pattern:
      /\b(?:must|need to|have to|required to) (?:now )?(?:be )?(?:change|reset|set)d?\b.{0,80}\b(?:password|passphrase)\b/i,
    source: "A",
  },
  {
    means: "ask-new-password",
    pattern: /\b(?:password|passphrase)\b.{0,80}\b(?:(?:has|is) expired|must (?:now )?be (?:changed|reset|set))\b/i,
    source: "A",
  },
  { means: "ask-new-password", pattern: /\b(?:enter|choose|type) (?:a|your|the) new (?:password|passphrase)\b/i, source: "A" },
  {
    means: "ask-licence",
    pattern: /\b(?:accept|agree (?:to|with))\b.{0,100}\b(?:licen[cs]e|agreement|terms|EULA)\b/i,
    source: "A",
  },
  { means: "ask-discard", pattern: /\bdiscard (?:all of )?your changes\?/i, source: "O 5.2" },
  {
    means: "ask-expiry",
    pattern:
      /\b(?:password|passphrase)\b.{0,100}\b(?:will expire|expires|expiring|about to expire)\b.{0,300}\b(?:change|update|renew|reset)\b[^.!]{0,120}$/i,
    source: "O that it asks, A the wording (5.1)",
  },
  {
    means: "ask-upgrade",
    pattern:
      /\b(?:upgrade|update|version|release)\b.{0,100}\bavailable\b.{0,300}\b(?:upgrade|update|install|download)\b[^.!]{0,120}$/i,
    source: "A",
  },
];

/** The prompts of a login with keyboard-interactive, which are no lines of the console. */
export const passwordPrompt =
  /^(?![^]*\b(?:new|old|current|again|retype|re-?enter|confirm|change|expire[ds]?)\b)[^]{0,100}\bpass(?:word|phrase)\b/i;

/** A question stands at the end of a screen, and with the list it is about it is no longer than this. */
const longestQuestion = 2_000;

/** Whether `text` says it; with a dialect only as that dialect says it. */
export function says(text: string, meaning: Meaning, dialect?: Dialect): boolean {
  return find(text, meaning, dialect) !== undefined;
}

/** The first match of a sentence with this meaning. */
export function find(text: string, meaning: Meaning, dialect?: Dialect): RegExpExecArray | undefined {
  const unwrapped = unwrap(text);
  const words = meaning.startsWith("ask-") ? unwrapped.slice(-longestQuestion) : unwrapped;
  for (const row of texts) {
    if (row.means !== meaning || (dialect && row.dialect && row.dialect !== dialect)) continue;
    const match = row.pattern.exec(words);
    if (match) return match;
  }
  return undefined;
}

/** Everything on the screen on one line, with the question at its end. */
export function wordsOf({ text, prompt }: Answer): string {
  return unwrap(prompt.kind === "question" ? `${text}\n${prompt.text}` : text);
}

export function asks(answer: Answer, meaning: Meaning, dialect?: Dialect): boolean {
  return answer.prompt.kind === "question" && says(wordsOf(answer), meaning, dialect);
}

/** The text on one line, with single blanks. */
export function unwrap(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
