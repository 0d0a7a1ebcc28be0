/** What `--help` says about the options of a command, for its page: between two marks, made anew by `UPDATE_DOCS=1`. */
import { COMMANDS, type CommandName, OPTIONS, type Option } from '../../../src/cli/arguments/options.ts';

const BEGIN = '<!-- options: made from src/cli/arguments/options.ts -->';
const END = '<!-- /options -->';

/** The page with the table as it should be; null where the marks are missing. */
export function withOptionsTable(page: string, command: CommandName): string | null {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin === -1 || end < begin) return null;
  return `${page.slice(0, begin + BEGIN.length)}\n\n${optionsTable(command)}\n${page.slice(end)}`;
}

function optionsTable(command: CommandName): string {
  const rows = Object.entries(OPTIONS)
    .filter(([, { commands }]) => commands.includes(command))
    .map(([name, option]) => `| ${cell(formOf(name, option))} | ${cell(helpOf(name, option, command))} |`);
  return ['| option | |', '|---|---|', ...rows, ''].join('\n');
}

/** `--name VALUE`, as it is written. */
export function formOf(name: string, option: Option): string {
  return `\`--${option.negatable ? '[no-]' : ''}${name}${option.kind === 'flag' ? '' : ` ${placeholderOf(name, option)}`}\``;
}

export function placeholderOf(name: string, option: Option): string {
  if (option.takes === 'file') return 'FILE';
  if (option.choices !== undefined) return option.choices.join('|');
  return name.slice(name.lastIndexOf('-') + 1).toUpperCase();
}

export function helpOf(name: string, option: Option, command: CommandName): string {
  if (name === 'format') {
    const { formats } = COMMANDS[command];
    return `Form of the output: ${formats.join(', ')} (default: ${formats[0]})`;
  }
  return option.help;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
