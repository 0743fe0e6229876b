import type { grammarOf, OptionGrammar, Values } from "./grammar";

type Grammar = ReturnType<typeof grammarOf>;

/** A script for bash 3.2 and later, which macOS has. */
export function bashScript({ name, options, commands }: Grammar): string {
  const own = `_${name.replaceAll("-", "_")}`;
  const flagsOf = (some: readonly OptionGrammar[]): string => some.flatMap(({ flags }) => flags).join(" ");
  const values = commands.flatMap((command) =>
    command.options.flatMap(({ flags, values }) => {
      const patterns = flags.map((flag) => `"${command.name} ${flag}"`).join(" | ");
      return values ? [`        ${patterns}) ${reply(own, values)}return ;;`] : [];
    }),
  );
  const words = commands.map(
    ({ name: command, options: its, argument }) =>
      `        ${command}) if [[ $cur == -* ]]; then ${own}_words "${flagsOf(its)}"; else ${argument ? reply(own, argument) : ""}:; fi ;;`,
  );
  return `# bash completion for ${name}, made by: ${name} completion bash
${own}_words() {
    COMPREPLY=($(compgen -W "$1" -- "$cur"))
}
${own}_list() {
    local before="" word
    [[ $cur == *,* ]] && before="\${cur%,*},"
    cur="\${cur##*,}"
    ${own}_words "$1"
    for word in "\${!COMPREPLY[@]}"; do COMPREPLY[word]="$before\${COMPREPLY[word]}"; done
}
${own}_files() {
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$cur"))
    compopt -o filenames 2>/dev/null
}
${own}() {
    local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD - 1]}" command="" index
    COMPREPLY=()
    # --option=value comes as three words.
    if [[ $cur == "=" ]]; then cur=""; elif [[ $prev == "=" ]]; then prev="\${COMP_WORDS[COMP_CWORD - 2]}"; fi
    for ((index = 1; index < COMP_CWORD; index++)); do
        case "\${COMP_WORDS[index]}" in
        --) COMPREPLY=($(compgen -c -- "$cur")); return ;;
        ${commands.map((each) => each.name).join(" | ")}) command="\${command:-\${COMP_WORDS[index]}}" ;;
        esac
    done
    case "$command $prev" in
${values.join("\n")}
    esac
    case "$command" in
${words.join("\n")}
        *) ${own}_words "${[...commands.map((each) => each.name), flagsOf(options)].join(" ")}" ;;
    esac
}
complete -F ${own} ${name}
`;
}

function reply(own: string, { words, list, files }: Values): string {
  const known = words.length > 0 ? `${own}_${list ? "list" : "words"} "${words.join(" ")}"; ` : "";
  return `${known}${files ? `${own}_files; ` : ""}`;
}
