/** Findings against the comments that accept some of them, and what the rules about such comments find. */
import type { Span } from '../../text/span.ts';
import { spanText } from '../../text/span.ts';
import type { Acceptance, Finding } from '../finding.ts';
import {
  defaultSettingsFor,
  failureOf,
  findingFrom,
  type Gathered,
  type Gathering,
  type RuleFailure,
  type SettingsFor,
} from '../gather.ts';
import { type MissingRoots, mayBelongElsewhere } from '../partial-run.ts';
import type { Place } from '../place.ts';
import type { ProjectFile } from '../project.ts';
import type { Rule } from '../rule.ts';
import { mayHoldSuppressions } from './comments.ts';
import { type SuppressionReview, Suppressions } from './review.ts';

export interface ReviewedFindings {
  /** What was gathered, and what is found about the comments. */
  readonly gathered: readonly Gathered[];
  /** Why a comment accepts a finding, for those that one accepts. */
  readonly comments: ReadonlyMap<Finding, Acceptance>;
  readonly failures: readonly RuleFailure[];
}

interface ReviewOptions {
  readonly settingsFor?: SettingsFor;
  readonly missingRoots?: MissingRoots;
}

export function reviewSuppressions(
  gathered: readonly Gathered[],
  files: readonly ProjectFile[],
  rules: readonly Rule[],
  gatherings: readonly Gathering[],
  options: ReviewOptions,
): ReviewedFindings {
  const comments = new Map<Finding, Acceptance>();
  if (!files.some(({ file }) => mayHoldSuppressions(file.text))) return { gathered, comments, failures: [] };
  const suppressions = new Suppressions(
    files,
    rules.map(({ id }) => id),
  );
  for (const { finding } of gathered) {
    const by = suppressions.acceptanceOf(finding);
    if (by !== null) comments.set(finding, by);
  }
  const settingsFor = options.settingsFor ?? defaultSettingsFor;
  const review = suppressions.review(judgement(files, rules, gatherings, { ...options, settingsFor }));
  const found = findingsAbout(review, rules, settingsFor);
  return { gathered: [...gathered, ...found.gathered], comments, failures: found.failures };
}

/**
 * Whether a rule has said all that it has to say about a file: it ran there and did not fail, the file was asked for,
 * so that every root that includes it is here, and all of those could be read.
 */
function judgement(
  files: readonly ProjectFile[],
  rules: readonly Rule[],
  gatherings: readonly Gathering[],
  { missingRoots, settingsFor }: ReviewOptions & { readonly settingsFor: SettingsFor },
): (rule: string, path: string) => boolean {
  const judged = files.filter((each) => each.named && !mayBelongElsewhere(each, missingRoots ?? 'none'));
  const named = new Set(judged.map(({ file }) => file.path));
  const halfRead = new Set(gatherings.flatMap((each) => each.halfRead));
  const failed = new Set(gatherings.flatMap(({ failures }) => failures.map(({ rule }) => rule)));
  const ran = new Set(rules.flatMap(({ id }) => (failed.has(id) ? [] : [id])));
  return (rule, path) =>
    ran.has(rule) &&
    named.has(path) &&
    !halfRead.has(path) &&
    settingsFor(path).rules.get(rule)?.severity !== 'off';
}

function findingsAbout(
  review: SuppressionReview,
  rules: readonly Rule[],
  settingsFor: SettingsFor,
): Pick<ReviewedFindings, 'gathered' | 'failures'> {
  const gathered: Gathered[] = [];
  const failures: RuleFailure[] = [];
  for (const rule of rules) {
    try {
      for (const report of rule.checkSuppressions?.(review) ?? []) {
        const finding = findingFrom(report, rule, settingsFor, placeOfComment);
        if (finding !== null) gathered.push({ finding, routes: [] });
      }
    } catch (cause) {
      failures.push(failureOf(rule, cause));
    }
  }
  return { gathered, failures };
}

/** A comment is told by what it says, wherever it stands. */
function placeOfComment(span: Span): Place {
  return { within: [], statement: spanText(span).replace(/\s+/g, ' ').trim() };
}
