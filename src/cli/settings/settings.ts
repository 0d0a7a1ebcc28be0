/**
 * What the options of a command line mean, checked and with their defaults, and together with the project's configuration
 * file. Options win.
 */
import type { Severity } from '../../lint/finding.ts';
import { defaultSettingsFor, type SettingsFor } from '../../lint/gather.ts';
import type { Rule } from '../../lint/rule.ts';
import type { Shard } from '../../lint/shard.ts';
import {
  CHECK_FORMATS,
  type CheckFormat,
  ROUTES_FORMATS,
  type RoutesFormat,
  TRACE_FORMATS,
  type TraceFormat,
} from '../../report/index.ts';
import type { HeaderField } from '../../route/client-request.ts';
import { type NginxTarget, readNginxTarget } from '../../route/nginx-target.ts';
import { premisesFor } from '../../route/premises.ts';
import { isVersion, NEWEST_STABLE } from '../../route/target.ts';
import { directoryOf } from '../../settings/places.ts';
import type { GivenTargets, ProjectSettings } from '../../settings/project-settings.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import { acceptingOptions, type BaselineOption, baselineOption } from '../arguments/accepting-options.ts';
import { choice, type Value } from '../arguments/choice.ts';
import { type Arguments, COMMAND_NAMES, COMMANDS, type CommandName, FAIL_ON } from '../arguments/options.ts';
import { maxFindings, type ReportFile, reportFiles } from '../arguments/report-options.ts';
import { clientAddress, headers, method } from '../arguments/request-options.ts';
import { type CacheChoice, cacheOf, jobs, shard } from '../arguments/run-options.ts';
import type { InputSettings } from '../inputs/inputs.ts';
import { hasLinks } from '../output/terminal-links.ts';
import type { Surroundings } from '../surroundings.ts';
import type { ConfigOption } from './configuration-file.ts';

export const DEFAULT_FAIL_ON: Severity = 'warning';

export interface NamingRules {
  /** Named files that are none of the project's configurations are left out, as if they had not been named. */
  readonly forceExclude: boolean;
  /** A path that is gone is a problem, and so is a run with nothing to look at. */
  readonly errorOnUnmatched: boolean;
}

export interface Settings {
  /** One of the command's formats. */
  readonly format: string;
  /** GitHub Actions chose the format: people want to read the findings in the job's log as well. */
  readonly isFormatChosenByActions: boolean;
  /** Further reports, each into a file. */
  readonly reports: readonly ReportFile[];
  readonly statistics: boolean;
  /** Null: all of them. */
  readonly maxFindings: number | null;
  readonly failOn: Severity;
  /** Null where no option says, so that the configuration file may. */
  readonly given: GivenTargets & {
    readonly failOn: Severity | null;
    readonly baseline: BaselineOption;
  };
  readonly config: ConfigOption;
  readonly showSettings: boolean;
  /** What the configuration file says; null where there is none. */
  readonly project: ProjectSettings | null;
  /** What configurations are read with. */
  readonly inputs: InputSettings;
  /** What is said of each file. */
  readonly settingsFor: SettingsFor;
  /** Whether the modules that the configuration file names as plugins are run. */
  readonly plugins: boolean;
  /** The rules that they bring. */
  readonly ownRules: readonly Rule[];
  readonly all: boolean;
  /** How the files of a command line are taken: a person names what is meant, a hook what has changed. */
  readonly naming: NamingRules;
  /** The commit since which files must have changed to be asked about; null where all are. */
  readonly since: string | null;
  /** Absolute path of the file with the findings that are accepted; null where there is none. */
  readonly baseline: string | null;
  readonly updateBaseline: boolean;
  /** The reason in the comments that are to be written; null where none are. */
  readonly addSuppressions: string | null;
  readonly diff: boolean;
  /** Where findings are kept for the next run; null where they are not. */
  readonly cache: CacheChoice | null;
  /** How many threads judge. */
  readonly jobs: number | 'auto';
  /** The part of the roots that this run looks at; null for all. */
  readonly shard: Shard | null;
  readonly unsafeFixes: boolean;
  /** Of `init`: agreed to all that it would ask. */
  readonly yes: boolean;
  readonly dryRun: boolean;
  /** The request of `trace`. */
  readonly method: string;
  readonly headers: readonly HeaderField[];
  readonly clientAddress: string | null;
  readonly watch: boolean;
  /** The name under which the standard input is seen; null where it has none. */
  readonly stdinFilename: string | null;
  readonly quiet: boolean;
  readonly color: boolean;
  /** Whether the terminal has links. */
  readonly links: boolean;
}

/** The format of `check` and `fix`. */
export function checkFormat({ format }: Settings): CheckFormat {
  return CHECK_FORMATS.find((known) => known === format) ?? 'pretty';
}

/** The format of `routes`. */
export function routesFormat({ format }: Settings): RoutesFormat {
  return ROUTES_FORMATS.find((known) => known === format) ?? 'pretty';
}

/** The format of `trace`. */
export function traceFormat({ format }: Settings): TraceFormat {
  return TRACE_FORMATS.find((known) => known === format) ?? 'pretty';
}

/** Throws `RunFailed` for a value that an option does not take. */
export function readSettings({ command, options }: Arguments, surroundings: Surroundings): Settings {
  const { formats } = COMMANDS[command];
  const given = options.format === undefined ? null : formatChoice(options.format, command);
  const color = typeof options.color === 'boolean' ? options.color : wantsColor(surroundings);
  const inActions = surroundings.env.GITHUB_ACTIONS === 'true' && formats.includes('github');
  const failOn = options['fail-on'];
  const settings = {
    format: given ?? (inActions ? 'github' : (formats[0] ?? 'pretty')),
    isFormatChosenByActions: given === null && inActions,
    reports: reportFiles(options.report ?? []),
    statistics: options.statistics === true,
    maxFindings: options['max-findings'] === undefined ? null : maxFindings(options['max-findings']),
    given: {
      failOn: failOn === undefined ? null : choice('fail-on', failOn, FAIL_ON),
      nginx: options['nginx-version'] === undefined ? null : nginxTarget(options['nginx-version']),
      caddy: options['caddy-version'] === undefined ? null : caddyVersion(options['caddy-version']),
      baseline: baselineOption(options.baseline, surroundings),
    },
    config: options.config === undefined ? null : options.config === false ? false : String(options.config),
    showSettings: options['show-settings'] === true,
    plugins: options.plugins !== false,
    ownRules: [],
    all: options.all === true,
    naming: {
      forceExclude: options['force-exclude'] === true,
      errorOnUnmatched: options['error-on-unmatched'] !== false,
    },
    since: options.since === undefined ? null : String(options.since),
    ...acceptingOptions(options),
    diff: options.diff === true,
    cache: cacheOf(options.cache, options['cache-location']),
    jobs: options.jobs === undefined ? 1 : jobs(options.jobs),
    shard: options.shard === undefined ? null : shard(options.shard, options.since),
    unsafeFixes: options['unsafe-fixes'] === true,
    yes: options.yes === true,
    dryRun: options['dry-run'] === true,
    method: method(options.method ?? 'GET'),
    headers: headers(options.header ?? []),
    clientAddress: options.client === undefined ? null : clientAddress(String(options.client)),
    watch: options.watch === true,
    stdinFilename: options['stdin-filename'] === undefined ? null : filename(options['stdin-filename']),
    quiet: options.quiet === true,
    color,
    links: color && hasLinks(surroundings),
  } as const;
  return { ...settings, ...joined(settings.given, null) };
}

/** The same settings, with what the configuration file says where no option does. */
export function joinProject(settings: Settings, project: ProjectSettings | null): Settings {
  const together = project === null ? settings : { ...settings, ...joined(settings.given, project) };
  if (together.updateBaseline && together.baseline === null) {
    throw new RunFailed(
      '--update-baseline has to know where to write: give --baseline FILE as well, or name the file under baseline in the configuration file',
    );
  }
  return together;
}

type Joined = Pick<Settings, 'failOn' | 'baseline' | 'project' | 'inputs' | 'settingsFor'>;

/** What a configuration file and the options make together. */
export function joined(given: Settings['given'], project: ProjectSettings | null): Joined {
  if (project === null) {
    const target = {
      ...(given.nginx ?? { nginx: NEWEST_STABLE.nginx }),
      caddy: given.caddy ?? NEWEST_STABLE.caddy,
    };
    const premises = premisesFor(target);
    return {
      failOn: given.failOn ?? DEFAULT_FAIL_ON,
      baseline: given.baseline || null,
      project,
      inputs: { premisesOf: () => premises, roots: null, ignores: () => false, readable: [] },
      settingsFor: defaultSettingsFor,
    };
  }
  const { premisesOf, roots, ignores, paths, failOn, settingsFor } = project;
  return {
    failOn: given.failOn ?? failOn?.value ?? DEFAULT_FAIL_ON,
    baseline: given.baseline === false ? null : (given.baseline ?? project.baseline?.path ?? null),
    project,
    inputs: {
      premisesOf: (root) => premisesOf(root, given),
      roots,
      ignores,
      readable: [...paths.map(({ directory }) => directory), ...(roots ?? []).map(directoryOf)],
    },
    settingsFor,
  };
}

/** A format that only other commands have is named with them. */
function formatChoice(value: Value, command: CommandName): string {
  const text = String(value);
  const { formats } = COMMANDS[command];
  const others = COMMAND_NAMES.filter((name) => COMMANDS[name].formats.includes(text));
  if (formats.includes(text) || others.length === 0) return choice('format', text, formats);
  const those = others.map((name) => `\`proxylint ${name}\``).join(', ');
  throw new RunFailed(`--format takes ${formats.join(', ')} here; ${text} is a format of ${those}`);
}

function nginxTarget(value: Value): NginxTarget {
  const read = readNginxTarget(String(value));
  if (read.kind === 'target') return read.target;
  throw new RunFailed(`--nginx-version ${read.problem}`);
}

function caddyVersion(value: Value): string {
  const text = String(value);
  if (isVersion(text)) return text;
  throw new RunFailed(`--caddy-version takes a version such as ${NEWEST_STABLE.caddy}, not '${text}'`);
}

function filename(value: Value): string {
  const text = String(value);
  if (text !== '' && !text.endsWith('/') && text !== '-') return text;
  throw new RunFailed(`--stdin-filename takes the name of a file, not '${text}'`);
}

/** https://no-color.org: any value but the empty one; FORCE_COLOR likewise, except that `0` and `false` forbid. */
function wantsColor({ env, isTTY }: Surroundings): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') {
    return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  }
  return isTTY && env.TERM !== 'dumb';
}
