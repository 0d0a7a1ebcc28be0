/**
 * What a cache holds, and its form as a text. Names of files and directories, digests, findings: nothing of what stands
 * in a file, beyond what findings quote of it.
 *
 * The text may have been cut off, written by another version, or made up. What is not a whole cache is none.
 */

import type { PortableFindings } from '../../lint/portable.ts';
import type { Dialect } from '../../lint/project.ts';
import type { Questions } from '../../lint/recording.ts';

export interface CachedRoot {
  readonly dialect: Dialect;
  /** The paths of all files that belong to it, its own first. */
  readonly files: readonly string[];
  readonly questions: Questions;
  /** What the rules said, and under which settings; null where it was only loaded. */
  readonly verdict: { readonly settings: string; readonly findings: PortableFindings } | null;
}

export interface CacheContent {
  /** What the files answered, by path. */
  readonly answers: ReadonlyMap<string, string>;
  /** What the directories answered, by path. */
  readonly listings: ReadonlyMap<string, string>;
  /** By the path of the root. */
  readonly roots: ReadonlyMap<string, CachedRoot>;
}

export const EMPTY_CACHE: CacheContent = { answers: new Map(), listings: new Map(), roots: new Map() };

/** The form of the text, which changes with this file. */
const FORM = 'proxylint-cache-1';

/** Whether a text begins as ours do, whole or cut off. */
export function isOurs(text: string): boolean {
  return text.startsWith('{"form":"proxylint-cache-');
}

/** `key`: the program and what else decides about every root. What was made under another key is of no use. */
export function writeContent({ answers, listings, roots }: CacheContent, key: string): string {
  const numbers = new Map<string, number>();
  const numberOf = (path: string): number => {
    const number = numbers.get(path) ?? numbers.size;
    numbers.set(path, number);
    return number;
  };
  const rows = [...roots.values()].map(({ dialect, files, questions, verdict }) => [
    dialect,
    files.map(numberOf),
    questions.read.map(numberOf),
    questions.listed.map(numberOf),
    verdict === null ? null : [verdict.settings, verdict.findings.names, verdict.findings.findings],
  ]);
  const paths = [...numbers.keys()];
  return JSON.stringify({
    form: FORM,
    key,
    paths,
    answers: paths.map((path) => answers.get(path) ?? null),
    listings: paths.map((path) => listings.get(path) ?? null),
    roots: rows,
  });
}

export type ReadContent =
  | { readonly kind: 'content'; readonly content: CacheContent }
  /** It was made by another version, or with another target. */
  | { readonly kind: 'other' }
  | { readonly kind: 'damaged' };

const DAMAGED: ReadContent = { kind: 'damaged' };

export function readContent(text: string, key: string): ReadContent {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return DAMAGED;
  }
  if (typeof data !== 'object' || data === null) return DAMAGED;
  const { form, key: made, paths, answers, listings, roots }: Readonly<Record<string, unknown>> = { ...data };
  if (typeof form !== 'string' || typeof made !== 'string') return DAMAGED;
  if (form !== FORM || made !== key) return { kind: 'other' };
  if (!isTexts(paths) || !isList(answers) || !isList(listings) || !isList(roots)) return DAMAGED;
  const rootsByPath = new Map<string, CachedRoot>();
  for (const row of roots) {
    const root = readRoot(row, paths);
    const path = root?.files[0];
    if (root === null || path === undefined) return DAMAGED;
    rootsByPath.set(path, root);
  }
  return {
    kind: 'content',
    content: { answers: byPath(paths, answers), listings: byPath(paths, listings), roots: rootsByPath },
  };
}

function readRoot(row: unknown, paths: readonly string[]): CachedRoot | null {
  if (!isList(row)) return null;
  const [dialect, files, read, listed, verdict] = row;
  if (dialect !== 'nginx' && dialect !== 'caddyfile') return null;
  const lists = [files, read, listed].map((numbers) => pathsAt(numbers, paths));
  const [ownFiles, ownRead, ownListed] = lists;
  if (!ownFiles || !ownRead || !ownListed) return null;
  const root = { dialect, files: ownFiles, questions: { read: ownRead, listed: ownListed } } as const;
  if (verdict === null) return { ...root, verdict };
  if (!isList(verdict)) return null;
  const [settings, names, findings] = verdict;
  if (typeof settings !== 'string' || !isTexts(names) || !isList(findings)) return null;
  return { ...root, verdict: { settings, findings: { names, findings } } };
}

function pathsAt(numbers: unknown, paths: readonly string[]): readonly string[] | null {
  if (!isList(numbers)) return null;
  const found: string[] = [];
  for (const number of numbers) {
    const path = typeof number === 'number' ? paths[number] : undefined;
    if (path === undefined) return null;
    found.push(path);
  }
  return found;
}

function byPath(paths: readonly string[], values: readonly unknown[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [number, path] of paths.entries()) {
    const value = values[number];
    if (typeof value === 'string') found.set(path, value);
  }
  return found;
}

function isList(data: unknown): data is readonly unknown[] {
  return Array.isArray(data);
}

function isTexts(data: unknown): data is readonly string[] {
  return isList(data) && data.every((each) => typeof each === 'string');
}
