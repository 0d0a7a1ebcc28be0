/**
 * Findings as plain data without texts: what goes from one thread to another, and into a cache. Spans name their file by
 * its number in a list of names (`nameOf`); whoever takes the findings up again has the same texts.
 *
 * Data that come from a cache may be anything. What is not a finding in some of the given files is refused.
 */
import type { TextEdit } from '../text/edit.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { type FileTexts, nameOf } from './file-texts.ts';
import type { Finding, Fix, Related, Severity } from './finding.ts';

/** The file's number, start, end. */
type PortableSpan = readonly [number, number, number];

/** Plain data without texts; only `readPortable` looks into it. */
export interface PortableFindings {
  /** The names of the files that the findings speak of. */
  readonly names: readonly string[];
  readonly findings: readonly unknown[];
}

export function portableFindings(findings: readonly Finding[]): PortableFindings {
  const numbers = new Map<string, number>();
  const numberOf = (file: SourceFile): number => {
    const name = nameOf(file);
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const spanOf = ({ file, start, end }: Span): PortableSpan => [numberOf(file), start, end];
  const portable = findings.map((finding) => ({
    ...finding,
    span: spanOf(finding.span),
    related: finding.related.map(({ message, span }) => ({ message, span: spanOf(span) })),
    fix: finding.fix === null ? null : portableFix(finding.fix, spanOf),
  }));
  return { findings: portable, names: [...numbers.keys()] };
}

function portableFix(fix: Fix, spanOf: (span: Span) => PortableSpan) {
  return { ...fix, edits: fix.edits.map((edit) => ({ span: spanOf(edit), text: edit.text })) };
}

/** The findings again, about the files of this run, or null where the data are not findings in files that it has. */
export function readPortable(
  { names, findings }: PortableFindings,
  texts: FileTexts,
): readonly Finding[] | null {
  const files = eachOf(names, (name) => (typeof name === 'string' ? texts.named(name) : null));
  return files === null ? null : eachOf(findings, (finding) => readFinding(finding, files));
}

function readFinding(data: unknown, files: readonly SourceFile[]): Finding | null {
  if (!isRecord(data)) return null;
  const { rule, severity, message, within, statement } = data;
  const span = readSpan(data.span, files);
  const related = eachOf(data.related, (each) => readRelated(each, files));
  const fix = data.fix === null ? null : readFix(data.fix, files);
  if (typeof rule !== 'string' || typeof message !== 'string' || !isSeverity(severity)) return null;
  if (span === null || related === null || (fix === null && data.fix !== null)) return null;
  if (typeof statement !== 'string') return null;
  const heads = eachOf(within, (head) => (typeof head === 'string' ? head : null));
  if (heads === null) return null;
  return { rule, severity, message, span, within: heads, statement, related, fix };
}

function readRelated(data: unknown, files: readonly SourceFile[]): Related | null {
  if (!isRecord(data)) return null;
  const { message } = data;
  const span = readSpan(data.span, files);
  return typeof message === 'string' && span !== null ? { message, span } : null;
}

function readFix(data: unknown, files: readonly SourceFile[]): Fix | null {
  if (!isRecord(data)) return null;
  const { safety, title, addsRoute, keepsHandshakesOff } = data;
  const edits = eachOf(data.edits, (each) => readEdit(each, files));
  if ((safety !== 'safe' && safety !== 'unsafe') || typeof title !== 'string' || edits === null) return null;
  return {
    safety,
    title,
    edits,
    ...(addsRoute === true ? { addsRoute } : {}),
    ...(keepsHandshakesOff === true ? { keepsHandshakesOff } : {}),
  };
}

function readEdit(data: unknown, files: readonly SourceFile[]): TextEdit | null {
  if (!isRecord(data)) return null;
  const { text } = data;
  const span = readSpan(data.span, files);
  return typeof text === 'string' && span !== null ? { ...span, text } : null;
}

function readSpan(data: unknown, files: readonly SourceFile[]): Span | null {
  if (!Array.isArray(data) || data.length !== 3) return null;
  const [number, start, end]: readonly unknown[] = data;
  if (!isOffset(number) || !isOffset(start) || !isOffset(end)) return null;
  const file = files[number];
  return file !== undefined && start <= end && end <= file.text.length ? { file, start, end } : null;
}

/** All of a list, or null where one of them is not what it should be. */
function eachOf<T>(data: unknown, read: (each: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(data)) return null;
  const found: T[] = [];
  for (const each of data) {
    const one = read(each);
    if (one === null) return null;
    found.push(one);
  }
  return found;
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isOffset(data: unknown): data is number {
  return Number.isSafeInteger(data) && Number(data) >= 0;
}

function isSeverity(data: unknown): data is Severity {
  return data === 'error' || data === 'warning' || data === 'info';
}
