/**
 * Rules that somebody else wrote: whether a value is one. They come from modules that no compiler has seen together with
 * this one, so that every part is looked at before anything is called.
 */
import type { FixSafety, Severity } from './finding.ts';
import type { Rule } from './rule.ts';

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
  return faultOfChecks(value) ?? faultOfKeys(value);
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
