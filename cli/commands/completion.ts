import { Argument, Command } from "commander";
import type * as bash from "../completion/bash";
import type * as fish from "../completion/fish";
import type * as grammar from "../completion/grammar";
import type * as zsh from "../completion/zsh";

const shells = ["bash", "zsh", "fish"] as const;

type Shell = (typeof shells)[number];

function scriptFor(shell: Shell, program: Command): string {
  const { grammarOf } = require("../completion/grammar") as typeof grammar;
  const whole = grammarOf(program);
  switch (shell) {
    case "bash":
      return (require("../completion/bash") as typeof bash).bashScript(whole);
    case "zsh":
      return (require("../completion/zsh") as typeof zsh).zshScript(whole);
    case "fish":
      return (require("../completion/fish") as typeof fish).fishScript(whole);
  }
}

const examples = `
Examples:
  $ cisco-ctr completion bash > ~/.local/share/bash-completion/completions/cisco-ctr
  $ source <(cisco-ctr completion bash)                            in this shell only; in ~/.bashrc without the package bash-completion
  $ cisco-ctr completion zsh > "\${fpath[1]}/_cisco-ctr"             then begin a new shell
  $ cisco-ctr completion fish > ~/.config/fish/completions/cisco-ctr.fish

It completes commands, options and their values for the word cisco-ctr. Where the command is that of a project, say first:
  $ alias cisco-ctr='npx --no cisco-ctr'`;

/** `cisco-ctr completion`: the rest of the line at the press of a key. */
export function completionCommand(): Command {
  return new Command("completion")
    .description("print what a shell needs to complete commands, options and values")
    .addArgument(new Argument("<shell>", "which shell").choices(shells))
    .addHelpText("after", examples)
    .action((shell: Shell, _: object, command: Command) => {
      process.stdout.write(scriptFor(shell, command.parent ?? command));
    });
}
