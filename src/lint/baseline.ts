/**
 * A baseline: how many findings of each identity there were when it was written. As many are accepted, wherever their
 * lines are now; what goes beyond that is new. It is a text for people, too: one line for each identity, sorted, so
 * that its changes can be read in a review.
 */
import type { Acceptance, Finding } from './finding.ts';
import { type Identity, identityOf, identityText } from './fingerprint.ts';
import { compareTexts } from './text-order.ts';

const VERSION = 1;

export interface BaselineEntry extends Identity {
  readonly count: number;
}

export type ReadBaseline =
  | { readonly kind: 'baseline'; readonly entries: readonly BaselineEntry[] }
  /** For people, to be read after the file's name and, where it is known, the line. */
  | { readonly kind: 'problem'; readonly line: number | null; readonly message: string };

/** Sorted, and each identity once. */
export function baselineEntries(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const byText = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const text = identityText(entry);
    byText.set(text, { ...entry, count: entry.count + (byText.get(text)?.count ?? 0) });
  }
  return [...byText.values()].sort(
    (a, b) => compareTexts(a.path, b.path) || compareTexts(identityText(a), identityText(b)),
  );
}

export function entriesFrom(
  findings: readonly Finding[],
  pathOf: (path: string) => string,
): readonly BaselineEntry[] {
  return baselineEntries(findings.map((finding) => ({ ...identityOf(finding, pathOf), count: 1 })));
}

export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = baselineEntries(entries).map(
    ({ path, rule, within, statement, count }) =>
      `    ${JSON.stringify({ path, rule, within, statement, count })}`,
  );
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "tool": "proxylint",\n  "version": ${VERSION},\n  "findings": ${list}\n}\n`;
}

export function readBaseline(text: string): ReadBaseline {
  const conflict = /^(?:<{7}|={7}|>{7})(?: |$)/m.exec(text);
  if (conflict !== null) {
    const message = 'is left with a merge conflict; keep the lines of both sides, each once';
    return { kind: 'problem', line: lineAt(text, conflict.index), message };
  }
  const document = parse(text);
  if (document.kind === 'problem') return document;
  const { value } = document;
  if (!isRecord(value) || value.tool !== 'proxylint' || !Array.isArray(value.findings))
    return { kind: 'problem', line: null, message: 'is no baseline of proxylint' };
  if (value.version !== VERSION) {
    const message = `is a baseline of version ${String(value.version)}, and this proxylint reads version ${VERSION}; use the version that wrote it, or remove it and write it anew with --update-baseline`;
    return { kind: 'problem', line: null, message };
  }
  const entries: BaselineEntry[] = [];
  for (const [index, each] of value.findings.entries()) {
    const entry = entryFrom(each);
    if (entry === null) {
      const message = `finding ${index + 1} of the baseline is not { path, rule, within, statement, count }`;
      return { kind: 'problem', line: null, message };
    }
    entries.push(entry);
  }
  return { kind: 'baseline', entries: baselineEntries(entries) };
}

type Parsed =
  | { readonly kind: 'value'; readonly value: unknown }
  | (ReadBaseline & { readonly kind: 'problem' });

function parse(text: string): Parsed {
  try {
    return { kind: 'value', value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    return { kind: 'problem', line: brokenLine(text), message: 'is no JSON, so that it can be no baseline' };
  }
}

/** The first entry that cannot be read by itself: where the engine says where, it says so in words of its own. */
function brokenLine(text: string): number | null {
  const broken = text
    .split('\n')
    .findIndex((line) => /^\s*\{"/.test(line) && !isJson(line.replace(/,?\s*$/, '')));
  return broken === -1 ? null : broken + 1;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function entryFrom(value: unknown): BaselineEntry | null {
  if (!isRecord(value)) return null;
  const { path, rule, within, statement, count } = value;
  if (typeof path !== 'string' || typeof rule !== 'string' || typeof statement !== 'string') return null;
  if (!Array.isArray(within) || !within.every((head) => typeof head === 'string')) return null;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) return null;
  return { path, rule, within, statement, count };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Counts down what a baseline accepts: one for each state of the files. */
export class BaselineCount {
  readonly #left = new Map<string, BaselineEntry>();
  readonly #pathOf: (path: string) => string;

  constructor(entries: readonly BaselineEntry[], pathOf: (path: string) => string) {
    for (const entry of entries) this.#left.set(identityText(entry), entry);
    this.#pathOf = pathOf;
  }

  readonly accepts = (finding: Finding): Acceptance | null => {
    const text = identityText(identityOf(finding, this.#pathOf));
    const entry = this.#left.get(text);
    if (entry === undefined || entry.count === 0) return null;
    this.#left.set(text, { ...entry, count: entry.count - 1 });
    return { kind: 'baseline' };
  };

  /** What was not found, with how many times. */
  get left(): readonly BaselineEntry[] {
    return [...this.#left.values()].filter(({ count }) => count > 0);
  }
}

/**
 * A baseline after a run that judged some files: theirs is what was found, and what is known of others stays. `isGone`
 * tells of a file that is no longer there.
 */
export function updatedEntries(
  known: readonly BaselineEntry[],
  found: readonly BaselineEntry[],
  isJudged: (path: string) => boolean,
  isGone: (path: string) => boolean,
): readonly BaselineEntry[] {
  const kept = known.filter(({ path }) => !isJudged(path) && !isGone(path));
  const byText = new Map(kept.map((entry) => [identityText(entry), entry]));
  for (const entry of found) {
    const text = identityText(entry);
    byText.set(text, { ...entry, count: Math.max(entry.count, byText.get(text)?.count ?? 0) });
  }
  return baselineEntries([...byText.values()]);
}
