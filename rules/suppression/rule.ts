/** Comments for proxylint that do not do what they seem to do. It rests on what all other rules found. */
import { defineRule } from '../../src/lint/rule.ts';
import { faultReport } from './faults.ts';
import { unusedReports } from './unused.ts';

export const rule = defineRule({
  id: 'suppression',
  summary:
    'a comment that should accept a finding, and accepts none: an unknown rule, no reason, nothing found',
  severity: 'warning',
  fix: 'safe',
  dialects: ['nginx', 'caddy'],
  *checkSuppressions(review) {
    for (const fault of review.faults) yield faultReport(fault, review.rules);
    yield* unusedReports(review.unused);
  },
});
