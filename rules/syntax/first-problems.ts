/**
 * The first problems of each file. One slip can make everything after it unreadable, and a file that is no configuration
 * at all has a problem at every other character; nobody reads a thousand findings.
 */
import type { Report } from '../../src/lint/rule.ts';
import type { SourceFile } from '../../src/text/source-file.ts';

const MOST_OF_A_FILE = 50;

export function* firstProblems(reports: Iterable<Report>): Generator<Report> {
  const counts = new Map<SourceFile, number>();
  const hidden = new Map<SourceFile, Report>();
  for (const report of reports) {
    const { file } = report.span;
    const count = (counts.get(file) ?? 0) + 1;
    counts.set(file, count);
    if (count <= MOST_OF_A_FILE) yield report;
    else if (!hidden.has(file)) hidden.set(file, report);
  }
  for (const [file, { span }] of hidden) {
    const more = (counts.get(file) ?? 0) - MOST_OF_A_FILE;
    yield {
      message: `From here on ${more} more ${more === 1 ? 'problem is' : 'problems are'} not shown: they often come from the first ones.`,
      span,
    };
  }
}
