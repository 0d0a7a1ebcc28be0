/** Takes rules out of suppression comments: a name from a list, a sentence from a comment, or the comment. */
import type { TextEdit } from '../../text/edit.ts';
import { groupBy } from '../group-by.ts';
import type { SuppressionComment } from './comments.ts';
import type { WrittenSuppression, WrittenWord } from './grammar.ts';
import type { NamedPlace } from './suppressions.ts';

/** What else a comment says stays. */
export function removeNames(places: readonly NamedPlace[]): readonly TextEdit[] {
  return [...groupBy(places, ({ written }) => written)].map(([written, named]) => {
    const removed = new Set(named.map(({ name }) => name));
    const kept = written.names.filter((name) => !removed.has(name));
    return kept.length === 0 ? removeSentence(written) : keepNames(written, kept);
  });
}

function keepNames({ comment, names }: WrittenSuppression, kept: readonly WrittenWord[]): TextEdit {
  const start = names[0]?.start ?? comment.start;
  const end = names.at(-1)?.end ?? start;
  return { file: comment.file, start, end, text: kept.map(({ text }) => text).join(', ') };
}

function removeSentence({ comment, start, end }: WrittenSuppression): TextEdit {
  const { file, contentStart, contentEnd } = comment;
  const before = file.text.slice(contentStart, start);
  const isLast = end === contentEnd;
  if (before.trim() === '' && isLast) return removeComment(comment);
  // The next sentence begins with a `#`, which the comment has already.
  if (!isLast) return { file, start, end: end + (start === contentStart ? 1 : 0), text: '' };
  return {
    file,
    start: start - (before.length - before.trimEnd().length),
    end: endOfText(comment),
    text: '',
  };
}

/** Before the space that stands before the closing sign of a template's comment. */
function endOfText({ file, contentStart, contentEnd }: SuppressionComment): number {
  return contentStart + file.text.slice(contentStart, contentEnd).trimEnd().length;
}

/** With its line where it has that to itself, else with the space before it. */
function removeComment({ file, start, end }: SuppressionComment): TextEdit {
  const { text } = file;
  const lineStart =
    file.lineStartAt(start) + (text.startsWith('\uFEFF') && file.lineStartAt(start) === 0 ? 1 : 0);
  const lineEnd = file.lineEndAt(end);
  const before = text.slice(lineStart, start);
  const isLastOnLine = text.slice(end, lineEnd).trim() === '';
  if (before.trim() !== '') {
    const from = isLastOnLine ? lineStart + before.trimEnd().length : start;
    return { file, start: from, end, text: '' };
  }
  if (!isLastOnLine) return { file, start, end: end + (/\s/.test(text.charAt(end)) ? 1 : 0), text: '' };
  if (lineEnd < text.length) return { file, start: lineStart, end: lineEnd + 1, text: '' };
  const feed = Math.max(lineStart - 1, 0);
  return { file, start: text[feed - 1] === '\r' ? feed - 1 : feed, end: lineEnd, text: '' };
}
