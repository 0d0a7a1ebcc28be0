/**
 * Rules that somebody else wrote: whether a value is one. They come from modules that no compiler has seen together with
 * this one, so that every part is looked at before anything is called.
 */

import type { SourceFile } from '../text/source-file.ts';
import type { FixSafety, Severity } from './finding.ts';
import type { Report, Rule } from './rule.ts';

/** `name/rule`: an id without a name could one day be that of a built-in rule. */
const ID = /^[a-z\d]+(?:-[a-z\d]+)*\/[a-z\d]+(?:-[a-z\d]+)*$/;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const FIXES: readonly (FixSafety | 'mixed' | 'none')[] = ['safe', 'unsafe', 'mixed', 'none'];
const DIALECTS = ['nginx', 'caddy'] as const;
const CHECKS = ['checkRoute', 'checkNginx', 'checkCaddy'] as const;

const KEYS: ReadonlySet<string> = new Set([
  'id',
  'summary',
  'severity',
  'fix',
  'dialects',
  'page',
  'options',
  ...CHECKS,
]);

/** What keeps a value from being a rule, for people and without the name of the rule; null where it is one. */
export function faultOfRule(value: unknown): string | null {
  if (!isRecord(value)) return 'it is not an object';
  const { id, summary, severity, fix, dialects, page } = value;
  if (typeof id !== 'string') return 'it has no id';
  if (!ID.test(id)) {
    return `its id '${id}' is not of the form name/rule, in lower-case letters, digits and hyphens`;
  }
  if (typeof summary !== 'string' || summary.trim() === '') return 'it has no summary';
  if (/[\r\n]/.test(summary)) return 'its summary has more than one line';
  if (!isOneOf(SEVERITIES, severity)) return faultOfChoice('severity', severity, SEVERITIES);
  if (!isOneOf(FIXES, fix)) return faultOfChoice('fix', fix, FIXES);
  if (!Array.isArray(dialects) || dialects.length === 0) {
    return `its dialects are to be an array of ${DIALECTS.join(' and ')}`;
  }
  const stranger: unknown = dialects.find((dialect) => !isOneOf(DIALECTS, dialect));
  if (stranger !== undefined) return faultOfChoice('dialects', stranger, DIALECTS);
  if (page !== undefined && typeof page !== 'string') return 'its page is to be a Markdown text';
  return faultOfOptions(value.options) ?? faultOfChecks(value) ?? faultOfKeys(value);
}

function faultOfOptions(options: unknown): string | null {
  if (options === undefined) return null;
  const isMade =
    isRecord(options) &&
    typeof options.read === 'function' &&
    isRecord(options.schema) &&
    isRecord(options.schema.properties);
  return isMade ? null : 'its options are not what defineOptions gives';
}

function faultOfChecks(value: Readonly<Record<string, unknown>>): string | null {
  for (const name of CHECKS) {
    const check = value[name];
    if (check !== undefined && typeof check !== 'function') return `its ${name} is not a function`;
  }
  if (CHECKS.every((name) => value[name] === undefined)) return `it has none of ${CHECKS.join(', ')}`;
  return null;
}

/** A misspelt check would never be called. */
function faultOfKeys(value: object): string | null {
  const stranger = Object.keys(value).find((key) => !KEYS.has(key));
  return stranger === undefined ? null : `it has a key '${stranger}', which rules do not have`;
}

export function isRule(value: unknown): value is Rule {
  return faultOfRule(value) === null;
}

/** What to call a value that should be a rule: its id where it has one, else its place. */
export function nameOfRule(value: unknown, otherwise: string): string {
  return isRecord(value) && typeof value.id === 'string' ? `the rule '${value.id}'` : otherwise;
}

/** The first id that occurs twice, or null. */
export function repeatedId(rules: readonly Rule[]): string | null {
  const seen = new Set<string>();
  for (const { id } of rules) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}

function faultOfChoice(key: string, given: unknown, choices: readonly string[]): string {
  return `its ${key} is one of ${choices.join(', ')}, not ${JSON.stringify(given) ?? 'undefined'}`;
}

function isOneOf<T>(choices: readonly T[], value: unknown): value is T {
  return choices.some((choice) => choice === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const CHECKED_RULES = new WeakMap<Rule, Rule>();

/**
 * The rule as it may be run: what its checks yield is looked at before anything is made of it, so that a mistake is the
 * rule's own failure and not one of a report or a fix that comes to it later.
 */
export function ownRule(rule: Rule): Rule {
  let checked = CHECKED_RULES.get(rule);
  if (checked === undefined) {
    checked = withCheckedReports(rule);
    CHECKED_RULES.set(rule, checked);
  }
  return checked;
}

function withCheckedReports(rule: Rule): Rule {
  const { checkRoute, checkNginx, checkCaddy } = rule;
  return {
    ...rule,
    ...(checkRoute && {
      checkRoute: (route, context) =>
        checkedReports(checkRoute.call(rule, route, context), 'checkRoute', route.configuration.files),
    }),
    ...(checkNginx && {
      checkNginx: (configuration, context) =>
        checkedReports(checkNginx.call(rule, configuration, context), 'checkNginx', configuration.files),
    }),
    ...(checkCaddy && {
      checkCaddy: (configuration, context) =>
        checkedReports(checkCaddy.call(rule, configuration, context), 'checkCaddy', configuration.files),
    }),
  };
}

function* checkedReports(
  reports: Iterable<Report>,
  check: string,
  files: readonly SourceFile[],
): Generator<Report> {
  if (!isIterable(reports)) {
    const isPromise =
      typeof reports === 'object' &&
      reports !== null &&
      ('then' in reports || Symbol.asyncIterator in reports);
    throw new TypeError(
      isPromise
        ? `${check} is asynchronous; rules are to answer at once`
        : `${check} gave ${reports === undefined ? 'nothing' : typeof reports} instead of an array or a generator of reports`,
    );
  }
  for (const report of reports) {
    const fault = faultOfReport(report, files);
    if (fault !== null) throw new TypeError(`${check} gave a report that cannot be used: ${fault}`);
    yield report;
  }
}

function faultOfReport(report: unknown, files: readonly SourceFile[]): string | null {
  if (!isRecord(report)) return 'it is not an object';
  const { message, span, severity, related, fix } = report;
  if (typeof message !== 'string' || message.trim() === '') return 'it has no message';
  if (/[\r\n]/.test(message)) return 'its message has more than one line';
  if (severity !== undefined && !isOneOf(SEVERITIES, severity))
    return faultOfChoice('severity', severity, SEVERITIES);
  if (related !== undefined && !Array.isArray(related)) return 'its related places are not an array';
  return (
    faultOfSpan(span, files, 'span') ?? faultOfRelated(related ?? [], files) ?? faultOfFix(fix ?? null, files)
  );
}

function faultOfRelated(related: readonly unknown[], files: readonly SourceFile[]): string | null {
  for (const place of related) {
    if (!isRecord(place) || typeof place.message !== 'string') return 'a related place has no message';
    const fault = faultOfSpan(place.span, files, 'related span');
    if (fault !== null) return fault;
  }
  return null;
}

function faultOfFix(fix: unknown, files: readonly SourceFile[]): string | null {
  if (fix === null) return null;
  if (!isRecord(fix)) return 'its fix is not an object';
  const { safety, title, edits } = fix;
  if (safety !== 'safe' && safety !== 'unsafe')
    return faultOfChoice("fix's safety", safety, ['safe', 'unsafe']);
  if (typeof title !== 'string' || title.trim() === '') return 'its fix has no title';
  if (!Array.isArray(edits)) return 'the edits of its fix are not an array';
  for (const edit of edits) {
    const fault = faultOfSpan(edit, files, 'edit');
    if (fault !== null) return fault;
    if (!isRecord(edit) || typeof edit.text !== 'string') return 'an edit of its fix has no text';
  }
  return null;
}

function faultOfSpan(span: unknown, files: readonly SourceFile[], what: string): string | null {
  if (!isRecord(span)) return `its ${what} is not an object`;
  const { file, start, end } = span;
  const isKnown = files.some((known) => known === file);
  if (!isKnown) return `its ${what} is in no file of the configuration`;
  if (typeof start !== 'number' || typeof end !== 'number') return `its ${what} has no start and end`;
  const length = files.find((known) => known === file)?.text.length ?? 0;
  const isWithin =
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
  return isWithin ? null : `its ${what} from ${start} to ${end} is not in its file`;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
