/** The summary of a job in GitHub Actions: what a step appends to the file that GITHUB_STEP_SUMMARY names. */
import { appendFileSync, statSync } from 'node:fs';
import { githubSummary, MOST_SUMMARY_BYTES } from '../../report/github-summary.ts';
import type { CheckReport } from '../../report/report.ts';
import { reasonFor } from '../../workspace/disk/disk.ts';
import type { Surroundings } from '../surroundings.ts';
import { reportFor } from './report-paths.ts';

/** Less is not worth beginning. */
const LEAST_ROOM = 4_000;

/** A summary that cannot be written is said, and no failed run: the findings stand in the log as well. */
export function appendJobSummary(report: CheckReport, surroundings: Surroundings): void {
  const { env, stderr } = surroundings;
  const path = env.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return;
  try {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    const room = MOST_SUMMARY_BYTES - size;
    if (room < LEAST_ROOM) {
      stderr.write(
        'The job summary has no room for this report: other commands of the step have filled it.\n',
      );
      return;
    }
    const text = githubSummary(reportFor('markdown', report, surroundings), room);
    appendFileSync(path, size > 0 ? `\n${text}` : text);
  } catch (error) {
    stderr.write(`The job summary cannot be written: ${reasonFor(error)}.\n`);
  }
}
