/**
 * Runs rules over a project and puts what they yield in order: the same finding once, sorted by place, and those in
 * files that nobody asked about set apart.
 */
import { isSameEdit, type TextEdit } from '../text/edit.ts';
import { compareSpans } from '../text/span.ts';
import { editsConflict } from './edit-conflict.ts';
import { type Finding, type Fix, isSeverityAtLeast, type Severity } from './finding.ts';
import type { Project } from './project.ts';
import type { AnyRoute, Report, Rule, RuleContext } from './rule.ts';
import { compareTexts } from './text-order.ts';

/** Idle sockets must live at least five minutes unless the user says otherwise. */
export const DEFAULT_MINIMUM_IDLE = 300_000;

export interface LintOptions {
  /** Idle sockets must live at least this long, in milliseconds. */
  readonly minimumIdle: number;
  /** What the user's configuration says about a rule, by its id; a rule that is `off` is not run. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>;
  /** Whether the user accepts a finding (a suppression comment, a baseline). */
  readonly accepts?: (finding: Finding) => boolean;
}

/** A rule that threw: a defect of the rule, never of the configuration. */
export interface RuleFailure {
  readonly kind: 'internal';
  readonly rule: string;
  readonly message: string;
  /** What was thrown. */
  readonly cause: unknown;
}

export interface LintResult {
  /** In the named files, sorted by path, start, end and rule. */
  readonly findings: readonly Finding[];
  /** In other files of the project, which are shown only where the user wants them. */
  readonly elsewhere: readonly Finding[];
  /** Accepted by the user, wherever they are. */
  readonly suppressed: readonly Finding[];
  readonly failures: readonly RuleFailure[];
  /** The routes that a finding is about, where its rule looked at routes. */
  readonly routes: ReadonlyMap<Finding, readonly AnyRoute[]>;
}

export function lint(project: Project, rules: readonly Rule[], options: LintOptions): LintResult {
  const context: RuleContext = { target: project.target, minimumIdle: options.minimumIdle };
  const gathering: Gathering = { byKey: new Map(), failures: [] };
  for (const rule of rules) {
    const configured = options.severities?.get(rule.id) ?? null;
    if (configured !== 'off') runRule(project, rule, context, configured, gathering);
  }
  const gathered = [...gathering.byKey.values()].sort((a, b) => compareFindings(a.finding, b.finding));
  const named = new Set(project.files.filter((file) => file.named).map(({ file }) => file.path));
  const accepts = options.accepts ?? (() => false);
  const findings: Finding[] = [];
  const elsewhere: Finding[] = [];
  const suppressed: Finding[] = [];
  for (const { finding } of gathered) {
    if (accepts(finding)) suppressed.push(finding);
    else if (involves(finding, named)) findings.push(finding);
    else elsewhere.push(finding);
  }
  return {
    findings,
    elsewhere,
    suppressed,
    failures: gathering.failures,
    routes: new Map(gathered.map(({ finding, routes }) => [finding, routes])),
  };
}

/** Whether a finding is about one of some files: it blames a line there, or a line there is part of the story. */
function involves(finding: Finding, paths: ReadonlySet<string>): boolean {
  return paths.has(finding.span.file.path) || finding.related.some(({ span }) => paths.has(span.file.path));
}

interface Gathered {
  readonly finding: Finding;
  readonly routes: readonly AnyRoute[];
}

interface Gathering {
  readonly byKey: Map<string, Gathered>;
  readonly failures: RuleFailure[];
}

function runRule(
  project: Project,
  rule: Rule,
  context: RuleContext,
  configured: Severity | null,
  { byKey, failures }: Gathering,
): void {
  const add = (report: Report, routes: readonly AnyRoute[]) =>
    addFinding(byKey, { finding: findingFrom(report, rule, configured), routes });
  try {
    if (rule.checkRoute !== undefined) {
      for (const route of project.routes) {
        if (!rule.dialects.includes(route.dialect)) continue;
        for (const report of rule.checkRoute(route, context)) add(report, [route]);
      }
    }
    for (const configuration of project.nginx) {
      for (const report of rule.checkNginx?.(configuration, context) ?? []) add(report, []);
    }
    for (const configuration of project.caddy) {
      for (const report of rule.checkCaddy?.(configuration, context) ?? []) add(report, []);
    }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    failures.push({ kind: 'internal', rule: rule.id, message, cause });
  }
}

function findingFrom(report: Report, rule: Rule, configured: Severity | null): Finding {
  return {
    rule: rule.id,
    severity: severityOf(report.severity ?? rule.severity, rule.severity, configured),
    message: report.message,
    span: report.span,
    related: report.related ?? [],
    fix: report.fix ?? null,
  };
}

/** A configured severity replaces the rule's own; what the rule toned down (weak evidence) is not made louder again. */
function severityOf(reported: Severity, own: Severity, configured: Severity | null): Severity {
  if (configured === null) return reported;
  if (isSeverityAtLeast(reported, own)) return configured;
  return isSeverityAtLeast(reported, configured) ? configured : reported;
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
