/** Configurations on the disk: found, read and judged as the command line does it. The only part of the API that reads files. */
import { findInputs } from '../cli/inputs.ts';
import { absolutePath } from '../cli/paths.ts';
import { NEWEST_STABLE } from '../route/target.ts';
import type { FilesFromSource } from './configurations.ts';
import { expectOptions, expectText, expectTexts } from './expect.ts';
import { lint } from './lint.ts';
import type { LintReport } from './reports.ts';

export interface FindOptions {
  /** Where relative paths start, and what shown paths are relative to; the working directory where it is left out. */
  readonly cwd?: string;
}

/**
 * Finds what some paths name: files, and what lies in directories and is an nginx or Caddy configuration. Reads it once;
 * what comes back goes into `lint`, `fix`, `routes` and `trace`. Throws `RunFailed` where nothing is found.
 */
export async function findConfigurations(
  paths: readonly string[],
  options: FindOptions = {},
): Promise<FilesFromSource> {
  expectTexts(paths, 'findConfigurations: the paths');
  expectOptions(options, ['cwd'], 'findConfigurations');
  if (options.cwd !== undefined) expectText(options.cwd, 'findConfigurations: cwd');
  if (paths.includes('-')) {
    throw new TypeError('findConfigurations reads no standard input: give its text to lint as a file');
  }
  const cwd = absolutePath(options.cwd ?? '.', '.');
  const { source, request, problems } = await findInputs(
    paths,
    { target: NEWEST_STABLE, stdinFilename: null },
    { cwd, stdin: noStandardInput },
  );
  return {
    source,
    named: request.named,
    candidates: request.candidates,
    cwd,
    problems: problems.map((message) => ({ kind: 'input', message })),
  };
}

/** What `proxylint check` finds in some paths. */
export async function lintPaths(paths: readonly string[], options: FindOptions = {}): Promise<LintReport> {
  return lint(await findConfigurations(paths, options));
}

function noStandardInput(): AsyncIterable<Uint8Array> {
  throw new TypeError('the standard input is not read here');
}
