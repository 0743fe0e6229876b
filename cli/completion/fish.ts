import type { grammarOf, OptionGrammar, Values } from "./grammar";

type Grammar = ReturnType<typeof grammarOf>;

/** Rules for fish's own completion. */
export function fishScript({ name, options, commands }: Grammar): string {
  const rule = (...words: string[]): string => ["complete", "-c", name, ...words].join(" ");
  const first = "-n __fish_use_subcommand";
  const lines = [
    ...commands.map((command) => rule(first, "-a", command.name, "-d", quoted(command.description))),
    ...options.map((option) => rule(first, ...optionWords(option))),
    ...commands.flatMap((command) => {
      const within = `-n ${quoted(`__fish_seen_subcommand_from ${command.name}`)}`;
      return [
        ...command.options.map((option) => rule(within, ...optionWords(option))),
        ...(command.argument ? argumentWords(command.argument).map((words) => rule(within, words)) : []),
      ];
    }),
  ];
  return `# fish completion for ${name}, made by: ${name} completion fish
${rule("-f")}
${lines.join("\n")}
`;
}

function optionWords({ flags, description, values }: OptionGrammar): string[] {
  const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  return [...names, ...(values ? valueWords(values) : []), "-d", quoted(description)];
}

const valueWords = ({ words, list, files }: Values): string[] => [
  files ? "-r -F" : "-x",
  ...(words.length > 0 ? ["-a", list ? quoted(`(__fish_append , ${words.join(" ")})`) : quoted(words.join(" "))] : []),
];

const argumentWords = ({ words, files }: Values): string[] => [
  ...(words.length > 0 ? [`-a ${quoted(words.join(" "))}`] : []),
  ...(files ? ["-F"] : []),
];

/** fish knows two escapes within single quotes. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;
