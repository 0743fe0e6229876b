import { code, writtenFrom } from "./markdown";
import { messageGroups, messageTable, saidTable } from "./messages";

/** What Pulumi or npm says before the provider can say anything; test/engine/first-hour.test.ts makes Pulumi say it. */
const pulumiSays: readonly (readonly [message: string, cause: string, next: string])[] = [
  [
    `${code("Cannot find module '@pulumi/pulumi/cmd/dynamic-provider'")}, then ${code("could not read plugin … EOF")}`,
    "`refresh` or `destroy` before `npm ci`, or from another folder.",
    "Run `npm ci` in the project's folder, and Pulumi there.",
  ],
  [code("It looks like the Pulumi SDK has not been installed"), "`up` or `preview` before `npm ci`.", "The same."],
  [
    code("Cannot find module 'pulumi-cisco-ctr/runtime'"),
    "The package is not installed, or not a direct dependency of the program's project.",
    "[Install it](installation-configuration.md#install) there.",
  ],
  ["`ERESOLVE` of npm, about `typescript`", "TypeScript 7, which Pulumi does not take.", "`npm install typescript@5.9`"],
  [code("pending operations"), "See [below](#pending-operations).", "`pulumi up`, then `pulumi refresh --clear-pending-creates`"],
];

const pendingOperations = `## Pending operations

When Pulumi was killed, or ended by a second Ctrl-C, its state says that an operation was begun and not that it ended. Nothing has to be looked up by hand, whatever the warning advises:

1. \`pulumi up\` finds by its mark what the killed run made, and goes on from there. It may leave the note of the old operation in the state: then Pulumi goes on warning of it.
2. \`pulumi refresh --clear-pending-creates\` takes that note away. A \`refresh\` without it leaves a pending create alone, as nobody is there to answer its question.

Should the second come first, the next \`pulumi up\` still finds what was made.
Run \`pulumi up\` before a \`destroy\`: what is not in the state yet is not destroyed.
`;

const debugOutput = `## Pulumi's debug output

\`CISCO_CTR_LOG=debug\` masks every secret. Pulumi's own debug output does **not**: \`--logtostderr -v=9\` and \`PULUMI_DEBUG_GRPC=FILE\` write inputs and config with **passwords in the clear**. Do not use them in a CI job, and do not send their output to anybody.
`;

/** docs/troubleshooting.md */
export function troubleshootingPage(): string {
  return [
    writtenFrom("tools/pages/messages"),
    "# Troubleshooting\n",
    "A message names the resource, the reason, the API request if there was one, and what to do next. Here stands the part of it that is always the same; `…` stands for what differs.\n",
    ...messageGroups.map(({ title, messages }) => `## ${title}\n\n${messageTable(messages)}`),
    "## What Pulumi itself says\n",
    saidTable(pulumiSays),
    pendingOperations,
    debugOutput,
  ].join("\n");
}
