/** Reads any command line with yargs, and prints the help. Loaded only where `plain-arguments.ts` does not do. */
import yargs from 'yargs';
import {
  type Arguments,
  COMMANDS,
  type CommandName,
  DEFAULT_COMMAND,
  OPTIONS,
  optionNamed,
} from './options.ts';
import { RunFailed } from './run-failed.ts';
import { suggestion } from './suggestion.ts';

export type CommandLine =
  | { readonly kind: 'arguments'; readonly arguments: Arguments }
  | { readonly kind: 'help'; readonly text: string };

const EPILOGUE = `Exit status: 0 nothing at or above --fail-on; 1 findings; 2 the run itself failed.
Without paths, proxylint looks for nginx and Caddy configurations in the working directory.`;

const YARGS_SETTINGS = {
  'camel-case-expansion': false,
  'dot-notation': false,
  'duplicate-arguments-array': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'short-option-groups': false,
};

/** Throws `RunFailed` for a command line that breaks the grammar. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  let command: CommandName = DEFAULT_COMMAND;
  let help = '';
  const parser = yargs()
    .scriptName('proxylint')
    .detectLocale(false)
    .parserConfiguration(YARGS_SETTINGS)
    .usage('Will a WebSocket reach the application through this proxy, and stay open?')
    .epilogue(EPILOGUE)
    .exitProcess(false)
    .wrap(100)
    .version(false)
    .option('version', { type: 'boolean', describe: 'Print the version' })
    .help('help', 'Show this help')
    .alias('help', 'h')
    .fail((message, error) => {
      throw error ?? new RunFailed(message);
    });
  for (const [name, { summary, operands }] of Object.entries(COMMANDS)) {
    const operand = operands.most === 0 ? '' : operands.most === 1 ? ` <${operands.name}>` : ` [${operands.name}..]`;
    const forms = [`${name}${operand}`, ...(name === DEFAULT_COMMAND ? ['$0'] : [])];
    parser.command(
      forms,
      summary,
      (sub) => {
        for (const [option, { kind, help: describe, commands, choices }] of Object.entries(OPTIONS)) {
          if (!commands.includes(name as CommandName)) continue;
          const type = kind === 'flag' ? 'boolean' : 'string';
          sub.option(option, { type, describe, ...(choices && { choices }), requiresArg: kind === 'value' });
        }
      },
      () => {
        command = name as CommandName;
      },
    );
  }
  const parsed = parser.parseSync([...argv], {}, (_error, _argv, output) => {
    help = output;
  });
  if (help !== '') return { kind: 'help', text: help };
  return { kind: 'arguments', arguments: argumentsFrom(parsed, command) };
}

function argumentsFrom(parsed: Readonly<Record<string, unknown>>, command: CommandName): Arguments {
  const options: Record<string, string | boolean> = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (name === '_' || name === '$0' || name === COMMANDS[command].operands.name || value === undefined) continue;
    const option = optionNamed(name);
    if (option === null || !option.commands.includes(command)) throw unknownOption(name, command);
    options[name] = typeof value === 'boolean' ? value : String(value);
  }
  return { command, operands: operandsFrom(parsed, command), options };
}

/** yargs leaves in `_` what follows `--`, and the command where it was written out. */
function operandsFrom(parsed: Readonly<Record<string, unknown>>, command: CommandName): readonly string[] {
  const named = parsed[COMMANDS[command].operands.name];
  const others = Array.isArray(parsed._) ? parsed._.map(String) : [];
  if (others[0] === command) others.shift();
  const operands = [...(Array.isArray(named) ? named : named === undefined ? [] : [named]), ...others].map(String);
  const { least, most } = COMMANDS[command].operands;
  if (operands.length > most) {
    throw new RunFailed(`proxylint ${command} takes ${most === 0 ? 'no arguments' : 'one argument'}, not ${operands.length}`);
  }
  if (operands.length < least) throw new RunFailed(`proxylint ${command} needs an argument`);
  return operands;
}

function unknownOption(name: string, command: CommandName): RunFailed {
  const dashes = name.length === 1 ? '-' : '--';
  const elsewhere = optionNamed(name)?.commands;
  if (elsewhere !== undefined) {
    return new RunFailed(`${dashes}${name} is an option of \`proxylint ${elsewhere.join('`, `proxylint ')}\`, not of \`${command}\``);
  }
  const known = Object.keys(OPTIONS).filter((option) => optionNamed(option)?.commands.includes(command));
  return new RunFailed(`unknown option ${dashes}${name}${suggestion(name, known, dashes)}`);
}
