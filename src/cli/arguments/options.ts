/**
 * The grammar of the command line, as data. Both readers of a command line (`plain-arguments.ts` and `grammar.ts`) are
 * configured from here and from nowhere else.
 */

import type { Severity } from '../../lint/finding.ts';
import { CHECK_FORMATS, ROUTES_FORMATS, TRACE_FORMATS } from '../../report/index.ts';
import { NEWEST_STABLE } from '../../route/target.ts';
import { lookUp } from '../../text/look-up.ts';

export type CommandName =
  | 'check'
  | 'fix'
  | 'routes'
  | 'trace'
  | 'generate'
  | 'explain'
  | 'rules'
  | 'init'
  | 'completion';

export interface Command {
  readonly summary: string;
  /** What may follow the command besides options. */
  readonly operands: {
    readonly name: string;
    readonly least: number;
    readonly most: number;
    /** What may follow a first operand that is of another kind. */
    readonly rest?: string;
  };
  /** Values of `--format`, the default first; the first one is for people. */
  readonly formats: readonly string[];
}

export interface Option {
  /** `values`: may be given several times, and each counts. */
  readonly kind: 'flag' | 'value' | 'values';
  readonly help: string;
  readonly commands: readonly CommandName[];
  /** What a value names, where it is something that a shell can complete. */
  readonly takes?: 'file';
  /** For `value`: what may be given; anything where it is left out. */
  readonly choices?: readonly string[];
  /** `--no-NAME` is an option too. */
  readonly negatable?: true;
}

const PATHS = { name: 'paths', least: 0, most: Number.POSITIVE_INFINITY } as const;

export const DEFAULT_COMMAND: CommandName = 'check';

export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  check: {
    summary: 'Say what keeps WebSockets from arriving or from staying open',
    operands: PATHS,
    formats: CHECK_FORMATS,
  },
  fix: { summary: 'Apply the fixes of what is found', operands: PATHS, formats: CHECK_FORMATS },
  routes: {
    summary: 'Show every route with its WebSocket verdict',
    operands: PATHS,
    formats: ROUTES_FORMATS,
  },
  trace: {
    summary: 'Say what happens to one request, step by step',
    operands: { name: 'url', least: 1, most: Number.POSITIVE_INFINITY, rest: 'paths' },
    formats: TRACE_FORMATS,
  },
  generate: {
    summary: 'Write a configuration whose WebSockets work, for an application or an address',
    operands: { name: 'none', least: 0, most: 0 },
    formats: ['pretty', 'json'],
  },
  explain: {
    summary: "Print a rule's page",
    operands: { name: 'rule', least: 1, most: 1 },
    formats: ['pretty'],
  },
  rules: {
    summary: 'List the rules',
    operands: { name: 'none', least: 0, most: 0 },
    formats: ['pretty', 'json'],
  },
  init: {
    summary: 'Set up a repository: configuration file, hook before a commit, workflow',
    operands: { name: 'none', least: 0, most: 0 },
    formats: ['pretty'],
  },
  completion: {
    summary: 'Print the completion script for bash, zsh or fish',
    operands: { name: 'shell', least: 1, most: 1 },
    formats: ['pretty'],
  },
};

export const COMMAND_NAMES = Object.keys(COMMANDS).filter(isCommandName);

const FINDING_COMMANDS = ['check', 'fix'] as const;
const PROJECT_COMMANDS = ['check', 'fix', 'routes'] as const;
const READING_COMMANDS = ['check', 'fix', 'routes', 'trace'] as const;
const VERSIONED_COMMANDS = [...READING_COMMANDS, 'generate'] as const;
/** Those that know the rules of a project's plugins. */
const PLUGIN_COMMANDS = ['check', 'fix', 'explain', 'rules'] as const;
const CONFIGURED_COMMANDS = [...VERSIONED_COMMANDS, 'explain', 'rules'] as const;
const PRINTING_COMMANDS = [...VERSIONED_COMMANDS, 'explain', 'rules'] as const;

export const FAIL_ON: readonly Severity[] = ['error', 'warning', 'info'];

const FURTHER_FORMATS = CHECK_FORMATS.filter((format) => format !== 'pretty' && format !== 'json').join(', ');

/** In the order in which `--help` lists them. */
export const OPTIONS: Readonly<Record<string, Option>> = {
  format: {
    kind: 'value',
    help: `Form of the output: pretty, json; check and fix: ${FURTHER_FORMATS} too, github in GitHub Actions by default; routes: mermaid, svg, html too`,
    commands: PRINTING_COMMANDS,
  },
  report: {
    kind: 'values',
    help: 'Write a further report, as FORMAT=FILE; may be given several times',
    commands: FINDING_COMMANDS,
  },
  statistics: {
    kind: 'flag',
    help: 'Also say how often which rule found something',
    commands: FINDING_COMMANDS,
  },
  'max-findings': {
    kind: 'value',
    help: 'Show so many findings at most, the gravest ones, in pretty and compact (default: all)',
    commands: FINDING_COMMANDS,
  },
  'fail-on': {
    kind: 'value',
    help: 'Least severity that gives exit status 1 (default: warning)',
    commands: FINDING_COMMANDS,
    choices: FAIL_ON,
  },
  'nginx-version': {
    kind: 'value',
    help: `nginx version to judge or write for (default: ${NEWEST_STABLE.nginx}; generate: all in use), or a fork and its version (openresty/1.29.2.3)`,
    commands: VERSIONED_COMMANDS,
  },
  'caddy-version': {
    kind: 'value',
    help: `Caddy version to judge or write for (default: ${NEWEST_STABLE.caddy}; generate: all in use)`,
    commands: VERSIONED_COMMANDS,
  },
  all: {
    kind: 'flag',
    help: 'Also show findings in files that were not named but belong to the same configuration',
    commands: FINDING_COMMANDS,
  },
  'force-exclude': {
    kind: 'flag',
    help: 'Leave out named files that .gitignore or ignore excludes, or that hold no configuration; for hooks',
    commands: FINDING_COMMANDS,
  },
  'error-on-unmatched': {
    kind: 'flag',
    help: 'Fail when a named path is gone or nothing is left to look at (default); hooks say --no-error-on-unmatched',
    commands: FINDING_COMMANDS,
    negatable: true,
  },
  since: {
    kind: 'value',
    help: 'Only files that changed since the common ancestor with this branch, tag or commit, committed or not',
    commands: PROJECT_COMMANDS,
  },
  baseline: {
    kind: 'value',
    takes: 'file',
    help: 'File of findings that are accepted as they are (default: baseline of the configuration file); only what is new is shown, and fixed; --no-baseline for none',
    commands: FINDING_COMMANDS,
    negatable: true,
  },
  'update-baseline': {
    kind: 'flag',
    help: 'Write what is found now into the baseline',
    commands: ['check'],
  },
  'add-suppressions': {
    kind: 'value',
    help: 'Write a comment with this reason above each line with a finding, so that it is accepted',
    commands: ['check'],
  },
  cache: {
    kind: 'flag',
    help: 'Look again only at what changed since the last run with a cache',
    commands: ['check'],
  },
  'cache-location': {
    kind: 'value',
    takes: 'file',
    help: 'File of the cache (default: .proxylint-cache/check.jsonl); implies --cache',
    commands: ['check'],
  },
  jobs: {
    kind: 'value',
    help: 'Threads to work with, or auto: more than one where there is much to read (default: 1)',
    commands: ['check'],
  },
  shard: {
    kind: 'value',
    help: 'Look at part I of N only, as in 1/4; all parts together are the whole',
    commands: ['check'],
  },
  for: {
    kind: 'value',
    help: 'Proxy to write for: nginx, caddy (default: that of the file after --into, else nginx)',
    commands: ['generate'],
    choices: ['nginx', 'caddy'],
  },
  app: {
    kind: 'value',
    help: 'Application to serve, by its name (--list-apps lists them) or by a preset file of your own',
    commands: ['generate'],
  },
  upstream: {
    kind: 'values',
    help: 'Where it answers, as in http://127.0.0.1:3000 or unix:/run/app.sock (default: port of the application on this machine); once for each server',
    commands: ['generate'],
  },
  host: {
    kind: 'values',
    help: 'Name that clients ask for, with a port where it is not the usual one (default: any); may be given several times',
    commands: ['generate'],
  },
  path: {
    kind: 'value',
    help: 'Path below which it is served (default: /)',
    commands: ['generate'],
  },
  'strip-path': {
    kind: 'flag',
    help: 'Take that path off before a request is passed on (default: as the application wants it); --no-strip-path does not',
    commands: ['generate'],
    negatable: true,
  },
  tls: {
    kind: 'value',
    help: 'CERTIFICATE,KEY as paths, acme, or none (default: acme for Caddy with a host, else none)',
    commands: ['generate'],
  },
  'idle-timeout': {
    kind: 'value',
    help: 'Silence that a WebSocket or an event stream survives, as in 90s or 2h (default: 1h, or more where the application asks for it)',
    commands: ['generate'],
  },
  sse: {
    kind: 'flag',
    help: 'Event streams come from it as well: nothing is held back',
    commands: ['generate'],
  },
  affinity: {
    kind: 'flag',
    help: 'Of several servers, a client stays with the one that it reached first',
    commands: ['generate'],
  },
  'trusted-proxy': {
    kind: 'values',
    help: 'Address or network of a proxy in front of this one, which is believed about the client (X-Forwarded-For and -Proto); may be given several times',
    commands: ['generate'],
  },
  only: {
    kind: 'value',
    help: 'How much to write: location (for a server block that is there), server, full (default: server)',
    commands: ['generate'],
    choices: ['location', 'server', 'full'],
  },
  into: {
    kind: 'value',
    takes: 'file',
    help: 'Configuration to insert it into, or a new file to write it to',
    commands: ['generate'],
  },
  'list-apps': {
    kind: 'flag',
    help: 'List the applications that are known',
    commands: ['generate'],
  },
  diff: {
    kind: 'flag',
    help: 'Print what would change as a unified diff; write nothing',
    commands: ['fix', 'generate'],
  },
  'unsafe-fixes': {
    kind: 'flag',
    help: 'Also apply fixes that change what someone may rely on',
    commands: ['fix'],
  },
  yes: { kind: 'flag', help: 'Write everything without asking', commands: ['init'] },
  'dry-run': {
    kind: 'flag',
    help: 'Print what would be written as a unified diff; write nothing',
    commands: ['init'],
  },
  method: { kind: 'value', help: 'Method of the request (default: GET)', commands: ['trace'] },
  header: {
    kind: 'values',
    help: "A header of the request, as 'Name: value'; may be given several times, without a value to leave one out",
    commands: ['trace'],
  },
  client: {
    kind: 'value',
    help: 'Address that the client connects from, for allow and deny',
    commands: ['trace'],
  },
  watch: {
    kind: 'flag',
    help: 'Check again whenever a file changes, until interrupted',
    commands: ['check'],
  },
  'stdin-filename': {
    kind: 'value',
    takes: 'file',
    help: 'Name of the file that the standard input stands for, as when an editor checks what is not saved yet',
    commands: READING_COMMANDS,
  },
  config: {
    kind: 'value',
    takes: 'file',
    help: 'Configuration file to use (default: .proxylint.yml, .yaml or .json, or proxylint in package.json, here or above); --no-config for none',
    commands: CONFIGURED_COMMANDS,
    negatable: true,
  },
  plugins: {
    kind: 'flag',
    help: 'Run the modules that the configuration file names as plugins (the default); --no-plugins does not',
    commands: PLUGIN_COMMANDS,
    negatable: true,
  },
  'show-settings': {
    kind: 'flag',
    help: 'Print the settings in force for the paths, and where each is said; check nothing',
    commands: ['check'],
  },
  quiet: { kind: 'flag', help: 'Print nothing but findings and errors', commands: PRINTING_COMMANDS },
  color: {
    kind: 'flag',
    help: 'Force or forbid colour (default: on a terminal, by NO_COLOR and FORCE_COLOR)',
    commands: PRINTING_COMMANDS,
    negatable: true,
  },
};

/** A command line that was read: which command, on what, with which options. */
export interface Arguments {
  readonly command: CommandName;
  readonly operands: readonly string[];
  /** By name without dashes; `--no-color` is `color: false`. Of an option given twice the last value counts. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[]>>;
}

export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

export function optionNamed(name: string): Option | null {
  return lookUp(OPTIONS, name) ?? null;
}
