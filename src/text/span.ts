/** A stretch of one file, as offsets: `start` is in it, `end` is not. */
import type { SourceFile } from './source-file.ts';

export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

export function spanText(span: Span): string {
  return span.file.text.slice(span.start, span.end);
}

/** Orders spans by path, then by start, then by end: the order in which findings are shown. */
export function compareSpans(a: Span, b: Span): number {
  if (a.file.path !== b.file.path) return a.file.path < b.file.path ? -1 : 1;
  return a.start - b.start || a.end - b.end;
}
