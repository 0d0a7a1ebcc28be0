/**
 * Whether an insertion did what it was meant to: the new routes work, every other route is as it was, nothing new is
 * found. What speaks against it is said, and then nothing is written.
 */
import type { Analysis } from '../lint/analysis.ts';
import type { Plan } from './plan.ts';

/** What speaks against an insertion that led from one state of the files to another, a sentence each; empty: nothing. */
export function objectionsToInsertion(plan: Plan, before: Analysis, after: Analysis): readonly string[] {
  throw new Error(`not yet: ${plan.title} ${before.project.routes.length} ${after.project.routes.length}`);
}
