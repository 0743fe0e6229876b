import type { Argument, Command, Option } from "commander";

/** What may follow on a command line: words, files, or something nobody can guess. */
export interface Values {
  words: string[];
  /** True where several words stand with commas between. */
  list: boolean;
  files: boolean;
}

export interface OptionGrammar {
  /** `--name` and perhaps `-n`. */
  flags: string[];
  description: string;
  /** Absent for an option without a value. */
  values?: Values;
}

export interface CommandGrammar {
  name: string;
  description: string;
  options: OptionGrammar[];
  /** What its first argument may be; absent for a command without arguments. */
  argument?: Values;
}

/** The whole command as completion needs it, read from the definitions that parse it. */
export function grammarOf(program: Command): { name: string; options: OptionGrammar[]; commands: CommandGrammar[] } {
  const commands = program.commands.map(commandGrammar);
  const help = { name: "help", description: "display help for a command", options: [], argument: wordsOf(commands) };
  return { name: program.name(), options: optionsOf(program), commands: [...commands, help] };
}

const wordsOf = (commands: readonly CommandGrammar[]): Values => ({
  ...{ words: commands.map(({ name }) => name), list: false, files: false },
});

function commandGrammar(command: Command): CommandGrammar {
  const [argument] = command.registeredArguments;
  return {
    ...{ name: command.name(), description: command.description(), options: optionsOf(command) },
    ...(argument && { argument: argumentValues(argument) }),
  };
}

function optionsOf(command: Command): OptionGrammar[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .map((option) => ({
      flags: [option.long, option.short].filter((flag) => flag !== undefined),
      description: option.description,
      ...(option.required || option.optional ? { values: optionValues(option) } : {}),
    }));
}

const argumentValues = ({ argChoices = [] }: Argument): Values => ({ words: argChoices, list: false, files: false });

/** What its placeholder says: `<text|json>` are words, `<us,eu>` words of a list, `FILE` and `DIR` in it files. */
function optionValues({ argChoices, flags }: Option): Values {
  const [, placeholder = ""] = /[<[](.*?)(?:\.\.\.)?[>\]]/.exec(flags) ?? [];
  const parts = placeholder.split(/[|,]/);
  const words = parts.filter((part) => /^[a-z][a-z0-9.-]*$/.test(part));
  return {
    words: argChoices ?? (parts.length > 1 ? words : []),
    list: placeholder.includes(","),
    files: parts.some((part) => part === "FILE" || part === "DIR" || part === "PEM"),
  };
}
