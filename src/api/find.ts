/** Configurations on the disk: found, read and judged as the command line does it. The only part of the API that reads files. */

import { findInputs } from '../cli/inputs/inputs.ts';
import type { ConfigOption } from '../cli/settings/configuration-file.ts';
import { joined } from '../cli/settings/settings.ts';
import type { LintOptions } from '../lint/run.ts';
import { absolutePath } from '../workspace/disk/paths.ts';
import type { FoundConfigurations } from './configurations.ts';
import { expectFlag, expectOptions, expectText, expectTexts, nounFor } from './expect.ts';
import { lint } from './lint.ts';
import { preparedSettings } from './read-settings.ts';
import type { LintReport } from './reports.ts';

export interface FindOptions {
  /** Where relative paths start, and what shown paths are relative to; the working directory where it is left out. */
  readonly cwd?: string;
  /** The configuration file; `false` for none. Where it is left out, it is looked for as the command line does. */
  readonly config?: string | false;
  /** Whether the modules that the configuration file names as plugins are run. Default: true. */
  readonly plugins?: boolean;
}

const LOG_COLUMNS = 120;
const NOTHING_GIVEN = { nginx: null, caddy: null, failOn: null, baseline: null };

/**
 * Finds what some paths name: files, and what lies in directories and is an nginx or Caddy configuration. Reads it once,
 * with the project's configuration file; what comes back goes into `lint`, `fix`, `routes` and `trace`. Rejects with
 * `RunFailed` where nothing is found, or the configuration file is not as it should be.
 */
export async function findConfigurations(
  paths: readonly string[],
  options: FindOptions = {},
): Promise<FoundConfigurations> {
  if (globalThis.process === undefined)
    throw new TypeError('findConfigurations reads a disk, and there is none: give lint the texts, as files');
  expectTexts(paths, 'findConfigurations: the paths');
  expectOptions(options, ['cwd', 'config', 'plugins'], 'findConfigurations');
  if (options.cwd !== undefined) expectText(options.cwd, 'findConfigurations: cwd');
  expectFlag(options.plugins, 'findConfigurations: plugins');
  if (paths.includes('-')) {
    throw new TypeError('findConfigurations reads no standard input: give its text to lint as a file');
  }
  const surroundings = {
    cwd: absolutePath(options.cwd ?? '.', '.'),
    columns: LOG_COLUMNS,
    stdin: noStandardInput,
  };
  const { loadConfigurationFile } = await import('../cli/settings/configuration-file.ts');
  const shown = { config: configOption(options.config), color: false };
  const project = await loadConfigurationFile(shown, surroundings);
  const rules =
    project === null || options.plugins === false
      ? []
      : await (await import('../cli/plugins/own-rules.ts')).loadOwnRules(project, shown, surroundings);
  const { inputs, settingsFor, baseline } = joined(NOTHING_GIVEN, project);
  const accepted = baseline === null ? {} : await acceptance(baseline, surroundings.cwd);
  const { source, request, problems } = await findInputs(
    paths,
    { inputs, naming: { forceExclude: false, errorOnUnmatched: true }, stdinFilename: null },
    surroundings,
  );
  return {
    source,
    named: request.named,
    candidates: request.candidates,
    cwd: surroundings.cwd,
    settings: preparedSettings({ roots: inputs, lint: { settingsFor, ...accepted }, rules }),
    problems: problems.map((message) => ({ kind: 'input', message })),
  };
}

/** What the baseline that the configuration file names accepts. */
async function acceptance(path: string, cwd: string): Promise<Pick<LintOptions, 'acceptance'>> {
  const { baselineAcceptance } = await import('../cli/baseline.ts');
  return { acceptance: baselineAcceptance(path, cwd) };
}

/** What `proxylint check` finds in some paths. */
export async function lintPaths(paths: readonly string[], options: FindOptions = {}): Promise<LintReport> {
  return lint(await findConfigurations(paths, options));
}

function configOption(config: unknown): ConfigOption {
  if (config === undefined) return null;
  if (config === false || typeof config === 'string') return config;
  throw new TypeError(`findConfigurations: config is to be a path or false, not ${nounFor(config)}`);
}

function noStandardInput(): AsyncIterable<Uint8Array> {
  throw new TypeError('the standard input is not read here');
}
