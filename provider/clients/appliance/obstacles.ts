import { commandWord, sentence, type Sentence } from "../../base/sentence";
import { ProviderError, type ErrorCode } from "../../base/errors";
import type { Answer, Conversation } from "./conversation";
import type { Prompt } from "./dialogue";
import type { ApplianceNames } from "./names";
import { says, type Obstacle } from "./texts";

interface Sense {
  code: ErrorCode;
  /** What it means, as a clause. */
  means: string;
  /** What the reader can do. */
  next: Sentence;
}

const goOn = sentence`then run ${commandWord("apply")} again: it goes on from there.`;

/** What each obstacle means, in one place; how an appliance words it is in `texts.ts`. */
export const obstacles = ({ machine, password }: ApplianceNames): Readonly<Record<Obstacle, Sense>> => ({
  "wrong-role": {
    code: "refused",
    means: "the account's role may not use that command",
    next: "Log in with an administrator of the appliance.",
  },
  "not-in-cluster": {
    code: "invalid-input",
    means: `${machine} is given, but the appliance is in no cluster`,
    next: `Leave ${machine} out.`,
  },
  "not-resynchronised": {
    code: "refused",
    means: "the machine is not in step with its cluster since an upgrade",
    next: sentence`Bring all its machines to the same release and let them synchronise (\`clusterconfig\` shows them), ${goOn}`,
  },
  "unknown-machine": {
    code: "invalid-input",
    means: `the cluster has no machine of the name in ${machine}`,
    next: `Set ${machine} to a name \`clusterconfig list\` prints, or leave it out for an appliance without a cluster.`,
  },
  "machine-disconnected": {
    code: "refused",
    means: "the machine is not connected to its cluster at the moment",
    next: sentence`Reconnect it (\`clusterconfig\`), ${goOn}`,
  },
  "no-feature-key": {
    code: "refused",
    means: "the appliance has no valid licence for that",
    next: sentence`Look at its licences (\`featurekey\`, or \`showlicense\` with a smart licence), ${goOn}`,
  },
  "ask-new-password": {
    code: "authentication",
    means: "the appliance demands a new password, and this provider never sets one",
    next: `Log in by hand once and set it; then update ${password}.`,
  },
  "ask-licence": {
    code: "refused",
    means: "the appliance wants an agreement accepted, which only a person may do; it was not",
    next: sentence`Log in by hand once and read it, ${goOn}`,
  },
  "ask-discard": {
    code: "conflict",
    means: "somebody else has changed the configuration meanwhile, so ours is not committed; nothing of theirs was touched",
    next: sentence`Let them finish, then run ${commandWord("apply")} again: it looks at the appliance first.`,
  },
});

/** What the first obstacle that `text` tells of means. */
function senseOf(text: string, names: ApplianceNames): Sense | undefined {
  const [, sense] = Object.entries(obstacles(names)).find(([obstacle]) => says(text, obstacle as Obstacle)) ?? [];
  return sense;
}

/** What an answer that nobody expected means, if that is known; else the answer itself. */
export function unexpected(talk: Conversation, to: string, { text, prompt }: Answer, ambiguous?: boolean): ProviderError {
  const screen = `${text}\n${prompt.text}`;
  const quoted = talk.quote(screen);
  const doubt = ambiguous && { ambiguous };
  const sense = senseOf(screen, talk.names);
  if (sense) {
    const { code, means, next } = sense;
    return new ProviderError({ code, reason: `${means}; ${talk.peer} answered ${to} with "${quoted}"`, next, ...doubt });
  }
  if (prompt.kind === "question" && isYesOrNo(prompt)) {
    return new ProviderError({
      code: "unexpected-answer",
      reason: `the appliance answered ${to} with a question this provider does not know, and it confirmed nothing: "${quoted}"`,
      next: sentence`Answer it by hand on the appliance, ${goOn}`,
      ...doubt,
    });
  }
  return new ProviderError({
    code: "unexpected-answer",
    reason: `the appliance answered ${to} with "${quoted}"`,
    next: "Try the same by hand on the appliance; `CISCO_CTR_LOG=debug` shows the whole dialogue, without secrets.",
    ...doubt,
  });
}

const isYesOrNo = ({ text, proposal }: Prompt & { kind: "question" }): boolean =>
  proposal === undefined || /^[yn]/i.test(proposal) || text.includes("?");
