/** The command lines that a step stands for. */
import { OPTIONS, type Option, optionNamed } from '../cli/arguments/options.ts';
import { suggestion } from '../text/suggestion.ts';
import { RunFailed } from '../workspace/run-failed.ts';
import type { Inputs } from './inputs.ts';

/**
 * Options that may stand in the input `args`. All others have an input of their own, are decided by the Action, or write
 * into the checkout, which is not for a step to do.
 */
export const ALLOWED: ReadonlySet<string> = new Set([
  'cache',
  'cache-location',
  'color',
  'force-exclude',
  'jobs',
  'max-findings',
  'no-baseline',
  'no-config',
  'no-error-on-unmatched',
  'quiet',
  'shard',
  'statistics',
]);

/** What the event decides. */
export interface Circumstances {
  /** The commit since which files must have changed; null for all files. */
  readonly since: string | null;
  readonly mayRunPlugins: boolean;
}

/** The arguments of `proxylint check`. */
export function checkArguments(inputs: Inputs, circumstances: Circumstances): readonly string[] {
  const { sarif, reports, args } = inputs;
  for (const argument of args) assertAllowed(argument);
  return [
    'check',
    '--format=pretty',
    ...sharedOptions(inputs, circumstances),
    ...(sarif === null ? [] : [`--report=sarif=${sarif}`]),
    ...reports.map((report) => `--report=${report}`),
    ...args,
    ...operands(inputs),
  ];
}

/** The arguments of `proxylint fix` that write nothing, for the same files. */
export function suggestArguments(inputs: Inputs, circumstances: Circumstances): readonly string[] {
  return [
    'fix',
    '--diff',
    '--quiet',
    ...(inputs.unsafeFixes ? ['--unsafe-fixes'] : []),
    ...sharedOptions(inputs, circumstances),
    ...inputs.args.filter((argument) => optionOf(argument)?.commands.includes('fix')),
    ...operands(inputs),
  ];
}

function sharedOptions(inputs: Inputs, { since, mayRunPlugins }: Circumstances): readonly string[] {
  const failOn = inputs.failOn === 'never' ? 'error' : inputs.failOn;
  const values = {
    config: inputs.config,
    'fail-on': failOn,
    'nginx-version': inputs.nginxVersion,
    'caddy-version': inputs.caddyVersion,
    baseline: inputs.baseline,
    since,
  };
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [`--${name}=${value}`],
  );
  return [...given, ...(mayRunPlugins ? [] : ['--no-plugins']), ...(inputs.all ? ['--all'] : [])];
}

/** After `--`, which costs loading the parser of all command lines, only where one could be taken for an option. */
function operands({ paths }: Inputs): readonly string[] {
  return paths.some((path) => path.startsWith('-')) ? ['--', ...paths] : paths;
}

function assertAllowed(argument: string): void {
  const name = nameOf(argument);
  if (!argument.startsWith('--') || argument === '--') {
    throw new RunFailed(
      `the input args takes options such as --statistics or --jobs=2, one a line, not '${argument}'; files and directories belong into the input paths`,
    );
  }
  const positive = name.replace(/^no-/, '');
  if (ALLOWED.has(name) || (ALLOWED.has(positive) && optionNamed(positive)?.negatable === true)) return;
  const reason = Object.hasOwn(OPTIONS, name)
    ? `the input args does not take --${name}: use the input of that name, or a step with the command line`
    : /\s/.test(name)
      ? `the input args takes one option a line, not '${argument}'`
      : `the input args holds an unknown option --${name}${suggestion(name, [...ALLOWED], '--')}`;
  throw new RunFailed(reason);
}

/** That of `--no-config` is `config`. */
function optionOf(argument: string): Option | null {
  const name = nameOf(argument);
  return optionNamed(name) ?? optionNamed(name.replace(/^no-/, ''));
}

function nameOf(argument: string): string {
  return argument.replace(/^--/, '').replace(/=.*$/s, '');
}
