/** `man/proxylint.1`, from the grammar's tables: what `--help` says of all commands, in the form that `man` reads. */
import {
  COMMAND_NAMES,
  COMMANDS,
  type CommandName,
  DEFAULT_COMMAND,
  OPTIONS,
  type Option,
} from '../../../src/cli/arguments/options.ts';
import { VERSION } from '../../../src/cli/version.ts';
import { helpOf, placeholderOf } from './options-table.ts';

/** The day of the version. */
const RELEASED = '2026-11-25';

export function manualPage(): string {
  return [
    `.TH PROXYLINT 1 "${RELEASED}" "proxylint ${VERSION}" "User Commands"`,
    '.SH NAME',
    'proxylint \\- find, explain and fix what kills WebSockets behind nginx and Caddy',
    '.SH SYNOPSIS',
    COMMAND_NAMES.map(synopsisOf).join('\n.br\n'),
    '.SH DESCRIPTION',
    'proxylint reads the configuration of a reverse proxy, works out what the proxy will do with a WebSocket handshake,',
    'names the line to blame, and repairs it.',
    'Without paths it looks for nginx and Caddy configurations in the working directory.',
    'The path',
    '.B \\-',
    'is the standard input: a file, or the output of',
    '.BR "nginx \\-T" .',
    '.SH COMMANDS',
    ...COMMAND_NAMES.flatMap((name) => [
      '.TP',
      `.B ${name}`,
      `${sentence(COMMANDS[name].summary)}${note(name)}`,
    ]),
    '.SH OPTIONS',
    ...Object.entries(OPTIONS).flatMap(([name, option]) => optionEntry(name, option)),
    '.TP',
    '.B \\-\\-help',
    'Show the help of a command.',
    '.TP',
    '.B \\-\\-version',
    'Print the version.',
    ...CLOSING,
    '',
  ].join('\n');
}

function synopsisOf(name: CommandName): string {
  const { operands } = COMMANDS[name];
  const shown = name === DEFAULT_COMMAND ? `\\fR[\\fB${name}\\fR]` : `\\fB${name}`;
  const operand =
    operands.most === 0
      ? ''
      : operands.least > 0
        ? ` \\fI${operands.name}`
        : ` \\fR[\\fI${operands.name}\\fR...]`;
  const rest = operands.rest === undefined ? '' : ` \\fR[\\fI${operands.rest}\\fR...]`;
  return `\\fBproxylint ${shown}\\fR [\\fIoptions\\fR]${operand}${rest}\\fR`;
}

function note(name: CommandName): string {
  return name === DEFAULT_COMMAND ? '\nThe default command.' : '';
}

function optionEntry(name: string, option: Option): readonly string[] {
  const value = option.kind === 'flag' ? '' : ` " " "\\fI${placeholderOf(name, option)}\\fP"`;
  const negated = option.negatable ? `, \\-\\-no\\-${escaped(name)}` : '';
  const commands = COMMAND_NAMES.filter((command) => option.commands.includes(command));
  const help =
    name === 'format' ? formats(commands) : sentence(escaped(helpOf(name, option, DEFAULT_COMMAND)));
  return ['.TP', `.BR "\\-\\-${escaped(name)}${negated}"${value}`, help, `(${commands.join(', ')})`];
}

function formats(commands: readonly CommandName[]): string {
  const lists = commands.map((command) => `${command}: ${COMMANDS[command].formats.join(', ')}`);
  return `Form of the output; the first is the default. ${lists.join('; ')}.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A backslash and a hyphen mean something to `man`, and so does a dot or an apostrophe in front of a line. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gm, '\\&');
}

const CLOSING = [
  '.SH EXIT STATUS',
  '.TP',
  '.B 0',
  'Nothing at or above the severity of',
  '.BR \\-\\-fail\\-on .',
  '.TP',
  '.B 1',
  'Findings.',
  '.TP',
  '.B 2',
  'The run itself failed: an unreadable file, a bad option, a mistake in the configuration file, an internal error.',
  '.SH ENVIRONMENT',
  '.TP',
  '.BR NO_COLOR ", " FORCE_COLOR',
  'Forbid and force colour.',
  '.TP',
  '.B GITHUB_ACTIONS',
  'Where it is',
  '.BR true ,',
  'findings are printed as annotations unless a format is asked for.',
  '.SH FILES',
  '.TP',
  '.I .proxylint.yml',
  'What a project says about its proxies and about the rules; also',
  '.IR .proxylint.yaml ,',
  '.IR .proxylint.json ,',
  'and the key',
  '.B proxylint',
  'of',
  '.IR package.json .',
  '.SH EXAMPLES',
  '.TP',
  '.B proxylint',
  'Check what lies below the working directory.',
  '.TP',
  '.B proxylint fix \\-\\-diff /etc/nginx/nginx.conf',
  'Show what would be repaired.',
  '.TP',
  '.B nginx \\-T | proxylint \\-',
  'Check what nginx reads on this machine.',
  '.TP',
  '.B proxylint trace wss://app.example.com/ws nginx.conf',
  'Follow one handshake through the configuration.',
  '.SH SEE ALSO',
  '.BR nginx (8),',
  '.BR caddy (8)',
];
