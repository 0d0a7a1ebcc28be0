/** Reads any command line with yargs, and prints the help. Loaded only where `plain-arguments.ts` is not enough. */
import yargs, { type Argv } from 'yargs';
import { suggestion } from '../../text/suggestion.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import {
  type Arguments,
  COMMAND_NAMES,
  COMMANDS,
  type CommandName,
  DEFAULT_COMMAND,
  isCommandName,
  OPTIONS,
  optionNamed,
} from './options.ts';

export type CommandLine =
  | { readonly kind: 'arguments'; readonly arguments: Arguments }
  | { readonly kind: 'help'; readonly text: string };

const EPILOGUE = `Exit status: 0 nothing at or above --fail-on; 1 findings; 2 the run itself failed.
Without paths, proxylint looks for nginx and Caddy configurations in the working directory. The path -
is the standard input: a file, or the output of nginx -T, as in \`nginx -T | proxylint -\`.`;

const HELP_WIDTH = 100;

const YARGS_SETTINGS = {
  'camel-case-expansion': false,
  'dot-notation': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'populate--': true,
  'short-option-groups': false,
};

/** For a lone `-`, which yargs loses; no argument of a process holds a NUL. */
const DASH = '\0-';

function withoutDash(argv: readonly string[]): string[] {
  return argv.map((word) => (word === '-' ? DASH : word));
}

function withDash(value: unknown): string {
  return String(value) === DASH ? '-' : String(value);
}

/** Throws `RunFailed` for a command line that breaks the grammar. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  let command: CommandName = DEFAULT_COMMAND;
  let help = '';
  const words = commandFirst(withoutDash(helpOption(argv)));
  const parser = parserOf(words[0] ?? '', (chosen) => {
    command = chosen;
  });
  const parsed = parser.parseSync(words, {}, (_error, _argv, output) => {
    help = output;
  });
  if (help !== '') return { kind: 'help', text: help };
  return { kind: 'arguments', arguments: argumentsFrom(parsed, command) };
}

/** `help` and `help COMMAND`, which many programs have, as the option. */
function helpOption(argv: readonly string[]): readonly string[] {
  const [first, command, ...more] = argv;
  if (first !== 'help' || more.length > 0) return argv;
  if (command === undefined) return ['--help'];
  return isCommandName(command) ? [command, '--help'] : argv;
}

/**
 * With the command in front, written out: before yargs knows the command it does not know the options either, and takes
 * the `fix` of `--quiet fix` for a value. Only the help without a command is that of all commands.
 */
function commandFirst(argv: readonly string[]): string[] {
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') break;
    if (word === '--help' || word === '-h') return [...argv];
    if (word.startsWith('-')) {
      const kind = optionNamed(word.slice(2))?.kind;
      if (kind === 'value' || kind === 'values') at += 1;
    } else if (isCommandName(word)) {
      return [word, ...argv.slice(0, at), ...argv.slice(at + 1)];
    } else break;
  }
  return [DEFAULT_COMMAND, ...argv];
}

function parserOf(first: string, choose: (command: CommandName) => void) {
  const parser = yargs()
    .scriptName('proxylint')
    .detectLocale(false)
    .parserConfiguration(YARGS_SETTINGS)
    .usage('Will a WebSocket reach the application through this proxy, and stay open?')
    .exitProcess(false)
    .wrap(HELP_WIDTH)
    .version(false)
    .option('version', { type: 'boolean', describe: 'Print the version' })
    .help('help', 'Show this help')
    .alias('help', 'h')
    .fail((message, error) => {
      throw error instanceof RunFailed ? error : new RunFailed(inOurWords(message ?? error.message, first));
    });
  for (const name of COMMAND_NAMES) {
    parser.command(
      formsOf(name),
      COMMANDS[name].summary,
      (sub) => void addOptions(sub, name),
      () => choose(name),
    );
  }
  return parser;
}

/** For people who need not know what an option is to a parser. */
function inOurWords(message: string, command: string): string {
  if (!message.startsWith('Not enough non-option arguments') || !isCommandName(command)) return message;
  return `proxylint ${command} needs a ${COMMANDS[command].operands.name}`;
}

function formsOf(name: CommandName): string[] {
  const { operands } = COMMANDS[name];
  const isOne = operands.most === 1 || operands.rest !== undefined;
  const rest = operands.rest === undefined ? '' : ` [${operands.rest}..]`;
  const operand = isOne ? ` <${operands.name}>${rest}` : ` [${operands.name}..]`;
  return [`${name}${operands.most === 0 ? '' : operand}`, ...(name === DEFAULT_COMMAND ? ['$0'] : [])];
}

function addOptions(parser: Argv, command: CommandName): void {
  parser.epilogue(EPILOGUE);
  for (const [name, { kind, help, commands, choices }] of Object.entries(OPTIONS)) {
    if (!commands.includes(command)) continue;
    const type = kind === 'flag' ? 'boolean' : 'string';
    parser.option(name, { type, describe: help, ...(choices && { choices }), requiresArg: kind !== 'flag' });
  }
}

function argumentsFrom(parsed: Readonly<Record<string, unknown>>, command: CommandName): Arguments {
  const options: Record<string, string | boolean | readonly string[]> = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (isNoOption(name, command) || value === undefined) continue;
    const option = optionNamed(name);
    if (option === null || !option.commands.includes(command)) throw unknownOption(name, command);
    if (option.kind === 'values') {
      options[name] = listOf(value);
      continue;
    }
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    options[name] = typeof last === 'boolean' ? last : withDash(last);
  }
  return { command, operands: operandsFrom(parsed, command), options };
}

/** What yargs returns besides options: the command, itself, the operands, and what follows `--`. */
function isNoOption(name: string, command: CommandName): boolean {
  const { operands } = COMMANDS[command];
  return ['_', '$0', '--', operands.name, operands.rest].includes(name);
}

function operandsFrom(parsed: Readonly<Record<string, unknown>>, command: CommandName): readonly string[] {
  const { name, least, most, rest } = COMMANDS[command].operands;
  const beyond = listOf(parsed._).filter((word, place) => place > 0 || word !== command);
  const further = rest === undefined ? [] : listOf(parsed[rest]);
  const operands = [...listOf(parsed[name]), ...further, ...beyond, ...listOf(parsed['--'])];
  if (operands.length > most) {
    const takes = most === 0 ? 'no arguments' : 'one argument';
    const meant = command === 'generate' ? `; an application is named with --app ${operands[0]}` : '';
    throw new RunFailed(`proxylint ${command} takes ${takes}, not ${operands.length}${meant}`);
  }
  if (operands.length < least) throw new RunFailed(`proxylint ${command} needs a ${name}`);
  return operands;
}

function listOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map(withDash) : [withDash(value)];
}

function unknownOption(name: string, command: CommandName): RunFailed {
  const dashes = name.length === 1 ? '-' : '--';
  const elsewhere = optionNamed(name)?.commands;
  if (elsewhere !== undefined) {
    return new RunFailed(
      `${dashes}${name} is an option of \`proxylint ${elsewhere.join('`, `proxylint ')}\`, not of \`${command}\``,
    );
  }
  const known = Object.keys(OPTIONS).filter((option) => optionNamed(option)?.commands.includes(command));
  return new RunFailed(`unknown option ${dashes}${name}${suggestion(name, known, dashes)}`);
}
