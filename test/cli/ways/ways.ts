/** All ways to look at one directory, each brought to the same form: findings as one line of text each. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { findConfigurations, format, lint } from '../../../src/api/index.ts';
import { run } from '../command-line.ts';

export interface Seen {
  readonly status: number;
  /** Sorted; each begins with its path. */
  readonly findings: readonly string[];
  /** Paths of the files that were looked at, sorted. */
  readonly files: readonly string[];
}

/** Runs `check --format json`, with paths as they are seen from `directory`; null where the run gives up. */
export async function seenBy(
  directory: string,
  argv: readonly string[],
  { cwd = directory, stdin }: { readonly cwd?: string; readonly stdin?: Uint8Array } = {},
): Promise<Seen | null> {
  const { status, stdout } = await run(cwd, ['check', '--format=json', ...argv], {
    ...(stdin !== undefined && { stdin }),
  });
  if (stdout === '') return null;
  return seenIn(stdout, status, (path) => relative(directory, resolve(cwd, path)));
}

/** Runs it as `--watch` does, until it waits for a change. */
export async function seenByWatch(directory: string): Promise<Seen> {
  const { status, stdout } = await run(directory, ['check', '--format=json', '--watch'], {
    interrupted: () => Promise.resolve(),
  });
  return seenIn(stdout, status, (path) => path);
}

/** What a program gets; `status` is what the report would mean for a run. */
export async function seenByProgram(directory: string): Promise<Seen | null> {
  const report = lint(await findConfigurations(['.'], { cwd: directory }));
  const isGrave = report.summary.errors + report.summary.warnings > 0;
  const status = report.problems.length > 0 ? 2 : isGrave ? 1 : 0;
  return seenIn(await format(report, 'json'), status, (path) => path);
}

/** All parts, put together. */
export async function seenInShards(directory: string, count: number): Promise<Seen> {
  const parts: Seen[] = [];
  for (let part = 1; part <= count; part += 1) {
    const seen = await seenBy(directory, [`--shard=${part}/${count}`]);
    if (seen !== null) parts.push(seen);
  }
  const findings = [...new Set(parts.flatMap((part) => part.findings))].sort();
  const files = [...new Set(parts.flatMap((part) => part.files))].sort();
  return { status: Math.max(...parts.map(({ status }) => status)), findings, files };
}

/** One file as if it came from an editor. */
export async function seenFromStdin(directory: string, file: string): Promise<Seen | null> {
  const stdin = readFileSync(join(directory, file));
  return seenBy(directory, ['-', `--stdin-filename=${file}`], { stdin });
}

/** The same directory, from one below it. */
export async function seenFromBelow(directory: string, file: string): Promise<Seen | null> {
  const cwd = dirname(join(directory, file));
  return seenBy(directory, [relative(cwd, directory) || '.'], { cwd });
}

interface Document {
  readonly files: readonly { readonly path: string }[];
  readonly findings: readonly { readonly path: string }[];
}

function seenIn(json: string, status: number, pathOf: (path: string) => string): Seen {
  const { files, findings }: Document = JSON.parse(json);
  const shown = findings.map(
    (finding) =>
      `${pathOf(finding.path)}\t` +
      JSON.stringify(finding, (key, value) =>
        key === 'path' && typeof value === 'string' ? pathOf(value) : value,
      ),
  );
  return { status, findings: shown.sort(), files: files.map(({ path }) => pathOf(path)).sort() };
}
