/**
 * Imitates the runner of GitHub Actions as far as a step sees it: environment, event payload, files for outputs and summary,
 * and how it reads them and the log (github.com/actions/runner, ActionCommand.cs, ActionCommandManager.cs and
 * FileCommandManager.cs).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { runAction } from '../../src/action/main.ts';
import { directoryWith } from '../scratch/folder.ts';
import { git } from '../scratch/git.ts';

export const PROJECT = join(import.meta.dirname, '../..');

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

export interface StepResult {
  readonly status: number | null;
  /** Everything that the step printed. */
  readonly log: string;
  /** What people see of it: all that is no command. */
  readonly text: string;
  readonly commands: readonly Command[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface StepOptions {
  readonly event?: string;
  readonly payload?: unknown;
  readonly ref?: string;
  /** Replaces variables, or takes them away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The entry point to run as a process of its own; without it, the sources run in this one. */
  readonly entry?: string;
}

export interface ActionMetadata {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

export function actionMetadata(): ActionMetadata {
  // A test of its own holds the file to GitHub's schema.
  return load(readFileSync(join(PROJECT, 'action.yml'), 'utf8')) as ActionMetadata;
}

/** Runs a step in a workspace that is there. */
export async function runStepIn(
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
  options: StepOptions = {},
): Promise<StepResult> {
  const files = directoryWith({
    'event.json': JSON.stringify(options.payload ?? {}),
    output: '',
    summary: '',
  });
  mkdirSync(join(files, 'temp'));
  const env = Object.fromEntries(
    Object.entries({
      ...environment(workspace, files, options),
      ...inputVariables(inputs),
      ...options.env,
    }).filter(([, value]) => value !== undefined),
  );
  const { status, log } = await runEntry(workspace, env, options.entry);
  return {
    status,
    log,
    ...readLog(log),
    outputs: readOutputs(readFileSync(join(files, 'output'), 'utf8')),
    summary: readFileSync(join(files, 'summary'), 'utf8'),
  };
}

function environment(
  workspace: string,
  files: string,
  { event = 'workflow_dispatch', ref = 'refs/heads/main' }: StepOptions,
): Readonly<Record<string, string | undefined>> {
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: files,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: join(files, 'event.json'),
    GITHUB_OUTPUT: join(files, 'output'),
    GITHUB_REF: ref,
    GITHUB_REPOSITORY: 'owner/name',
    GITHUB_SHA: headOf(workspace),
    GITHUB_STEP_SUMMARY: join(files, 'summary'),
    GITHUB_WORKSPACE: workspace,
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: join(files, 'temp'),
  };
}

function headOf(workspace: string): string {
  try {
    return git(workspace, 'rev-parse', 'HEAD');
  } catch {
    return '0'.repeat(40);
  }
}

/** The runner hands over every input that action.yml declares, and those that a workflow gives besides. */
function inputVariables(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const declared = Object.entries(actionMetadata().inputs).map(([name, input]) => [
    name,
    input.default ?? '',
  ]);
  return Object.fromEntries(
    Object.entries({ ...Object.fromEntries(declared), ...given }).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      String(value),
    ]),
  );
}

async function runEntry(
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  entry: string | undefined,
): Promise<{ readonly status: number | null; readonly log: string }> {
  if (entry === undefined) {
    const chunks: Buffer[] = [];
    const output = { write: (chunk: string | Uint8Array) => void chunks.push(Buffer.from(chunk)) };
    const status = await runAction({ env, cwd, output });
    return { status, log: Buffer.concat(chunks).toString('utf8') };
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry], {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 2 ** 28,
  });
  return { status, log: stdout + stderr };
}

const REGISTERED = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

/** What the runner makes of the lines of a log. */
export function readLog(log: string): { readonly text: string; readonly commands: readonly Command[] } {
  const commands: Command[] = [];
  const text: string[] = [];
  let stopToken: string | null = null;
  for (const line of log.split(/\r\n|\n|\r/)) {
    const known: ReadonlySet<string> = stopToken === null ? REGISTERED : new Set([...REGISTERED, stopToken]);
    const command: Command | null = readColonCommand(line, known) ?? readHashCommand(line, known);
    if (command === null) text.push(line);
    else if (stopToken !== null) {
      if (command.name === stopToken) stopToken = null;
      else text.push(line);
    } else if (command.name === 'stop-commands') stopToken = command.message;
    else commands.push(command);
  }
  if (stopToken !== null) throw new Error('the step ends with commands stopped');
  return { text: text.join('\n'), commands };
}

/** `::name a=b,c=d::message`, after any white space. */
function readColonCommand(line: string, known: ReadonlySet<string>): Command | null {
  const trimmed = line.trimStart();
  const end = trimmed.startsWith('::') ? trimmed.indexOf('::', 2) : -1;
  if (end === -1) return null;
  return commandFrom(trimmed.slice(2, end), ',', trimmed.slice(end + 2), known);
}

/** `##[name a=b;c=d]message`, anywhere in a line. */
function readHashCommand(line: string, known: ReadonlySet<string>): Command | null {
  const start = line.indexOf('##[');
  const end = start === -1 ? -1 : line.indexOf(']', start);
  if (end === -1) return null;
  return commandFrom(line.slice(start + 3, end), ';', line.slice(end + 1), known);
}

function commandFrom(
  head: string,
  separator: string,
  message: string,
  known: ReadonlySet<string>,
): Command | null {
  const [name = '', ...rest] = head.split(' ');
  if (!known.has(name)) return null;
  const properties = rest
    .join(' ')
    .split(separator)
    .map((pair) => pair.trim().split(/=(.*)/s))
    .filter(([key, value]) => key && value !== undefined)
    .map(([key = '', value = '']) => [key, decoded(value, true)]);
  return { name, properties: Object.fromEntries(properties), message: decoded(message, false) };
}

function decoded(text: string, isProperty: boolean): string {
  const data = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  const whole = isProperty ? data.replaceAll('%3A', ':').replaceAll('%2C', ',') : data;
  return whole.replaceAll('%25', '%');
}

/** The file of outputs: `name=value`, or `name<<DELIMITER`, lines, and the delimiter. */
export function readOutputs(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const heredoc = /^([^=]*?)<<(.+)$/s.exec(line);
    if (heredoc === null) {
      const equals = line.indexOf('=');
      if (equals < 1) throw new Error(`Invalid format '${line}'`);
      outputs[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    const [, name = '', delimiter = ''] = heredoc;
    const end = lines.indexOf(delimiter, at + 1);
    if (end === -1) throw new Error(`Matching delimiter not found '${delimiter}'`);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}

/** The payload that GitHub writes for a pull request, as far as anyone reads it. */
export function pullRequest(base: string): unknown {
  return {
    action: 'synchronize',
    number: 7,
    pull_request: { number: 7, base: { ref: 'main', sha: base }, head: { ref: 'topic' } },
    repository: { default_branch: 'main' },
  };
}
