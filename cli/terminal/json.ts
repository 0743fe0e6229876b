/** What steers a terminal or hides text, and the second half of what readers of a job's output take for commands. */
const steering = /[^\n\P{C}]|[\p{Zl}\p{Zp}]|(?<=#)#(?=[A-Za-z]*\[)|(?<=:):|(?<=<)\{(?=%)/gu;

/** JSON for people and programs. What would steer a screen or a CI system is escaped in it, and means the same. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(steering, (text) =>
    Array.from({ length: text.length }, (_, unit) => `\\u${text.charCodeAt(unit).toString(16).padStart(4, "0")}`).join(""),
  );
}
