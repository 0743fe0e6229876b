import { shellWord } from "../shell-word";
import type { CommandGrammar, grammarOf, OptionGrammar, Values } from "./grammar";

type Grammar = ReturnType<typeof grammarOf>;

/** A function for zsh's own completion. */
export function zshScript({ name, options, commands }: Grammar): string {
  return `#compdef ${name}
# zsh completion for ${name}, made by: ${name} completion zsh
_${name}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${options.flatMap(optionSpecs).join(" ")} '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands
      commands=(
${commands.map((command) => `        ${shellWord(`${command.name}:${command.description}`)}`).join("\n")}
      )
      _describe command commands
      ;;
    rest)
      case $words[1] in
${commands.map(branch).join("\n")}
      esac
      ;;
  esac
}
if [ "$funcstack[1]" = "_${name}" ]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function branch({ name, options, argument }: CommandGrammar): string {
  const specs = [...options.flatMap(optionSpecs), ...(argument ? [shellWord(`*: :${action(argument)}`)] : [])];
  return `        ${name}) _arguments ${specs.join(" ")} ;;`;
}

const optionSpecs = ({ flags, description, values }: OptionGrammar): string[] =>
  flags.map((flag) => {
    const value = values ? `: :${action(values)}` : "";
    const assigned = values && flag.startsWith("--") ? "=" : "";
    return shellWord(`*${flag}${assigned}[${description.replace(/[\\[\]:]/g, "\\$&")}]${value}`);
  });

function action({ words, list, files }: Values): string {
  if (files) return words.length > 0 ? `{_alternative "words\\: \\:(${words.join(" ")})" "files\\: \\:_files"}` : "_files";
  if (words.length === 0) return " ";
  return list ? `_sequence compadd - ${words.join(" ")}` : `(${words.join(" ")})`;
}
