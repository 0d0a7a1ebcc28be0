/**
 * What a cache holds, and its form as a text: one line about the cache, then one about each root. Names of files and
 * directories, digests, findings: nothing of what stands in a file, beyond what findings quote of it. A line is looked
 * into only when its root is met, so that a hook on one file does not pay for thousands.
 *
 * The text may have been cut off, written by another version, or made up. A line that does not hold a root is none.
 */
import type { PortableFindings } from '../../lint/portable.ts';
import { type Dialect, isDialect } from '../../lint/project.ts';

/** A file or directory that was asked for, and a digest of what it answered. */
export type Answer = readonly [path: string, answer: string];

export interface CachedRoot {
  readonly dialect: Dialect;
  /** A digest of what it was read with. */
  readonly premises: string;
  /** The paths of all files that belong to it, its own first. */
  readonly files: readonly string[];
  readonly read: readonly Answer[];
  readonly listed: readonly Answer[];
  /** What the rules said, and under which settings; null where it was only loaded. */
  readonly verdict: CachedVerdict | null;
}

export interface CachedVerdict {
  readonly settings: string;
  readonly findings: PortableFindings;
  readonly isHalfRead: boolean;
}

/** The roots of a cache, by path. */
export class CacheContent {
  /** What the lines say, unread. */
  readonly #lines: ReadonlyMap<string, string>;

  constructor(lines: ReadonlyMap<string, string>) {
    this.#lines = lines;
  }

  static readonly empty = new CacheContent(new Map());

  root(path: string): CachedRoot | null {
    const line = this.#lines.get(JSON.stringify(path));
    return line === undefined ? null : readRoot(line);
  }

  /** The same with other roots in it, and only those of its own that are to be kept. */
  with(roots: ReadonlyMap<string, CachedRoot>, keeps: (path: string) => boolean): CacheContent {
    const lines = new Map([...this.#lines].filter(([name]) => keeps(pathOf(name))));
    for (const [path, root] of roots) lines.set(JSON.stringify(path), rootLine(root));
    return new CacheContent(lines);
  }

  /** `key`: the program and what else decides about every root. What was made under another key is of no use. */
  text(key: string): string {
    const lines = [...this.#lines].map(([name, line]) => `${name}\t${line}\n`);
    return `${header(key)}\n${lines.join('')}`;
  }
}

/** How all headers begin, of this form and of others. */
const HEADER = '{"form":"proxylint-cache-';

function header(key: string): string {
  return `${HEADER}1","key":${JSON.stringify(key)}}`;
}

/** Whether a text begins as ours do, whole or cut off. */
export function isOurs(text: string): boolean {
  return text.startsWith(HEADER);
}

export type ReadContent =
  | { readonly kind: 'content'; readonly content: CacheContent }
  /** It was made by another version, or with another target. */
  | { readonly kind: 'other' }
  | { readonly kind: 'damaged' };

export function readContent(text: string, key: string): ReadContent {
  const end = text.indexOf('\n');
  if (!isOurs(text) || end === -1 || !text.endsWith('\n')) return { kind: 'damaged' };
  if (text.slice(0, end) !== header(key)) return { kind: 'other' };
  const lines = new Map<string, string>();
  for (let start = end + 1; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const tab = text.indexOf('\t', start);
    if (tab === -1 || tab > feed) return { kind: 'damaged' };
    lines.set(text.slice(start, tab), text.slice(tab + 1, feed));
    start = feed + 1;
  }
  return { kind: 'content', content: new CacheContent(lines) };
}

function rootLine({ dialect, premises, files, read, listed, verdict }: CachedRoot): string {
  const known =
    verdict === null
      ? null
      : [verdict.settings, verdict.findings.names, verdict.findings.findings, verdict.isHalfRead];
  return JSON.stringify([dialect, premises, files, read, listed, known]);
}

function readRoot(line: string): CachedRoot | null {
  const row = parsed(line);
  if (!isList(row)) return null;
  const [dialect, premises, files, read, listed, known] = row;
  if (!isDialect(dialect) || typeof premises !== 'string') return null;
  if (!isTexts(files) || !isAnswers(read) || !isAnswers(listed)) return null;
  const root = { dialect, premises, files, read, listed } as const;
  if (known === null) return { ...root, verdict: null };
  if (!isList(known)) return null;
  const [settings, names, findings, isHalfRead] = known;
  if (typeof settings !== 'string' || !isTexts(names) || !isList(findings)) return null;
  if (typeof isHalfRead !== 'boolean') return null;
  return { ...root, verdict: { settings, findings: { names, findings }, isHalfRead } };
}

/** The path of a name that may be anything. */
function pathOf(name: string): string {
  const path = parsed(name);
  return typeof path === 'string' ? path : '';
}

/** Null for what is not JSON; JSON's own null is of no use either. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isList(data: unknown): data is readonly unknown[] {
  return Array.isArray(data);
}

function isTexts(data: unknown): data is readonly string[] {
  return isList(data) && data.every((each) => typeof each === 'string');
}

function isAnswers(data: unknown): data is readonly Answer[] {
  return isList(data) && data.every((each) => isTexts(each) && each.length === 2);
}
