import type { Answer, Conversation } from "./conversation";
import { unexpected } from "./obstacles";
import { asks, type Meaning } from "./texts";

/** Reminders with a question that an appliance may put before the first prompt: what they are about, to be told. */
const reminders: readonly { asks: Meaning; about: string }[] = [
  { asks: "ask-expiry", about: "the account's password expires soon" },
  { asks: "ask-upgrade", about: "there is an upgrade for it" },
];

const mostReminders = 4;

/**
 * Waits for the first prompt of a session. A reminder is answered with no and told; any other question is a failure that quotes it:
 * nothing is confirmed here. The answer has the words of all screens, so that the banner is in it.
 */
export async function passGate(talk: Conversation): Promise<Answer> {
  let login = await talk.next();
  const screens = [login.text];
  for (let passed = 0; login.prompt.kind === "question" && passed < mostReminders; passed++) {
    const answer = login;
    const reminder = reminders.find((each) => asks(answer, each.asks));
    if (!reminder) break;
    talk.warn(
      `${talk.peer} reminds that ${reminder.about}: "${talk.quote(`${login.text}\n${login.prompt.text}`)}" - answered with no.`,
    );
    login = await talk.say("no");
    screens.push(login.text);
  }
  if (login.prompt.kind !== "top") throw unexpected(talk, "the login", login);
  return { text: screens.join("\n"), prompt: login.prompt };
}
