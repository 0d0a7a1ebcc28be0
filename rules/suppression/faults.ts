/** What is wrong with a comment itself. */
import { closest, distance } from 'fastest-levenshtein';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { KEYWORDS, type WrittenSuppression, type WrittenWord } from '../../src/lint/suppression/grammar.ts';
import { removeNames } from '../../src/lint/suppression/removal.ts';
import type { NamedPlace, SuppressionFault } from '../../src/lint/suppression/suppressions.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import type { Span } from '../../src/text/span.ts';

export function faultReport(fault: SuppressionFault, rules: readonly string[]): Report {
  switch (fault.kind) {
    case 'keyword':
      return wrongKeyword(fault.written);
    case 'no-rule':
      return noRule(fault.written);
    case 'no-reason':
      return noReason(fault.written);
    case 'unknown-rule':
      return unknownRule(fault.place, rules);
    case 'itself':
      return {
        message:
          'What is wrong with comments for proxylint cannot be accepted by one of them; the severity of `suppression` can be set in the configuration file.',
        span: spanOfName(fault.place),
        fix: removal(fault.place),
      };
    case 'no-end':
      return {
        message: `No \`${KEYWORDS.end} ${fault.place.name.text}\` follows, so that this region accepts nothing; write one where it ends.`,
        span: spanOfName(fault.place),
      };
    case 'no-start':
      return {
        message: `No region of \`${fault.place.name.text}\` is open here, so that this ends nothing.`,
        span: spanOfName(fault.place),
        fix: removal(fault.place),
      };
    case 'open-already':
      return {
        message: `The region of \`${fault.place.name.text}\` is open already, so that this begins nothing: the next \`${KEYWORDS.end}\` ends it.`,
        span: spanOfName(fault.place),
        related: [{ message: 'it begins here', span: spanOfName(fault.first) }],
        fix: removal(fault.place),
      };
  }
}

function wrongKeyword({ comment: { file }, keyword, kind }: WrittenSuppression): Report {
  const right = KEYWORDS[kind];
  return {
    message: `\`${keyword.text}\` is no word for proxylint, so that this comment accepts nothing; the word is \`${right}\`.`,
    span: spanOf(file, keyword),
    fix: replacement(file, keyword, right),
  };
}

function noRule({ comment: { file }, keyword, kind }: WrittenSuppression): Report {
  const example = `${KEYWORDS[kind]} RULE${kind === 'end' ? '' : ' -- reason'}`;
  return {
    message: `This comment names no rule, so that it accepts nothing; write \`${example}\`.`,
    span: spanOf(file, keyword),
  };
}

function noReason({ comment: { file }, keyword, names, unmarked }: WrittenSuppression): Report {
  const end = (unmarked ?? names.at(-1) ?? keyword).end;
  const message = `This comment gives no reason, so that it accepts nothing; write \` -- \` and the reason after ${names.length === 1 ? 'the rule' : 'the rules'}.`;
  const span = { file, start: keyword.start, end };
  if (unmarked === null) return { message, span };
  const signs = /^[-–—:=>]+\s*/.exec(unmarked.text)?.[0].length ?? 0;
  const edit = { file, start: unmarked.start, end: unmarked.start + signs, text: '-- ' };
  const isSaid = signs < unmarked.text.length;
  return {
    message,
    span,
    fix: isSaid ? { safety: 'safe', title: 'write `--` before the reason', edits: [edit] } : null,
  };
}

function unknownRule(place: NamedPlace, rules: readonly string[]): Report {
  const { file } = place.written.comment;
  const { name } = place;
  const nearest = closest(name.text, [...rules]);
  const isNear = distance(name.text, nearest) <= Math.max(2, Math.floor(name.text.length / 3));
  return {
    message: `There is no rule \`${name.text}\`, so that this comment accepts nothing${isNear ? `; did you mean \`${nearest}\`?` : '.'}`,
    span: spanOfName(place),
    fix: isNear ? replacement(file, name, nearest) : null,
  };
}

function replacement(file: SourceFile, { start, end }: WrittenWord, text: string): Fix {
  return { safety: 'safe', title: `write \`${text}\``, edits: [{ file, start, end, text }] };
}

function removal(place: NamedPlace): Fix {
  return { safety: 'safe', title: 'remove it', edits: removeNames([place]) };
}

function spanOfName({ written, name }: NamedPlace): Span {
  return spanOf(written.comment.file, name);
}

function spanOf(file: SourceFile, { start, end }: WrittenWord): Span {
  return { file, start, end };
}
