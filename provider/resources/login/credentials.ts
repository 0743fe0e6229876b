import { isProviderError } from "../../base/errors";
import type { Finding } from "../../lifecycle/schema";
import { isUnknown } from "../../lifecycle/unknown";

/** How a program may say who logs in to an appliance or an FMC. */
interface Credentials {
  username?: string | undefined;
  password?: string | undefined;
  privateKey?: string | undefined;
  /** Prefix of environment variables that say it instead. */
  credentialsEnv?: string | undefined;
}

/** False for what does not, such as a state of which somebody has taken that away. */
export function saysHowToLogIn(given: Credentials | undefined): boolean {
  if (given === undefined) return false;
  const { username, password, privateKey, credentialsEnv } = given;
  return credentialsEnv !== undefined || (username !== undefined && (password ?? privateKey) !== undefined);
}

/** Which input the credentials are given by, and what it takes beside a user name. */
interface Login {
  input: "appliance" | "fmc";
  secrets: readonly ("password" | "privateKey")[];
  /** Reads the variables that a prefix stands for; throws where they are missing. */
  lookUp: (prefix: string) => unknown;
}

/** Either the one way or the other, and neither half of one. */
export function credentialsFindings(given: Credentials, { input, secrets, lookUp }: Login): Finding[] {
  const { username, credentialsEnv } = given;
  const findings: Finding[] = [];
  if (!saysHowToLogIn(given)) {
    const property = `${input}.${username === undefined ? "username" : "password"}`;
    const pair = secrets.length === 1 ? "username and password" : `username with ${secrets.join(" or ")}`;
    findings.push({ property, reason: `is missing. Give ${pair}, or credentialsEnv` });
  }
  if (credentialsEnv === undefined) return findings;
  const property = `${input}.credentialsEnv`;
  if ([username, ...secrets.map((each) => given[each])].some((each) => each !== undefined)) {
    const others = secrets.length === 1 ? "username or password" : `username, ${secrets.join(" or ")}`;
    findings.push({ property, reason: `is given together with ${others}. Give one of the two` });
  } else if (!isUnknown(credentialsEnv)) findings.push(...missingVariables(property, () => lookUp(credentialsEnv)));
  return findings;
}

/** Before a move tears anything down: the variables must be there. */
function missingVariables(property: string, lookUp: () => unknown): Finding[] {
  try {
    lookUp();
    return [];
  } catch (error) {
    if (!isProviderError(error)) throw error;
    return [{ property, reason: `cannot be used: ${error.message.replace(/\.$/, "")}` }];
  }
}
