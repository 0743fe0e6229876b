import { code } from "../markdown";
import { appliance } from "./appliance";
import { cloud } from "./cloud";
import { fmc } from "./fmc";
import type { Message, MessageGroup, Page } from "./message";
import { objects } from "./objects";

/** What the provider says and what to do about it, in the order of docs/troubleshooting.md. */
export const messageGroups: readonly MessageGroup[] = [...cloud, ...appliance, ...fmc, ...objects];

/** Those of one page. */
export const messagesOf = (page: Page): Message[] =>
  messageGroups.flatMap(({ messages }) => messages.filter(({ of = [] }) => of.includes(page)));

/** Rows of a table of three columns. */
export const messageRows = (messages: readonly Message[]): string[][] =>
  messages.map(({ says, cause, next }) => [says.map(code).join(" or "), cause, next]);
