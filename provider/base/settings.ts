import { commandWord, sentence, type Sentence } from "./sentence";
import { existsSync } from "node:fs";
import { ProviderError } from "./errors";
import { cut } from "./screen";
import { readSmallFile } from "./small-file";

/** Where settings come from, strongest first: environment variables, then the stack's configuration. */
export interface Settings {
  env(name: string): string | undefined;
  /** A key of the configuration, such as `usClientId`. */
  config(key: string): string | undefined;
}

/** Where a setting stands, for whoever has to correct it. */
export interface Place {
  /** Such as `CISCO_CTR_US_CLIENT_ID`. */
  name: string;
  /** True for the configuration, of which refresh and destroy read a copy in the state. */
  copied: boolean;
}

/** Places as a sentence names them. */
export function named(...places: Place[]): Sentence {
  const names = places.map(({ name }) => name).join(" and ");
  return places.some(({ copied }) => copied) ? sentence`${names} in ${commandWord("configuration")}` : names;
}

/** The end of a sentence about a correction: what makes it count. */
export function howToApply(...places: Place[]): Sentence {
  if (!places.some(({ copied }) => copied)) return "";
  return sentence`; refresh and destroy use the copy in the state until the next ${commandWord("apply")}, unless they are given ${commandWord("read-configuration")}`;
}

const mostSecretBytes = 65_536;

/** What a secret in a file looks like, beyond being text: a password is one line, a key has several. */
type SecretKind = "password" | "key";

/** The text of the file that a variable names; fails with what is wrong with the file. */
export function readSecretFile(path: string, variable: string, kind: SecretKind): string {
  // What names no file may be the secret itself, given in the wrong variable.
  const named = existsSync(path) ? `, "${cut(path, longestPath)}",` : "";
  const unusable = (problem: string, cause?: unknown) =>
    new ProviderError(
      {
        code: "missing-credentials",
        reason: `the file that ${variable} names${named} ${problem}`,
        next: `Let ${variable} name a readable file of at most 64 KiB with ${kind === "password" ? "the password on one line" : "the private key"}.`,
      },
      { cause },
    );
  const file = readSmallFile(path, mostSecretBytes);
  if ("problem" in file) throw unusable(file.problem, file.cause);
  // A password may begin or end with a blank; around a key they say nothing.
  const text = kind === "password" ? file.text.replace(/(?:\r\n|\r|\n)$/, "") : file.text.trim();
  if (text.trim() === "") throw unusable("is empty");
  if (kind === "password" && /[\r\n]/.test(text)) throw unusable("has more than one line");
  return text;
}

const longestPath = 200;
