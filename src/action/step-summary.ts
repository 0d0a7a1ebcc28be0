/** What a step adds to the summary of its job: the report, what it is about, and the suggested fixes. */
import { githubSummary, MOST_SUMMARY_BYTES } from '../report/github-summary.ts';
import { markdownMessage } from '../report/markdown.ts';
import type { CheckReport } from '../report/report.ts';
import type { Scope } from './scope.ts';
import { patchSection } from './suggested-patch.ts';

export interface Summarized {
  /** Null where the run ended before there was one. */
  readonly report: CheckReport | null;
  readonly failures: readonly string[];
  readonly scope: Scope;
  /** `files`: how many files the patch changes. */
  readonly suggested: { readonly patch: Buffer; readonly files: number } | null;
}

/** The findings come first, and take what they need: of a longer patch, there is a file. */
const LEAST_FOR_REPORT = 100_000;

/** Of at most so many bytes as GitHub takes. */
export function stepSummary({ report, failures, scope, suggested }: Summarized): string {
  const about = aboutScope(scope);
  if (report === null) return `${failedSection(failures)}\n${about}`;
  const room = MOST_SUMMARY_BYTES - Buffer.byteLength(about) - 2;
  const fixes =
    suggested === null ? '' : patchSection(suggested.patch, suggested.files, room - LEAST_FOR_REPORT);
  const found = githubSummary(report, room - Buffer.byteLength(fixes));
  return [found, about, fixes].filter((section) => section !== '').join('\n');
}

function failedSection(failures: readonly string[]): string {
  const items = failures.map((failure) => `- ${markdownMessage(failure)}\n`);
  return `### proxylint: the run failed\n\n${items.join('')}`;
}

function aboutScope(scope: Scope): string {
  const note = [
    ...(scope.kind === 'changed'
      ? [`Only files that changed since ${scope.since.slice(0, 12)} are judged.`]
      : []),
    ...(scope.note === null ? [] : [markdownMessage(scope.note.text)]),
  ];
  return note.length === 0 ? '' : `${note.join(' ')}\n`;
}
