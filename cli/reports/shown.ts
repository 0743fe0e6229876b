import { plain } from "../../provider/base/screen";
import type { Change, Finding } from "../drift/findings";

/** The beginning of a URN, up to the name: its `::` is no command, because something stands before it. */
const urnOfType = /(urn:pulumi:[\w.-]+::[\w.-]+::[\w:$/@.-]+::)/;

/** The text on one line, as nothing but text; a URN stays as one can paste it. */
export function shownText(text: string): string {
  return text
    .split(urnOfType)
    .map((part, index) => (index % 2 === 1 ? part : plain(part)))
    .join("");
}

/** A value on one line: a text as it is, anything else as JSON. */
export function shownValue(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  return typeof value === "string" && value !== "" ? shownText(value) : shownText(JSON.stringify(value));
}

/** `before -> after` */
export const shownChange = ({ before, after }: Change): string => `${shownValue(before)} -> ${shownValue(after)}`;

/** `2026-07-02 06:00 UTC`; a text that is no time stays. */
export function shownTime(time: string): string {
  const [, day, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/.exec(time) ?? [];
  return day === undefined || minute === undefined ? shownText(time) : `${day} ${minute} UTC`;
}

/** `alice@example.com, 2026-07-01 21:14 UTC`, as far as it is known. */
export function whoAndWhen({ by, at }: Finding): string {
  return [by === undefined ? [] : shownText(by), at === undefined ? [] : shownTime(at)].flat().join(", ");
}

/** Whether a repair is to be typed, or is said in words. */
export const isCommand = (repair: string): boolean => /^(pulumi|cisco-ctr|npx|npm) /.test(repair);
