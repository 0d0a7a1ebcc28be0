/** What `proxylint check` says about a repository, for `init` to begin with. */
import { RunFailed } from '../../workspace/run-failed.ts';
import { isList, isMapping } from './yaml-text.ts';

/** Runs a command line in the repository; `stdout` gets what it prints there. */
export type RunLine = (
  argv: readonly string[],
) => Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }>;

export interface Survey {
  /** Paths relative to the repository of the files that nothing includes. */
  readonly roots: readonly string[];
  readonly files: number;
  readonly findings: number;
  readonly fixable: number;
  /** Whether a run fails today, because of what is found. */
  readonly fails: boolean;
}

/** Throws `RunFailed` where nothing could be looked at: with what is set up now, no run would do better. */
export async function surveyOf(runLine: RunLine): Promise<Survey> {
  const { status, stdout, stderr } = await runLine([
    'check',
    '--all',
    '--no-error-on-unmatched',
    '--format',
    'json',
  ]);
  const document = parse(stdout);
  const files = isMapping(document) && isList(document.files) ? document.files.filter(isMapping) : [];
  if (status === 2 && files.length === 0) throw failureOf(stderr);
  const summary = isMapping(document) && isMapping(document.summary) ? document.summary : {};
  return {
    roots: files.filter(({ root }) => root === true).map(({ path }) => String(path)),
    files: files.length,
    findings: count(summary.errors) + count(summary.warnings) + count(summary.infos),
    fixable: count(summary.fixable),
    fails: status === 1,
  };
}

function failureOf(stderr: string): RunFailed {
  const report = stderr.trim();
  return new RunFailed(report.replace(/^proxylint: /, ''), report);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
