import { checkKeys, InputProblem } from "../input";
import type { FtdWish } from "./ftd";
import { VERSION } from "./version";

/** What `POST /fmcs` takes, what was left out filled in. */
export interface FmcWish {
  name: string;
  version: string;
  licence: "evaluation" | "smart";
  manager: "direct" | "satellite";
  ftds: FtdWish[];
  settleMs?: number;
  username?: string;
  password?: string;
}

const DEFAULTS: Omit<FmcWish, "name"> = {
  version: "7.4.1-172",
  licence: "smart",
  manager: "direct",
  ftds: [
    { name: "ftd1.example.com", version: "7.4.1-172" },
    { name: "ftd2.example.com", version: "7.4.1-172" },
  ],
};

const KEYS = ["name", "version", "licence", "manager", "ftds", "settleMs", "username", "password"];
const HOST_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,126}[A-Za-z0-9])?$/;

function text(what: string, input: Record<string, unknown>, key: string, pattern: RegExp, needs: string): void {
  const value = input[key];
  if (typeof value !== "string" || !pattern.test(value)) throw new InputProblem(`${what}'s "${key}" must be ${needs}`);
}

function optionalText(input: Record<string, unknown>, key: string, pattern: RegExp, needs: string): void {
  if (input[key] !== undefined) text("an FMC", input, key, pattern, needs);
}

function checkFtds(ftds: unknown): void {
  if (!Array.isArray(ftds) || ftds.length > 100) throw new InputProblem(`an FMC's "ftds" must be a list of at most 100`);
  const names = new Set<unknown>();
  for (const each of ftds) {
    const ftd = checkKeys(each, ["name", "version"], "an FTD");
    text("an FTD", ftd, "name", HOST_NAME, "a host name");
    text("an FTD", ftd, "version", VERSION, "a version such as 7.4.1-172");
    if (names.has(ftd["name"])) throw new InputProblem(`an FMC's "ftds" must have different names`);
    names.add(ftd["name"]);
  }
}

/** Checks one wish and fills in what it leaves out; one clear sentence when it cannot be granted. */
export function checkFmcWish(wish: unknown): FmcWish {
  const input = checkKeys(wish, KEYS, "an FMC");
  text("an FMC", input, "name", HOST_NAME, "a host name");
  optionalText(input, "version", VERSION, "a version such as 7.4.1-172");
  optionalText(input, "licence", /^(evaluation|smart)$/, "evaluation or smart");
  optionalText(input, "manager", /^(direct|satellite)$/, "direct or satellite");
  optionalText(input, "username", /^[^\s:]{1,64}$/, "a user name without spaces and colons");
  optionalText(input, "password", /^.{1,128}$/, "a text of 1 to 128 characters");
  if (input["ftds"] !== undefined) checkFtds(input["ftds"]);
  const { settleMs } = input;
  if (settleMs !== undefined && !(typeof settleMs === "number" && settleMs >= 0 && settleMs <= 3_600_000)) {
    throw new InputProblem(`an FMC's "settleMs" must be a number from 0 to 3600000`);
  }
  return { ...DEFAULTS, ...input } as FmcWish;
}

/** The one that is there from the start. */
export const FIRST_FMC = checkFmcWish({ name: "fmc1.example.com" });
