const [weekday, month, time] = ["(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", "[A-Z][a-z]{2}", "\\d{2}:\\d{2}:\\d{2}"];
const rfc850 = new RegExp(`^(${weekday}), (\\d{2})-(${month})-(\\d{2}) (${time}) GMT$`);
const asctime = new RegExp(`^([A-Z][a-z]{2}) (${month}) ([ 1-3]\\d) (${time}) (\\d{4})$`);

/**
 * Milliseconds since the epoch of a date of HTTP, in one of its three forms (RFC 9110, 5.6.7); undefined for what is none of them, or
 * for a day that never was.
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  const wanted = preferredForm(text, now);
  const at = Date.parse(wanted);
  // What a lenient reader made of it reads differently when it is written down again.
  return !Number.isNaN(at) && new Date(at).toUTCString() === wanted ? at : undefined;
}

/** As `Sun, 06 Nov 1994 08:49:37 GMT`, which is how dates are to be sent; other text as it is. */
function preferredForm(text: string, now: number): string {
  const [, long = "", day, name, short, hours] = rfc850.exec(text) ?? [];
  if (day) return `${long.slice(0, 3)}, ${day} ${name} ${wholeYear(Number(short), now)} ${hours} GMT`;
  const [, sent, called, date, clock, year] = asctime.exec(text) ?? [];
  return date ? `${sent}, ${date.replace(" ", "0")} ${called} ${year} ${clock} GMT` : text;
}

/** A year of two digits is not more than fifty years ahead. */
function wholeYear(short: number, now: number): number {
  const latest = new Date(now).getUTCFullYear() + 50;
  return latest - ((latest - short) % 100);
}
