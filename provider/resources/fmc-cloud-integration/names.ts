import { commandWord, sentence } from "../../base/sentence";
import type { FmcNames } from "../../clients/fmc";

/** What the parts of an FMC's address are called in a program. */
export const fmcNames: FmcNames = {
  host: "`fmc.host`",
  port: "`fmc.port`",
  domain: "`fmc.domain`",
  fingerprint: "`fmc.fingerprint`",
  caFile: "`fmc.caFile`",
  login: sentence`\`fmc.username\` and \`fmc.password\` (refresh and destroy use those of the last ${commandWord("apply")}), or the variables of \`fmc.credentialsEnv\``,
};
