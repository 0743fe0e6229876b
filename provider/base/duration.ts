const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** The texts {@link parseDuration} takes: a whole number and one of `s m h d`, such as `90s`, `5m`, `1h`, `2d`. */
export const durationPattern = "^(0|[1-9][0-9]{0,6})[smhd]$";

/** Milliseconds of a duration such as `5m`; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  if (!new RegExp(durationPattern).test(text)) return undefined;
  return Number(text.slice(0, -1)) * units[text.slice(-1) as keyof typeof units];
}

/** Milliseconds of a duration the schema has already checked. */
export function milliseconds(text: string): number {
  const parsed = parseDuration(text);
  if (parsed === undefined) throw new RangeError(`not a duration: ${text}`);
  return parsed;
}
