/**
 * Runs rules over one configuration. What they yield becomes findings, as loud as the user's settings for the blamed
 * file say; which of them are shown is `run.ts`'s business.
 */

import type { Span } from '../text/span.ts';
import { DEFAULT_FILE_SETTINGS, type FileSettings } from './file-settings.ts';
import { type Finding, isSeverityAtLeast, type Severity } from './finding.ts';
import { type Place, Places } from './place.ts';
import type { Configuration } from './project.ts';
import type { AnyRoute, Report, Rule, RuleContext } from './rule.ts';
import { NO_OPTION_VALUES } from './rule-options.ts';

/** What a user's settings say about a file, by its absolute path. */
export type SettingsFor = (path: string) => FileSettings;

export const defaultSettingsFor: SettingsFor = () => DEFAULT_FILE_SETTINGS;

/** A rule that threw: a defect of the rule, never of the configuration. */
export interface RuleFailure {
  readonly kind: 'internal';
  readonly rule: string;
  readonly message: string;
  /** What was thrown. */
  readonly cause: unknown;
}

/** A finding, and the routes that it is about, where its rule looked at routes. */
export interface Gathered {
  readonly finding: Finding;
  readonly routes: readonly AnyRoute[];
}

export interface Gathering {
  /** In no particular order; the same finding may be there several times. */
  readonly gathered: readonly Gathered[];
  /** At most one for each rule. */
  readonly failures: readonly RuleFailure[];
  /** Paths of the configuration's files where some of it could not be read, so that findings may be missing. */
  readonly halfRead: readonly string[];
}

export function gather(
  configuration: Configuration,
  rules: readonly Rule[],
  settingsFor: SettingsFor,
): Gathering {
  const gathered: Gathered[] = [];
  const failures: RuleFailure[] = [];
  const places = new Places(configuration);
  for (const rule of rules) {
    const context = contextOf(rule, configuration, settingsFor);
    try {
      for (const { report, routes } of reportsOf(configuration, rule, context)) {
        const finding = findingFrom(report, rule, settingsFor, (span) => places.of(span));
        if (finding !== null) gathered.push({ finding, routes });
      }
    } catch (cause) {
      failures.push(failureOf(rule, cause));
    }
  }
  return {
    gathered,
    failures,
    halfRead: hasSyntaxProblems(configuration) ? configuration.files.map(({ path }) => path) : [],
  };
}

function hasSyntaxProblems(configuration: Configuration): boolean {
  return configuration.dialect === 'nginx'
    ? configuration.trees.some(({ problems }) => problems.length > 0)
    : configuration.syntaxProblems.length > 0;
}

export function failureOf({ id }: Rule, cause: unknown): RuleFailure {
  const message = cause instanceof Error ? cause.message : String(cause);
  return { kind: 'internal', rule: id, message, cause };
}

function contextOf(rule: Rule, { target }: Configuration, settingsFor: SettingsFor): RuleContext {
  return {
    target,
    minimumIdleAt: ({ file }) => settingsFor(file.path).minimumIdle,
    optionsAt: (options, { file }) =>
      options.read(settingsFor(file.path).rules.get(rule.id)?.options ?? NO_OPTION_VALUES),
  };
}

function* reportsOf(
  configuration: Configuration,
  rule: Rule,
  context: RuleContext,
): Generator<{ readonly report: Report; readonly routes: readonly AnyRoute[] }> {
  if (rule.checkRoute !== undefined && rule.dialects.includes(configuration.dialect)) {
    for (const route of configuration.routes) {
      for (const report of rule.checkRoute(route, context)) yield { report, routes: [route] };
    }
  }
  const reports =
    configuration.dialect === 'nginx'
      ? rule.checkNginx?.(configuration, context)
      : rule.checkCaddy?.(configuration, context);
  for (const report of reports ?? []) yield { report, routes: [] };
}

/** Null where the rule is off in the blamed file. */
export function findingFrom(
  report: Report,
  rule: Rule,
  settingsFor: SettingsFor,
  placeOf: (span: Span) => Place,
): Finding | null {
  const configured = settingsFor(report.span.file.path).rules.get(rule.id)?.severity ?? null;
  if (configured === 'off') return null;
  return {
    rule: rule.id,
    severity: severityOf(report.severity ?? rule.severity, rule.severity, configured),
    message: report.message,
    span: report.span,
    ...placeOf(report.span),
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
