/** The inputs of the Action: which there are, and what was given. action.yml says the same to GitHub; a test compares. */
import { FAIL_ON } from '../cli/arguments/options.ts';
import type { Severity } from '../lint/finding.ts';
import { escapeControls } from '../report/escape.ts';
import { suggestion } from '../text/suggestion.ts';
import type { Environment } from './runner-files.ts';

export interface Input {
  /** `lines`: several values, one a line. */
  readonly kind: 'text' | 'lines' | 'flag' | 'choice';
  /** What counts where nothing was given: the `default` in action.yml. */
  readonly fallback: string;
  readonly choices?: readonly string[];
}

const text: Input = { kind: 'text', fallback: '' };
const lines: Input = { kind: 'lines', fallback: '' };
const off: Input = { kind: 'flag', fallback: 'false' };
const on: Input = { kind: 'flag', fallback: 'true' };

/** In the order of action.yml. */
export const INPUTS = {
  paths: lines,
  'working-directory': text,
  config: text,
  'fail-on': { kind: 'choice', fallback: '', choices: [...FAIL_ON, 'never'] },
  'changed-only': { kind: 'choice', fallback: 'auto', choices: ['auto', 'true', 'false'] },
  baseline: text,
  all: off,
  'nginx-version': text,
  'caddy-version': text,
  annotations: on,
  summary: on,
  sarif: text,
  report: lines,
  fix: { kind: 'choice', fallback: 'none', choices: ['none', 'suggest'] },
  'unsafe-fixes': off,
  'allow-plugins': { kind: 'choice', fallback: 'auto', choices: ['auto', 'true', 'false'] },
  args: lines,
} as const satisfies Readonly<Record<string, Input>>;

export type InputName = keyof typeof INPUTS;

/** `auto`: the event decides. */
export type Decision = 'auto' | 'always' | 'never';

export interface Inputs {
  readonly paths: readonly string[];
  readonly workingDirectory: string;
  readonly config: string | null;
  /** Null leaves it to the configuration file. */
  readonly failOn: Severity | 'never' | null;
  readonly changedOnly: Decision;
  readonly baseline: string | null;
  readonly all: boolean;
  readonly nginxVersion: string | null;
  readonly caddyVersion: string | null;
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly sarif: string | null;
  /** Each as `format=file`. */
  readonly reports: readonly string[];
  readonly suggestFixes: boolean;
  readonly unsafeFixes: boolean;
  readonly allowPlugins: Decision;
  /** Further options of the command line. */
  readonly args: readonly string[];
}

export type ReadInputs =
  | { readonly kind: 'inputs'; readonly inputs: Inputs }
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

const PREFIX = 'INPUT_';
const NAMES = Object.keys(INPUTS).filter(isInputName);

function isInputName(name: string): name is InputName {
  return Object.hasOwn(INPUTS, name);
}

/** The variable by which the runner hands an input over. */
export function variableOf(name: string): string {
  return PREFIX + name.replaceAll(' ', '_').toUpperCase();
}

export function readInputs(env: Environment): ReadInputs {
  const problems = unknownInputs(env);
  const value = (name: InputName): string => {
    const given = env[variableOf(name)]?.trim() ?? '';
    return given === '' ? INPUTS[name].fallback : given;
  };
  const optional = (name: InputName): string | null => value(name) || null;
  const list = (name: InputName): readonly string[] =>
    value(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const choice = (name: InputName): string => {
    const input: Input = INPUTS[name];
    const chosen = value(name);
    const choices = input.choices ?? [];
    if (chosen !== '' && !choices.includes(chosen)) problems.push(badValue(name, chosen, choices));
    return chosen;
  };
  const flag = (name: InputName): boolean => {
    const chosen = value(name);
    if (!/^(?:true|false|True|False|TRUE|FALSE)$/.test(chosen)) {
      problems.push(badValue(name, chosen, ['true', 'false']));
    }
    return chosen.toLowerCase() === 'true';
  };
  const failOn = choice('fail-on');
  const decision = (name: InputName): Decision => {
    const chosen = choice(name);
    return chosen === 'true' ? 'always' : chosen === 'false' ? 'never' : 'auto';
  };
  const inputs: Inputs = {
    paths: list('paths'),
    workingDirectory: value('working-directory'),
    config: optional('config'),
    failOn: failOn === 'never' ? 'never' : (FAIL_ON.find((severity) => severity === failOn) ?? null),
    changedOnly: decision('changed-only'),
    baseline: optional('baseline'),
    all: flag('all'),
    nginxVersion: optional('nginx-version'),
    caddyVersion: optional('caddy-version'),
    annotations: flag('annotations'),
    summary: flag('summary'),
    sarif: optional('sarif'),
    reports: list('report'),
    suggestFixes: choice('fix') === 'suggest',
    unsafeFixes: flag('unsafe-fixes'),
    allowPlugins: decision('allow-plugins'),
    args: list('args'),
  };
  if (inputs.unsafeFixes && !inputs.suggestFixes) {
    problems.push('the input unsafe-fixes has no effect without `fix: suggest`');
  }
  problems.push(...pathProblems(inputs.paths));
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'inputs', inputs };
}

/** The runner only warns about an input that does not exist, and the step would then do something else than was asked. */
function unknownInputs(env: Environment): string[] {
  const known = new Set(NAMES.map(variableOf));
  return Object.keys(env)
    .filter((variable) => variable.toUpperCase().startsWith(PREFIX) && !known.has(variable.toUpperCase()))
    .map((variable) => {
      const name = variable.slice(PREFIX.length).toLowerCase();
      return `there is no input ${escapeControls(name)}${suggestion(name, NAMES)} (a variable ${escapeControls(variable)} of your own must not reach this step)`;
    });
}

function badValue(name: InputName, value: string, choices: readonly string[]): string {
  return `the input ${name} takes ${choices.join(', ')}, not '${escapeControls(value)}'${suggestion(value, choices)}`;
}

function pathProblems(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    if (path === '-') return ['the input paths takes files and directories: a step has no standard input'];
    if (!/[*?]/.test(path)) return [];
    return [
      `the input paths takes files and directories, one a line, and no patterns such as '${escapeControls(path)}': of a directory, the configurations in it are found`,
    ];
  });
}
