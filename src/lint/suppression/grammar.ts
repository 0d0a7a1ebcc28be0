/**
 * What a comment says to proxylint: `proxylint-ignore RULE, RULE -- reason`, with `-start`, `-end` or `-file` after
 * `ignore`. What is almost that is read as it was meant, and told apart, since a comment that looks as if it did
 * something and does nothing is worse than none.
 */
import { isOneEditAway } from '../../text/one-edit.ts';
import type { SuppressionComment } from './comments.ts';

/** `next`: the line at whose end it stands, or the next statement. */
export type SuppressionKind = 'next' | 'start' | 'end' | 'file';

export const KEYWORDS: Readonly<Record<SuppressionKind, string>> = {
  next: 'proxylint-ignore',
  start: 'proxylint-ignore-start',
  end: 'proxylint-ignore-end',
  file: 'proxylint-ignore-file',
};

/** A word of the text with its place. */
export interface WrittenWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One such sentence; a comment may hold several, each after a `#`. */
export interface WrittenSuppression {
  readonly comment: SuppressionComment;
  readonly kind: SuppressionKind;
  /** As it is written, right or not. */
  readonly keyword: WrittenWord;
  /** The keyword is one that there is. */
  readonly exact: boolean;
  readonly names: readonly WrittenWord[];
  /** Null where there is none, or an empty one. */
  readonly reason: string | null;
  /** What follows the names without `--` before it: most likely the reason. */
  readonly unmarked: WrittenWord | null;
  /** From the `#` or the beginning of the comment's content to the next such sentence, or the content's end. */
  readonly start: number;
  readonly end: number;
}

const BEGINNING = /(?:^|#)\s*(?=proxylint[-_:\s]*[a-z])/gi;

export function readSuppressionComment(
  comment: SuppressionComment,
  isRule: (name: string) => boolean,
): readonly WrittenSuppression[] {
  const content = comment.file.text.slice(comment.contentStart, comment.contentEnd);
  const beginnings = [...content.matchAll(BEGINNING)].map((found) => ({
    start: found.index,
    keyword: found.index + found[0].length,
  }));
  return beginnings.flatMap(({ start, keyword }, index) => {
    const end = beginnings[index + 1]?.start ?? content.length;
    const read = readSentence(content.slice(keyword, end), comment.contentStart + keyword, isRule);
    if (read === null) return [];
    return [{ comment, ...read, start: comment.contentStart + start, end: comment.contentStart + end }];
  });
}

type Sentence = Omit<WrittenSuppression, 'comment' | 'start' | 'end'>;

const EXACT = /^proxylint-ignore(?:-(start|end|file))?(?![\w-])/;

function readSentence(text: string, offset: number, isRule: (name: string) => boolean): Sentence | null {
  const exact = EXACT.exec(text);
  const found = exact === null ? nearMiss(text) : { kind: kindOf(exact[1]), length: exact[0].length };
  if (found === null) return null;
  const { kind, length } = found;
  const keyword = { text: text.slice(0, length), start: offset, end: offset + length };
  return { kind, keyword, exact: exact !== null, ...readRest(text.slice(length), offset + length, isRule) };
}

function kindOf(suffix: string | undefined): SuppressionKind {
  return suffix === 'start' || suffix === 'end' || suffix === 'file' ? suffix : 'next';
}

const NEARLY = /^proxylint[-_:\s]*([a-z]+(?:[-_][a-z]+)*)/i;

/** What other linters call it. */
const OTHER_VERBS: ReadonlySet<string> = new Set([
  'disable',
  'suppress',
  'skip',
  'noqa',
  'nolint',
  'ignored',
  'ignores',
]);

const OTHER_SUFFIXES: Readonly<Record<SuppressionKind, readonly string[]>> = {
  next: ['', 'line', 'next', 'next-line', 'nextline', 'this-line', 'rule'],
  start: ['start', 'begin', 'on', 'block'],
  end: ['end', 'stop', 'off', 'close'],
  file: ['file', 'all', 'whole-file'],
};

function nearMiss(text: string): { readonly kind: SuppressionKind; readonly length: number } | null {
  const found = NEARLY.exec(text);
  const [verb = '', ...rest] = (found?.[1] ?? '').toLowerCase().replaceAll('_', '-').split('-');
  if (found === null) return null;
  if (verb === 'enable') return { kind: 'end', length: found[0].length };
  if (verb !== 'ignore' && !isOneEditAway(verb, 'ignore') && !OTHER_VERBS.has(verb)) return null;
  const suffix = rest.join('-');
  const kinds: readonly SuppressionKind[] = ['next', 'start', 'end', 'file'];
  const kind =
    kinds.find((each) => OTHER_SUFFIXES[each].includes(suffix)) ??
    kinds.find((each) => each !== 'next' && isOneEditAway(suffix, each)) ??
    'next';
  return { kind, length: found[0].length };
}

const REASON = /(?:^|\s)--+(?:\s|$)/;

function readRest(
  text: string,
  offset: number,
  isRule: (name: string) => boolean,
): Pick<Sentence, 'names' | 'reason' | 'unmarked'> {
  const mark = REASON.exec(text);
  const words = wordsOf(mark === null ? text : text.slice(0, mark.index), offset);
  if (mark !== null) {
    const reason = text.slice(mark.index + mark[0].length).trim();
    return { names: words.map(({ word }) => word), reason: reason === '' ? null : reason, unmarked: null };
  }
  let count = 0;
  for (const { word, afterComma } of words) {
    if (count > 0 && !afterComma && !isRule(word.text)) break;
    count++;
  }
  const rest = words[count]?.word.start;
  const end = offset + text.trimEnd().length;
  return {
    names: words.slice(0, count).map(({ word }) => word),
    reason: null,
    unmarked: rest === undefined ? null : { text: text.slice(rest - offset).trimEnd(), start: rest, end },
  };
}

/** The words, which commas or white space separate. */
function wordsOf(
  text: string,
  offset: number,
): readonly { readonly word: WrittenWord; readonly afterComma: boolean }[] {
  let end = 0;
  return [...text.matchAll(/[^\s,]+/g)]
    .filter((found) => found.index > 0 || found[0] !== ':')
    .map((found) => {
      const start = found.index;
      const afterComma = text.slice(end, start).includes(',');
      end = start + found[0].length;
      return { word: { text: found[0], start: offset + start, end: offset + end }, afterComma };
    });
}
