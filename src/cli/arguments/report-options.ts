/** What the options about reports mean: further reports in files, and how many findings are shown. */
import { CHECK_FORMATS, type CheckFormat } from '../../report/index.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import type { Arguments } from './options.ts';

/** What an option was given. */
type Value = Arguments['options'][string];

/** A report that goes into a file. */
export interface ReportFile {
  readonly format: CheckFormat;
  /** As it was given. */
  readonly path: string;
}

/** `FORMAT=FILE`, no file twice. The standard output is `--format`'s. */
export function reportFiles(value: Value): readonly ReportFile[] {
  const files = (typeof value === 'object' ? value : [String(value)]).map(reportFile);
  const paths = new Set<string>();
  for (const { path } of files) {
    if (paths.has(path)) throw new RunFailed(`--report: two reports cannot both go into ${path}`);
    paths.add(path);
  }
  return files;
}

function reportFile(text: string): ReportFile {
  const equals = text.indexOf('=');
  if (equals === -1) {
    throw new RunFailed(`--report takes FORMAT=FILE, such as sarif=proxylint.sarif, not '${text}'`);
  }
  const name = text.slice(0, equals);
  const path = text.slice(equals + 1);
  const format = CHECK_FORMATS.find((known) => known === name);
  if (format === undefined) {
    throw new RunFailed(`--report takes ${CHECK_FORMATS.join(', ')} before the =, not '${name}'`);
  }
  if (path === '') throw new RunFailed(`--report ${name}= needs the name of a file after the =`);
  if (path === '-') {
    throw new RunFailed(`--report ${text}: for the standard output there is --format ${name}`);
  }
  return { format, path };
}

export function maxFindings(value: Value): number {
  const text = String(value);
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new RunFailed(`--max-findings takes a number from 1 on, not '${text}'`);
}
