// In the place of the AWS CLI: secrets of a store, each told only to a job whose identity may have it.
import { readFileSync } from "node:fs";

/** @typedef {Record<string, { value: string, roles: string[] }>} Secrets */

const [service, command, ...options] = process.argv.slice(2);
const [, id = "", ...asText] = options;
/** @type {unknown} */
const parsed = JSON.parse(readFileSync(process.env["STAND_IN_SECRETS"] ?? "", "utf8"));
const secret = /** @type {Secrets} */ (parsed)[id];

if (service !== "secretsmanager" || command !== "get-secret-value" || options[0] !== "--secret-id") {
  console.error(`no stand-in for aws ${process.argv.slice(2).join(" ")}`);
  process.exit(64);
}
if (asText.join(" ") !== "--query SecretString --output text") process.exit(64);
if (secret === undefined || !secret.roles.includes(process.env["STAND_IN_ROLE"] ?? "")) {
  console.error(`An error occurred (AccessDeniedException): ${process.env["STAND_IN_ROLE"] ?? "nobody"} may not have ${id}`);
  process.exit(254);
}
console.log(secret.value);
