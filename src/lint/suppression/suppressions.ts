/**
 * The suppressions of one file: which findings each of its comments accepts, and what is wrong with those comments. A
 * comment without a reason, or whose region has no end, accepts nothing.
 *
 * A finding belongs to the line on which what it blames begins, in the file where that is: a comment at an `include`
 * says nothing about the included file.
 */

import { partitionPoint } from '../../text/partition-point.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Dialect } from '../project.ts';
import { type CommentedText, type Head, readComments } from './comments.ts';
import { readSuppressionComment, type WrittenSuppression, type WrittenWord } from './grammar.ts';

/** One rule that a comment accepts in a stretch of its file, or in all of it. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  readonly scope: 'line' | 'region' | 'file';
  /** What it covers: a finding that begins here, both ends included. */
  readonly from: number;
  readonly to: number;
  /** Where the rule is named: in one comment, or in the two that enclose a region. */
  readonly places: readonly NamedPlace[];
}

/** A rule's name in a comment. */
export interface NamedPlace {
  readonly written: WrittenSuppression;
  readonly name: WrittenWord;
}

/** What is wrong with a comment itself, whatever was found. */
export type SuppressionFault =
  | { readonly kind: 'keyword'; readonly written: WrittenSuppression }
  | { readonly kind: 'no-rule'; readonly written: WrittenSuppression }
  | { readonly kind: 'no-reason'; readonly written: WrittenSuppression }
  | { readonly kind: 'unknown-rule'; readonly place: NamedPlace }
  /** A comment cannot accept what is wrong with comments. */
  | { readonly kind: 'itself'; readonly place: NamedPlace }
  | { readonly kind: 'no-end'; readonly place: NamedPlace }
  | { readonly kind: 'no-start'; readonly place: NamedPlace }
  /** The region of `first` is still open. */
  | { readonly kind: 'open-already'; readonly place: NamedPlace; readonly first: NamedPlace };

/** The rule that speaks about suppressions. */
export const SUPPRESSION_RULE = 'suppression';

export interface FileSuppressions {
  /** In the order of what they cover. */
  readonly suppressions: readonly Suppression[];
  readonly faults: readonly SuppressionFault[];
}

export function readSuppressions(
  file: SourceFile,
  dialect: Dialect,
  isRule: (name: string) => boolean,
): FileSuppressions {
  const text = readComments(file, dialect);
  const suppressions: Suppression[] = [];
  const faults: SuppressionFault[] = [];
  const regions = new Map<string, NamedPlace>();
  for (const comment of text.comments) {
    for (const written of readSuppressionComment(comment, isRule)) {
      const fault = faultOf(written);
      if (fault !== null) {
        faults.push(fault);
        continue;
      }
      for (const name of written.names) {
        const place = { written, name };
        const wrong = faultOfName(place, isRule);
        if (wrong !== null) faults.push(wrong);
        else enter(place, text, regions, suppressions, faults);
      }
    }
  }
  for (const place of regions.values()) faults.push({ kind: 'no-end', place });
  suppressions.sort((a, b) => a.from - b.from || a.to - b.to);
  return { suppressions, faults };
}

function faultOf(written: WrittenSuppression): SuppressionFault | null {
  if (!written.exact) return { kind: 'keyword', written };
  if (written.names.length === 0) return { kind: 'no-rule', written };
  if (written.reason === null && written.kind !== 'end') return { kind: 'no-reason', written };
  return null;
}

function faultOfName(place: NamedPlace, isRule: (name: string) => boolean): SuppressionFault | null {
  if (place.name.text === SUPPRESSION_RULE) return { kind: 'itself', place };
  return isRule(place.name.text) ? null : { kind: 'unknown-rule', place };
}

/** Adds what a comment says about one rule. */
function enter(
  place: NamedPlace,
  text: CommentedText,
  regions: Map<string, NamedPlace>,
  suppressions: Suppression[],
  faults: SuppressionFault[],
): void {
  const { written, name } = place;
  const rule = name.text;
  const reason = written.reason ?? '';
  switch (written.kind) {
    case 'next': {
      const lines = linesAbout(written, text);
      suppressions.push({ rule, reason, scope: 'line', ...lines, places: [place] });
      return;
    }
    case 'file':
      suppressions.push({ rule, reason, scope: 'file', from: 0, to: text.file.text.length, places: [place] });
      return;
    case 'start': {
      const first = regions.get(rule);
      if (first === undefined) regions.set(rule, place);
      else faults.push({ kind: 'open-already', place, first });
      return;
    }
    case 'end': {
      const start = regions.get(rule);
      if (start === undefined) {
        faults.push({ kind: 'no-start', place });
        return;
      }
      regions.delete(rule);
      suppressions.push({
        rule,
        reason: start.written.reason ?? '',
        scope: 'region',
        from: start.written.comment.start,
        to: written.comment.end,
        places: [start, place],
      });
    }
  }
}

/**
 * The lines that a comment is about: those of the statements on its line where it stands at the end of one, else those
 * of the next statement. Only heads count: a block is not covered by what stands above it.
 */
function linesAbout(
  { comment }: WrittenSuppression,
  { file, heads }: CommentedText,
): { readonly from: number; readonly to: number } {
  const lineStart = file.lineStartAt(comment.start);
  const after = firstEndingAfter(heads, comment.start);
  let first = after;
  while (first > 0 && (heads[first - 1]?.end ?? 0) > lineStart) first--;
  const inside = (heads[after]?.start ?? Number.POSITIVE_INFINITY) < comment.start;
  if (first === after && !inside) return linesOf(file, heads[after], heads[after], comment.end);
  return linesOf(file, heads[first], heads[inside ? after : after - 1], comment.end);
}

/** Whole lines from the first head to the last; nothing but the place itself where there is no head. */
function linesOf(
  file: SourceFile,
  first: Head | undefined,
  last: Head | undefined,
  nowhere: number,
): { readonly from: number; readonly to: number } {
  if (first === undefined || last === undefined) return { from: nowhere, to: nowhere };
  return { from: file.lineStartAt(first.start), to: file.lineEndAt(last.end) };
}

/** The index of the first head that ends after an offset. */
export function firstEndingAfter(heads: readonly Head[], offset: number): number {
  return partitionPoint(heads, ({ end }) => end <= offset);
}
