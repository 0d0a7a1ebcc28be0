/** The baseline as a file: read, counted against what is found, and written anew. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import {
  BaselineCount,
  type BaselineEntry,
  baselineText,
  entriesFrom,
  readBaseline,
  updatedEntries,
} from '../lint/baseline.ts';
import { type MissingRoots, mayBelongElsewhere } from '../lint/partial-run.ts';
import type { Project } from '../lint/project.ts';
import { accept, type LintOptions, type LintResult } from '../lint/run.ts';
import { counted } from '../report/counted.ts';
import { reasonFor } from '../workspace/disk/disk.ts';
import { shownPath } from '../workspace/disk/paths.ts';
import { writeWhole } from '../workspace/disk/write-whole.ts';
import { RunFailed } from '../workspace/run-failed.ts';
import type { Settings } from './settings/settings.ts';
import type { Surroundings } from './surroundings.ts';

interface Baseline {
  /** Absolute. */
  readonly path: string;
  readonly entries: readonly BaselineEntry[];
  /** Paths are kept relative to the baseline's directory, so that a checkout may lie anywhere. */
  readonly pathOf: (path: string) => string;
}

/** What a run looked at, and which roots of it may be elsewhere. */
export interface JudgedFiles {
  readonly project: Pick<Project, 'files'>;
  readonly missingRoots: MissingRoots;
}

/** Throws `RunFailed` for a file that is none, and for one that is absent where it is not to be written either. */
function openBaseline(path: string, cwd: string, mayBeAbsent: boolean): Baseline {
  const directory = dirname(path);
  const pathOf = (file: string) => pathFrom(directory, file);
  const text = readText(path, cwd, mayBeAbsent);
  if (text === null) return { path, entries: [], pathOf };
  const read = readBaseline(text);
  if (read.kind === 'baseline') return { path, entries: read.entries, pathOf };
  const place = read.line === null ? '' : `:${read.line}`;
  throw new RunFailed(`the baseline ${shownPath(path, cwd)}${place}: ${read.message}`);
}

/** Relative, unless the two have nothing but the root of the disk in common, as with the paths in a dump. */
function pathFrom(directory: string, file: string): string {
  const [, top] = directory.split('/');
  return top !== '' && file.startsWith(`/${top}/`) ? relative(directory, file) : file;
}

/** Null where there is no file yet. */
function readText(path: string, cwd: string, mayBeAbsent: boolean): string | null {
  try {
    if (mayBeAbsent && !existsSync(path)) return null;
    return readFileSync(path, 'utf8');
  } catch (error) {
    const more = existsSync(path)
      ? ''
      : '; --update-baseline writes it, with what is found now, and --no-baseline does without';
    throw new RunFailed(`the baseline ${shownPath(path, cwd)}: ${reasonFor(error)}${more}`);
  }
}

/** What an existing baseline accepts, for those who only read it: counted anew for each state of the files. */
export function baselineAcceptance(path: string, cwd: string): NonNullable<LintOptions['acceptance']> {
  const baseline = openBaseline(path, cwd, false);
  return () => countOf(baseline).accepts;
}

function countOf({ entries, pathOf }: Baseline): BaselineCount {
  return new BaselineCount(entries, pathOf);
}

/** A result without what the baseline accepts; where that is to be written anew, it accepts everything. */
export function acceptBaseline(
  found: LintResult,
  judged: JudgedFiles,
  path: string,
  { updateBaseline, all }: Pick<Settings, 'updateBaseline' | 'all'>,
  { cwd }: Pick<Surroundings, 'cwd'>,
): { readonly result: LintResult; readonly notes: readonly string[] } {
  const known = openBaseline(path, cwd, updateBaseline);
  // What a rule that failed would have found is not known, and must not be forgotten.
  const updated =
    updateBaseline && found.failures.length === 0 ? rewritten(known, found, all, judged, cwd) : null;
  const baseline = updated?.baseline ?? known;
  const count = countOf(baseline);
  const result = accept(found, count.accepts);
  const note = updated?.note ?? staleNote(baseline, count, judged, cwd);
  return { result, notes: note === null ? [] : [note] };
}

/** What to tell people about entries that no longer occur in the files that were judged; null where all do. */
function staleNote(
  baseline: Baseline,
  count: BaselineCount,
  judged: JudgedFiles,
  cwd: string,
): string | null {
  const isJudged = judgedIn(judged, baseline);
  const isGone = goneFrom(baseline);
  const stale = count.left.filter(({ path }) => isJudged(path) || isGone(path));
  const findings = stale.reduce((sum, entry) => sum + entry.count, 0);
  if (findings === 0) return null;
  const name = shownPath(baseline.path, cwd);
  return findings === 1
    ? `1 finding in ${name} no longer occurs; --update-baseline drops it`
    : `${findings} findings in ${name} no longer occur; --update-baseline drops them`;
}

/**
 * Writes what is found now, and keeps what is known of files that were not judged. Returns the new baseline, and what
 * to tell people.
 */
function rewritten(
  baseline: Baseline,
  { findings, elsewhere }: LintResult,
  all: boolean,
  judged: JudgedFiles,
  cwd: string,
): { readonly baseline: Baseline; readonly note: string } {
  const { path, pathOf } = baseline;
  const found = entriesFrom(all ? [...findings, ...elsewhere] : findings, pathOf);
  const entries = updatedEntries(baseline.entries, found, judgedIn(judged, baseline), goneFrom(baseline));
  const text = baselineText(entries);
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) write(path, text, cwd);
  const total = sum(entries);
  const note = `${shownPath(path, cwd)} accepts ${counted(total, 'finding')} (before: ${sum(baseline.entries)})`;
  return { baseline: { ...baseline, entries }, note };
}

function write(path: string, text: string, cwd: string): void {
  try {
    writeWhole(path, text);
  } catch (error) {
    throw new RunFailed(`the baseline ${shownPath(path, cwd)} cannot be written: ${reasonFor(error)}`);
  }
}

function sum(entries: readonly BaselineEntry[]): number {
  return entries.reduce((total, { count }) => total + count, 0);
}

/** Files of which everything that is to be found was found. */
function judgedIn(judged: JudgedFiles, { pathOf }: Baseline): (path: string) => boolean {
  const { project, missingRoots } = judged;
  const files = project.files.filter((each) => each.named && !mayBelongElsewhere(each, missingRoots));
  const paths = new Set(files.map(({ file }) => pathOf(file.path)));
  return (path) => paths.has(path);
}

function goneFrom({ path: baseline }: Baseline): (path: string) => boolean {
  return (path) => !existsSync(resolve(dirname(baseline), path));
}
