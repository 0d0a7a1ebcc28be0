/**
 * Reads the plainest command lines, which are nearly all: known options, written out, and ordinary paths. Anything else
 * is left to yargs (`grammar.ts`), whose loading costs about a quarter of a start of Node (`npm run bench`); a test
 * holds that both read alike what is read here.
 */
import { type Arguments, COMMANDS, DEFAULT_COMMAND, isCommandName, optionNamed } from './options.ts';

/** Nothing that yargs could read as an option, a quoted word or a truth value. */
const PLAIN_WORD = /^(?:(?!(?:true|false|help)$)[\w./][\w./@+,:~-]*|-)$/;
const PLAIN_OPTION = /^--([a-z-]+)(?:=(.*))?$/;

/** The arguments, or null when they are not plain. */
export function readPlainArguments(argv: readonly string[]): Arguments | null {
  const words: string[] = [];
  const options: Record<string, string | boolean> = {};
  const rest = argv.values();
  for (const word of rest) {
    if (word === '--') break;
    if (PLAIN_WORD.test(word)) {
      words.push(word);
      continue;
    }
    const [, name, inline] = PLAIN_OPTION.exec(word) ?? [];
    if (name === undefined) return null;
    const read = readOption(name, inline, () => rest.next().value);
    if (read === null) return null;
    options[read.name] = read.value;
  }
  const [first = ''] = words;
  const command = isCommandName(first) ? first : DEFAULT_COMMAND;
  const before = isCommandName(first) ? words.slice(1) : words;
  // What follows `--` is an operand, whatever it looks like: a hook names files that way.
  const operands = [...before, ...rest];
  const { least, most } = COMMANDS[command].operands;
  if (before.length < least || operands.length > most) return null;
  const allowed = Object.keys(options).every((name) => optionNamed(name)?.commands.includes(command));
  return allowed ? { command, operands, options } : null;
}

function readOption(
  name: string,
  inline: string | undefined,
  next: () => string | undefined,
): { readonly name: string; readonly value: string | boolean } | null {
  const option = optionNamed(name);
  if (option === null) {
    const positive = name.startsWith('no-') ? name.slice(3) : '';
    return inline === undefined && optionNamed(positive)?.negatable ? { name: positive, value: false } : null;
  }
  if (option.kind === 'values') return null;
  if (option.kind === 'flag') return inline === undefined ? { name, value: true } : null;
  const value = inline ?? next() ?? '';
  return PLAIN_WORD.test(value) ? { name, value } : null;
}
