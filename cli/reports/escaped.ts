/**
 * A text in which JSON's strings, and YAML's in double quotes, have every character that could steer a screen or a CI system written
 * as its number: they read the same.
 */
export const withNumbers = (text: string): string =>
  text
    .replace(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, (character) => character.split("").map(numbered).join(""))
    .replace(/##(?=[a-z]*\[)/gi, `#${numbered("#")}`)
    .replace(/<\{(?=%)/g, `${numbered("<")}{`);

const numbered = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
