import { ProviderError } from "../../base/errors";
import type { Answer, Conversation } from "./conversation";
import { unexpected } from "./obstacles";
import { says } from "./texts";

const hostName = /^[\w.-]{1,255}$/;

/**
 * Brings the session to machine mode, to which AsyncOS restricts the commands of this provider.
 * Outside a cluster there is nothing to do. `top` is the prompt the session stands at, and the result the one it then stands at.
 */
export async function enterMachineMode(talk: Conversation, top: Answer, machine: string | undefined): Promise<Answer> {
  if (top.prompt.kind !== "top") throw new TypeError("machine mode is entered from the top");
  if (machine === undefined) {
    if (top.prompt.mode === "cluster" || top.prompt.mode === "group") throw machineNeeded(talk, top.prompt.text);
    return top;
  }
  if (!hostName.test(machine)) {
    throw new ProviderError({
      code: "invalid-input",
      reason: `${talk.names.machine} is not a host name`,
      next: "Give the name `clusterconfig list` prints for the machine.",
    });
  }
  if (isIn(top, machine)) return top;

  const answer = await talk.say(`clustermode machine ${machine}`);
  if (isIn(answer, machine)) return answer;
  if (top.prompt.mode === undefined && says(answer.text, "unknown-command")) {
    throw new ProviderError({
      code: "invalid-input",
      reason: `${talk.names.machine} is "${machine}", but ${talk.peer} with the prompt "${top.prompt.text}" is not that machine, and is in no cluster`,
      next: `Set ${talk.names.machine} to the name of this machine, or leave it out.`,
    });
  }
  throw unexpected(talk, `"clustermode machine ${machine}"`, answer);
}

/** Whether the session works on exactly this machine. */
export function isIn({ prompt }: Answer, machine: string): boolean {
  if (prompt.kind !== "top") return false;
  const name = prompt.mode === undefined ? prompt.host : prompt.mode === "machine" ? prompt.name : undefined;
  return name?.toLowerCase() === machine.toLowerCase();
}

export function machineNeeded({ names }: Conversation, prompt: string): ProviderError {
  return new ProviderError({
    code: "invalid-input",
    reason: `the appliance is in a cluster ("${prompt}") and this works on one machine only`,
    next: `Set ${names.machine} to the host name of the machine, as \`clusterconfig list\` prints it.`,
  });
}
