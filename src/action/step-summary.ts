/** What a step adds to the summary of its job: the report, what it is about, and the suggested fixes. */
import { escapeControls } from '../report/escape.ts';
import type { CheckReport } from '../report/report.ts';
import type { Scope } from './scope.ts';
import { patchSection } from './suggested-patch.ts';

export interface Summarized {
  /** Null where the run ended before there was one. */
  readonly report: CheckReport | null;
  readonly failures: readonly string[];
  readonly scope: Scope;
  readonly suggested: { readonly patch: Buffer; readonly files: number } | null;
}

/** In bytes. GitHub takes 1,048,576 of a step and drops all of what is longer. */
const MOST_BYTES = 900_000;

export function stepSummary({ report, failures, scope, suggested }: Summarized): string {
  return '';
}
