/**
 * What can be completed, from the grammar's own tables, in the form that the scripts for the shells need. The scripts hold
 * all words themselves: a program that Node has to start is too slow to be asked at each tab.
 */
import { rules } from '../../../rules/index.ts';
import { COMMAND_NAMES, COMMANDS, type CommandName, OPTIONS } from '../arguments/options.ts';

export interface CompletedOption {
  /** With dashes. */
  readonly name: string;
  /** For people, on one line. */
  readonly help: string;
  readonly value: OptionValue;
}

export type OptionValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'file' }
  /** Anything, of which nothing is known. */
  | { readonly kind: 'free' };

export interface CompletedCommand {
  readonly name: CommandName;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What its operands are: these words, or files. */
  readonly operands:
    | { readonly kind: 'words'; readonly words: readonly string[] }
    | { readonly kind: 'files' };
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

/** Every command with its options, in the order of `--help`. */
export function vocabulary(): readonly CompletedCommand[] {
  return COMMAND_NAMES.map((name) => ({
    name,
    summary: COMMANDS[name].summary,
    options: optionsOf(name),
    operands: operandsOf(name),
  }));
}

function optionsOf(command: CommandName): readonly CompletedOption[] {
  const own = Object.entries(OPTIONS)
    .filter(([, { commands }]) => commands.includes(command))
    .flatMap(([name, option]): readonly CompletedOption[] => {
      const completed = { name: `--${name}`, help: option.help, value: valueForm(name, command) };
      return option.negatable ? [completed, { ...completed, name: `--no-${name}` }] : [completed];
    });
  return [...own, { name: '--help', help: 'Show the help', value: { kind: 'none' } }];
}

function valueForm(name: string, command: CommandName): OptionValue {
  const option = OPTIONS[name];
  if (option === undefined || option.kind === 'flag') return { kind: 'none' };
  if (name === 'format') return { kind: 'words', words: COMMANDS[command].formats };
  if (option.choices !== undefined) return { kind: 'words', words: option.choices };
  return option.takes === 'file' ? { kind: 'file' } : { kind: 'free' };
}

function operandsOf(command: CommandName): CompletedCommand['operands'] {
  switch (COMMANDS[command].operands.name) {
    case 'rule':
      return { kind: 'words', words: rules.map(({ id }) => id) };
    case 'shell':
      return { kind: 'words', words: SHELLS };
    case 'none':
      return { kind: 'words', words: [] };
    default:
      return { kind: 'files' };
  }
}
