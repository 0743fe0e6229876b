import { checkInput, choice, hostName, InputProblem, matching, objectInput, password, upToAnHourMs } from "../ground/input";
import type { FtdWish } from "./ftd";
import { versionPattern } from "./version";

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

const defaults: Omit<FmcWish, "name"> = {
  version: "7.4.1-172",
  licence: "smart",
  manager: "direct",
  ftds: [
    { name: "ftd1.example.com", version: "7.4.1-172" },
    { name: "ftd2.example.com", version: "7.4.1-172" },
  ],
};

const version = matching(versionPattern, "a version such as 7.4.1-172");
const ftd = objectInput<FtdWish>({ name: hostName, version }, { title: "an FTD", required: ["name", "version"] });
const schema = objectInput<Pick<FmcWish, "name"> & Partial<FmcWish>>(
  {
    name: hostName,
    version,
    licence: choice(["evaluation", "smart"], "evaluation or smart"),
    manager: choice(["direct", "satellite"], "direct or satellite"),
    ftds: { type: "array", maxItems: 100, items: ftd, description: "a list of at most 100" },
    settleMs: upToAnHourMs,
    username: matching(/^[^\s:]{1,64}$/, "a user name without spaces and colons"),
    password,
  },
  { title: "an FMC", required: ["name"] },
);

/** Checks one wish and fills in what it leaves out; one clear sentence when it cannot be granted. */
export function checkFmcWish(input: unknown): FmcWish {
  const wish = { ...defaults, ...checkInput(schema, input) };
  if (new Set(wish.ftds.map(({ name }) => name)).size < wish.ftds.length) {
    throw new InputProblem(`an FMC's "ftds" must have different names`);
  }
  return wish;
}

/** The one that is there from the start. */
export const firstFmc = checkFmcWish({ name: "fmc1.example.com" });
