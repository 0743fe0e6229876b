import { commandWord, sentence } from "../../base/sentence";
import type { ApplianceNames } from "../../clients/appliance/client";

/** What the parts of an appliance's address are called in a program. */
export const applianceNames: ApplianceNames = {
  host: "`appliance.host`",
  port: "`appliance.port`",
  machine: "`appliance.machine`",
  hostKey: "`appliance.hostKey`",
  privateKey: "`appliance.privateKey`",
  password: "`appliance.password` or the variable of `appliance.credentialsEnv`",
  credentials: "`appliance.password` or `appliance.privateKey`, or `appliance.credentialsEnv` and the variables it names",
  login: sentence`\`appliance.username\` and \`appliance.password\` or \`appliance.privateKey\` (a destroy uses those of the last ${commandWord("apply")}), or the variables of \`appliance.credentialsEnv\``,
};
