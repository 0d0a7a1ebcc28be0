/**
 * Runs rules over the configurations of a project and puts what they yield in order: the same finding once, sorted by place, and those in
 * files that nobody asked about set apart.
 */
import { isSameEdit, type TextEdit } from '../text/edit.ts';
import { compareSpans } from '../text/span.ts';
import { editsConflict } from './edit-conflict.ts';
import {
  type Acceptance,
  type Finding,
  type Fix,
  isSeverityAtLeast,
  type SuppressedFinding,
} from './finding.ts';
import {
  defaultSettingsFor,
  type Gathered,
  type Gathering,
  gather,
  type RuleFailure,
  type SettingsFor,
} from './gather.ts';
import type { MissingRoots } from './partial-run.ts';
import type { Project } from './project.ts';
import type { AnyRoute, Rule } from './rule.ts';
import { reviewSuppressions } from './suppression/reviewed-findings.ts';
import { compareTexts } from './text-order.ts';

export interface LintOptions {
  /** What the user's settings say; the defaults where it is left out. */
  readonly settingsFor?: SettingsFor;
  /**
   * Why the user accepts a finding without a comment (a baseline); null where nobody does. Made anew for each state of
   * the files, since a baseline counts, and asked for each finding once, in the order in which they are shown.
   */
  readonly acceptance?: () => (finding: Finding) => Acceptance | null;
  /** Which roots may be elsewhere, so that what a comment accepts may be found there; `none` where it is left out. */
  readonly missingRoots?: MissingRoots;
}

export interface LintResult {
  /** In the named files, sorted by path, start, end and rule. */
  readonly findings: readonly Finding[];
  /** In other files of the project, which are shown only where the user wants them. */
  readonly elsewhere: readonly Finding[];
  /** Accepted by the user, in the named files; sorted in the same way. */
  readonly suppressed: readonly SuppressedFinding[];
  readonly suppressedElsewhere: readonly SuppressedFinding[];
  readonly failures: readonly RuleFailure[];
  /** The routes that a finding is about, where its rule looked at routes. */
  readonly routes: ReadonlyMap<Finding, readonly AnyRoute[]>;
}

export function lint(project: Project, rules: readonly Rule[], options: LintOptions): LintResult {
  const settingsFor = options.settingsFor ?? defaultSettingsFor;
  const gatherings = project.configurations.map((each) => gather(each, rules, settingsFor));
  return combine(project, rules, gatherings, options);
}

/** Puts together what the configurations of a project gave, each by itself; `rules` are those that ran. */
export function combine(
  project: Pick<Project, 'files'>,
  rules: readonly Rule[],
  gatherings: readonly Gathering[],
  options: LintOptions,
): LintResult {
  const byKey = new Map<string, Gathered>();
  for (const { gathered } of gatherings) for (const each of gathered) addFinding(byKey, each);
  const reviewed = reviewSuppressions([...byKey.values()], project.files, rules, gatherings, options);
  const gathered = [...reviewed.gathered].sort((a, b) => compareFindings(a.finding, b.finding));
  const named = new Set(project.files.filter((file) => file.named).map(({ file }) => file.path));
  const accepts = options.acceptance?.() ?? (() => null);
  const divided = divide(
    gathered.map(({ finding }) => finding),
    (finding) => involves(finding, named),
    (finding) => reviewed.comments.get(finding) ?? accepts(finding),
  );
  return {
    ...divided,
    failures: onePerRule([...gatherings.flatMap(({ failures }) => failures), ...reviewed.failures]),
    routes: new Map(gathered.map(({ finding, routes }) => [finding, routes])),
  };
}

/** The same result with further findings accepted; asked in the order in which they are shown. */
export function accept(result: LintResult, accepts: (finding: Finding) => Acceptance | null): LintResult {
  const named = new Set([...result.findings, ...result.suppressed.map(({ finding }) => finding)]);
  const known = new Map(
    [...result.suppressed, ...result.suppressedElsewhere].map(({ finding, by }) => [finding, by]),
  );
  const divided = divide(
    allFindings(result),
    (finding) => named.has(finding),
    (finding) => known.get(finding) ?? accepts(finding),
  );
  return { ...result, ...divided };
}

function divide(
  inOrder: readonly Finding[],
  isNamed: (finding: Finding) => boolean,
  acceptanceOf: (finding: Finding) => Acceptance | null,
): Pick<LintResult, 'findings' | 'elsewhere' | 'suppressed' | 'suppressedElsewhere'> {
  const findings: Finding[] = [];
  const elsewhere: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const suppressedElsewhere: SuppressedFinding[] = [];
  for (const finding of inOrder) {
    const by = acceptanceOf(finding);
    if (by !== null) (isNamed(finding) ? suppressed : suppressedElsewhere).push({ finding, by });
    else (isNamed(finding) ? findings : elsewhere).push(finding);
  }
  return { findings, elsewhere, suppressed, suppressedElsewhere };
}

/** Whether a finding is about one of some files: it blames a line there, or a line there is part of the story. */
function involves(finding: Finding, paths: ReadonlySet<string>): boolean {
  return paths.has(finding.span.file.path) || finding.related.some(({ span }) => paths.has(span.file.path));
}

function onePerRule(failures: readonly RuleFailure[]): readonly RuleFailure[] {
  return [...new Map(failures.map((failure) => [failure.rule, failure])).values()];
}

/** Keeps one finding per rule, span and message: a file that several roots include is judged in each of them. */
function addFinding(byKey: Map<string, Gathered>, added: Gathered): void {
  const { rule, span, message } = added.finding;
  const key = [rule, span.file.path, span.start, span.end, message].join('\0');
  const known = byKey.get(key);
  byKey.set(key, known === undefined ? added : merge(known, added));
}

function merge(known: Gathered, added: Gathered): Gathered {
  const louder = isSeverityAtLeast(known.finding.severity, added.finding.severity) ? known : added;
  return {
    finding: {
      ...known.finding,
      severity: louder.finding.severity,
      fix: mergeFixes(known.finding.fix, added.finding.fix),
    },
    routes: [...known.routes, ...added.routes],
  };
}

/**
 * One fix that does what both do, such as a map in each of the two roots that include a file. Where they cannot both
 * be done the first one stands; the next round sees what is left.
 */
function mergeFixes(first: Fix | null, second: Fix | null): Fix | null {
  if (first === null || second === null) return first ?? second;
  const added: TextEdit[] = [];
  for (const edit of second.edits) {
    if (first.edits.some((other) => isSameEdit(edit, other))) continue;
    if (first.edits.some((other) => editsConflict(edit, other))) return first;
    added.push(edit);
  }
  if (added.length === 0) return first;
  const safety = first.safety === 'safe' ? second.safety : 'unsafe';
  return { ...first, safety, edits: [...first.edits, ...added] };
}

/** The order in which findings are shown, which does not depend on the order of files or rules. */
export function compareFindings(a: Finding, b: Finding): number {
  return compareSpans(a.span, b.span) || compareTexts(a.rule, b.rule) || compareTexts(a.message, b.message);
}

/** Every finding of a result, shown or not, in that order. */
export function allFindings(result: LintResult): readonly Finding[] {
  const accepted = [...result.suppressed, ...result.suppressedElsewhere].map(({ finding }) => finding);
  return [...result.findings, ...result.elsewhere, ...accepted].sort(compareFindings);
}
