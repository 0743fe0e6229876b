import {
  checkInput,
  choice,
  hostName,
  InputProblem,
  type InputSchema,
  matching,
  numeric,
  objectInput,
  password,
  upToAnHourMs,
  yesOrNo,
} from "../ground/input";
import type { RegionName } from "../ground/regions";
import type { ApplianceType, DialectName, FeatureSwitch, LoginQuestion, PromptForm, Role } from "./dialogue";
import { releaseOf } from "./releases";
import { isPublicKey } from "./ssh";

/** What `POST /appliances` takes. */
export interface ApplianceWish {
  name: string;
  type: ApplianceType;
  version: string;
  cluster?: string;
  dialect?: DialectName;
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

const loginQuestions: readonly LoginQuestion[] = ["expiry", "upgrade", "agreement", "newPassword"];

/** Without words of its own: those of the whole object say it. */
const { type, minimum, maximum } = upToAnHourMs;
const span: InputSchema = { type, minimum, maximum };

const schema = objectInput<ApplianceWish>(
  {
    name: hostName,
    type: choice(["ESA", "SMA"], "ESA or SMA"),
    version: matching(/^\d+\.\d+\.\d+-\d+$/, "a version with a build, such as 13.0.0-392"),
    cluster: matching(/^\w(?:[\w .-]{0,126}\w)?$/, "the name of a cluster"),
    dialect: choice(["ctr", "cloud"], "ctr or cloud"),
    settleMs: upToAnHourMs,
    username: matching(/^\S{1,64}$/, "a user name without spaces"),
    password,
    rollbackQuestion: yesOrNo,
    prompt: choice(["short", "long"], "short or long"),
    idleMinutes: numeric(1, 1440, "integer"),
    publicKey: { type: "string", passes: isPublicKey, description: "one line of authorized_keys" },
    smartLicence: yesOrNo,
    region: choice(["us", "eu", "apjc"], "us, eu or apjc"),
    answerMs: objectInput({ commit: span, register: span, deregister: span }, { description: "numbers from 0 to 3600000" }),
    featureSwitch: choice(["threatresponseconfig", "cloudserviceconfig", "generalconfig", "none"], "a command or none"),
    loginQuestions: { type: "array", items: { enum: loginQuestions }, description: `a list of ${loginQuestions.join(", ")}` },
    role: choice(["administrator", "operator"], "administrator or operator"),
    outOfStep: yesOrNo,
    secondFactor: matching(/^[\x20-\x7e]{1,128}$/, "a prompt of 1 to 128 characters"),
  },
  {
    title: "an appliance",
    required: ["name", "type", "version"],
    lacks: (key) => `an appliance needs "${key}"`,
  },
);

/** Checks one wish; one clear sentence when it cannot be granted. */
export function checkWish(input: unknown): ApplianceWish {
  const wish = checkInput(schema, input);
  if (wish.region !== undefined && wish.smartLicence !== true) {
    throw new InputProblem(`an appliance's "region" is that of its smart licence`);
  }
  if (wish.smartLicence === true && !releaseOf(wish).smartLicence) {
    throw new InputProblem(`an appliance is registered by its "smartLicence" from 15.5 on`);
  }
  return wish;
}
