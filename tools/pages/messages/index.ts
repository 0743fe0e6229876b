import { code, table } from "../markdown";
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

/** What somebody says, by message, cause and what to do. */
export const saidTable = (rows: readonly (readonly [message: string, cause: string, next: string])[]): string =>
  table(["Message", "Cause", "What to do"], rows);

export const messageTable = (messages: readonly Message[]): string =>
  saidTable(messages.map(({ says, cause, next }) => [says.map(code).join(" or "), cause, next]));
