import {
  isPublicKey,
  releaseOf,
  startAppliance,
  type FeatureSwitch,
  type LoginQuestion,
  type PromptForm,
  type Role,
  type RunningAppliance,
} from "./appliance";
import type { ApplianceFaults, ApplianceType, EmulatorClock, Exchange, RegionName } from "./appliance/ports";
import { checkKeys, InputProblem } from "./input";
import type { SecretLedger } from "./records";
import type { Seeded } from "./seeded";

/** What `POST /appliances` takes. */
export interface ApplianceWish {
  name: string;
  type: ApplianceType;
  version: string;
  cluster?: string;
  dialect?: "ctr" | "cloud";
  settleMs?: number;
  answerMs?: { commit?: number; register?: number; deregister?: number };
  featureSwitch?: FeatureSwitch;
  loginQuestions?: LoginQuestion[];
  role?: Role;
  outOfStep?: boolean;
  /** What it asks for beside the password, and never gets. */
  secondFactor?: string;
  username?: string;
  password?: string;
  rollbackQuestion?: boolean;
  prompt?: PromptForm;
  idleMinutes?: number;
  /** One line of `authorized_keys` that may log in, beside the password. */
  publicKey?: string;
  /** Registered from the start by its smart licence, in `region`; from 15.5 on. */
  smartLicence?: boolean;
  /** Of the smart licence; us by default. */
  region?: RegionName;
}

/** How to reach an appliance, as in the start line. */
export interface ApplianceAccess {
  name: string;
  type: ApplianceType;
  version: string;
  host: string;
  port: number;
  username: string;
  password: string;
  hostKey: string;
}

/** The two that are there from the start: the versions of seed 001 and the least an SMA needs. */
export const FIRST_APPLIANCES: readonly ApplianceWish[] = [
  { name: "esa1.example.com", type: "ESA", version: "13.0.0-392" },
  { name: "sma1.example.com", type: "SMA", version: "12.5.0-658" },
];

const KEYS = [
  ...["name", "type", "version", "cluster", "dialect", "settleMs", "username", "password", "rollbackQuestion"],
  ...["prompt", "idleMinutes", "publicKey", "smartLicence", "region"],
  ...["answerMs", "featureSwitch", "loginQuestions", "role", "outOfStep", "secondFactor"],
];
const LOGIN_QUESTIONS: readonly string[] = ["expiry", "upgrade", "agreement", "newPassword"] satisfies LoginQuestion[];
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,126}[A-Za-z0-9])?$/;

function optionalText(input: Record<string, unknown>, key: string, pattern: RegExp, needs: string): void {
  const value = input[key];
  if (value !== undefined && (typeof value !== "string" || !pattern.test(value))) {
    throw new InputProblem(`an appliance's "${key}" must be ${needs}`);
  }
}

/** Checks one wish; one clear sentence when it cannot be granted. */
export function checkWish(wish: unknown): ApplianceWish {
  const input = checkKeys(wish, KEYS, "an appliance");
  for (const key of ["name", "type", "version"]) {
    if (input[key] === undefined) throw new InputProblem(`an appliance needs "${key}"`);
  }
  optionalText(input, "name", LABEL, "a host name");
  optionalText(input, "type", /^(ESA|SMA)$/, "ESA or SMA");
  optionalText(input, "version", /^\d+\.\d+\.\d+-\d+$/, "a version with a build, such as 13.0.0-392");
  optionalText(input, "cluster", /^\w(?:[\w .-]{0,126}\w)?$/, "the name of a cluster");
  optionalText(input, "dialect", /^(ctr|cloud)$/, "ctr or cloud");
  optionalText(input, "username", /^\S{1,64}$/, "a user name without spaces");
  optionalText(input, "password", /^.{1,128}$/, "a text of 1 to 128 characters");
  optionalText(input, "prompt", /^(short|long)$/, "short or long");
  optionalText(input, "featureSwitch", /^(threatresponseconfig|cloudserviceconfig|generalconfig|none)$/, "a command or none");
  optionalText(input, "role", /^(administrator|operator)$/, "administrator or operator");
  optionalText(input, "secondFactor", /^[\x20-\x7e]{1,128}$/, "a prompt of 1 to 128 characters");
  optionalText(input, "region", /^(us|eu|apjc)$/, "us, eu or apjc");
  const { settleMs, rollbackQuestion, idleMinutes, publicKey, outOfStep, loginQuestions } = input;
  checkAnswerMs(input["answerMs"]);
  if (outOfStep !== undefined && typeof outOfStep !== "boolean") {
    throw new InputProblem(`an appliance's "outOfStep" must be true or false`);
  }
  const isQuestion = (each: unknown): boolean => LOGIN_QUESTIONS.includes(each as string);
  if (loginQuestions !== undefined && !(Array.isArray(loginQuestions) && loginQuestions.every(isQuestion))) {
    throw new InputProblem(`an appliance's "loginQuestions" must be a list of ${LOGIN_QUESTIONS.join(", ")}`);
  }
  if (settleMs !== undefined && !(typeof settleMs === "number" && settleMs >= 0 && settleMs <= 3_600_000)) {
    throw new InputProblem(`an appliance's "settleMs" must be a number from 0 to 3600000`);
  }
  if (rollbackQuestion !== undefined && typeof rollbackQuestion !== "boolean") {
    throw new InputProblem(`an appliance's "rollbackQuestion" must be true or false`);
  }
  if (idleMinutes !== undefined && !(Number.isInteger(idleMinutes) && Number(idleMinutes) >= 1 && Number(idleMinutes) <= 1440)) {
    throw new InputProblem(`an appliance's "idleMinutes" must be a whole number from 1 to 1440`);
  }
  if (publicKey !== undefined && !(typeof publicKey === "string" && isPublicKey(publicKey))) {
    throw new InputProblem(`an appliance's "publicKey" must be one line of authorized_keys`);
  }
  checkLicence(input as unknown as ApplianceWish);
  return input as unknown as ApplianceWish;
}

function checkAnswerMs(answerMs: unknown): void {
  if (answerMs === undefined) return;
  const given = checkKeys(answerMs, ["commit", "register", "deregister"], `an appliance's "answerMs"`);
  if (!Object.values(given).every((ms) => typeof ms === "number" && ms >= 0 && ms <= 3_600_000)) {
    throw new InputProblem(`an appliance's "answerMs" must be numbers from 0 to 3600000`);
  }
}

function checkLicence(wish: ApplianceWish): void {
  const { smartLicence, region } = wish;
  if (smartLicence !== undefined && typeof smartLicence !== "boolean") {
    throw new InputProblem(`an appliance's "smartLicence" must be true or false`);
  }
  if (region !== undefined && smartLicence !== true)
    throw new InputProblem(`an appliance's "region" is that of its smart licence`);
  if (smartLicence === true && !releaseOf(wish).smartLicence) {
    throw new InputProblem(`an appliance is registered by its "smartLicence" from 15.5 on`);
  }
}

interface Member {
  access: ApplianceAccess;
  running: RunningAppliance;
}

/** All appliances of the emulator, by name. */
export class Fleet {
  private members = new Map<string, Member>();
  private first: ApplianceAccess[] = [];

  constructor(
    private readonly parts: {
      seeded: Seeded;
      exchange: Exchange;
      clock: EmulatorClock;
      faults: ApplianceFaults;
      secrets: SecretLedger;
    },
  ) {}

  /** Starts those that are there from the start; `firstPort` 0 lets the system choose. */
  async start(firstPort: number): Promise<void> {
    this.first = await Promise.all(FIRST_APPLIANCES.map((wish, index) => this.startOne(wish, firstPort && firstPort + index)));
  }

  /** Adds appliances; none when one of the names is taken. */
  async add(wishes: readonly ApplianceWish[]): Promise<ApplianceAccess[]> {
    const names = new Set(this.members.keys());
    for (const { name } of wishes) {
      if (names.has(name)) throw new InputProblem(`there is already an appliance named ${name}`);
      names.add(name);
    }
    return Promise.all(wishes.map((wish) => this.startOne(wish, 0)));
  }

  access(): ApplianceAccess[] {
    return [...this.members.values()].map(({ access }) => access);
  }

  state(): ReturnType<RunningAppliance["state"]>[] {
    return [...this.members.values()].map(({ running }) => running.state());
  }

  /** Puts one in factory state, as a new installation under the same name does; the cloud is not told. */
  reimage(name: string): ApplianceAccess {
    const member = this.members.get(name);
    if (!member) throw new InputProblem(`there is no appliance named ${name}`);
    member.running.reset();
    return member.access;
  }

  /** Gives one another host key. */
  rotateHostKey(name: string): ApplianceAccess {
    const member = this.members.get(name);
    if (!member) throw new InputProblem(`there is no appliance named ${name}`);
    return (member.access = { ...member.access, hostKey: member.running.rotateHostKey() });
  }

  /** For when the clock was moved. */
  clockMoved(): void {
    for (const { running } of this.members.values()) running.clockMoved();
  }

  /** Back to the start: the first ones in factory state on their ports, the others gone. */
  async reset(): Promise<void> {
    const kept = new Set(this.first.map(({ name }) => name));
    const others = [...this.members].filter(([name]) => !kept.has(name));
    for (const [name] of others) this.members.delete(name);
    for (const access of this.first) {
      const member = this.members.get(access.name);
      if (!member) continue;
      member.running.reset();
      member.access = access;
      this.parts.secrets.add("appliance-password", access.password);
    }
    await Promise.all(others.map(([, { running }]) => running.close()));
  }

  async close(): Promise<void> {
    const all = [...this.members.values()];
    this.members.clear();
    await Promise.all(all.map(({ running }) => running.close()));
  }

  private async startOne(wish: ApplianceWish, port: number): Promise<ApplianceAccess> {
    const { exchange, clock, faults, secrets } = this.parts;
    const seeded = this.parts.seeded.fork(wish.name);
    const { username = "admin", password = seeded.fork("password").password(20) } = wish;
    const { name, type, version, publicKey: authorizedKey, smartLicence = false, region = "us" } = wish;
    const licensedIn = smartLicence ? region : undefined;
    const login = { username, password, authorizedKey };
    const running = await startAppliance({ ...wish, ...login, licensedIn, port, exchange, clock, faults, seeded });
    const { host, hostKey } = running;
    const access: ApplianceAccess = { name, type, version, host, port: running.port, username, password, hostKey };
    this.members.set(name, { access, running });
    secrets.add("appliance-password", password);
    return access;
  }
}
