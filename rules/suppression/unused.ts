/** Comments that accept what is no longer found. */
import { groupBy } from '../../src/lint/group-by.ts';
import type { Report } from '../../src/lint/rule.ts';
import { removeNames } from '../../src/lint/suppression/removal.ts';
import type { Suppression } from '../../src/lint/suppression/suppressions.ts';

/** One report for each comment, whatever it names. */
export function* unusedReports(unused: readonly Suppression[]): Generator<Report> {
  for (const [written, suppressions] of groupBy(unused, ({ places }) => places[0]?.written)) {
    if (written === undefined) continue;
    const { comment, keyword, names } = written;
    const named = suppressions.flatMap(({ places }) => places.slice(0, 1).map(({ name }) => name));
    const first = named[0] ?? keyword;
    const last = named.at(-1) ?? keyword;
    const isWhole = named.length === names.length;
    yield {
      message: `${listed(named.map(({ text }) => text))} ${named.length === 1 ? 'finds' : 'find'} nothing ${where(suppressions)}, so that ${isWhole ? 'this comment is' : 'the name in this comment is'} of no use.`,
      span: { file: comment.file, start: isWhole ? keyword.start : first.start, end: last.end },
      fix: {
        safety: 'safe',
        title: isWhole
          ? 'remove the comment'
          : `take ${listed(named.map(({ text }) => text))} out of the comment`,
        edits: removeNames(suppressions.flatMap(({ places }) => places)),
      },
    };
  }
}

function where([first]: readonly Suppression[]): string {
  switch (first?.scope) {
    case 'file':
      return 'in this file';
    case 'region':
      return 'in this region';
    case 'line':
    case undefined:
      return 'on the line that this is about';
  }
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ');
}
