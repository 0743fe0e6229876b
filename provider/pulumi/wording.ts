import type { Command, Wording } from "../base/sentence";

const words: Record<Command, string> = {
  apply: "`pulumi up`",
  "refresh-and-apply": "`pulumi up --refresh`",
  refresh: "`pulumi refresh`",
  replace: "`pulumi up --replace` and its URN",
  "export-state": "`pulumi stack export`",
  "import-state": "`pulumi stack import`",
  forget: "`pulumi state delete` and its URN",
  "name-before": "`aliases` that name where it was",
  "read-configuration": "`--run-program`",
  configuration: "Pulumi's config",
};

/** What Pulumi's users call what the core asks of them. */
export const pulumiWording: Wording = (command) => words[command];
