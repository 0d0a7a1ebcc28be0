/**
 * The tester for own rules: what the tests of the built-in ones hold. The broken example fires exactly what it says; the
 * repaired one is silent; the fix of the one gives the other, fixes nothing twice, and brings no finding of another rule.
 */
import type { FixSafety } from '../lint/finding.ts';
import { fixProject } from '../lint/fix.ts';
import { faultOfRule } from '../lint/own-rule.ts';
import type { FindingDocument } from '../report/document.ts';
import { unifiedDiff } from '../text/unified-diff.ts';
import { lint } from './lint.ts';
import { open } from './open.ts';
import type { LintReport } from './reports.ts';
import type { Rule } from './rule.ts';
import {
  type ExpectedFinding,
  expectExamples,
  filesOfExample,
  type RuleExample,
  type RuleExamples,
  type SilentExample,
} from './rule-examples.ts';
import type { Settings } from './settings.ts';

type Files = Readonly<Record<string, string>>;

/** What an example shows of a rule that is not as it should be. */
interface Mistake {
  readonly title: string;
  readonly message: string;
  /** What test runners show as a difference; undefined where the message says all. */
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** Test runners take it for a failed assertion, and show the difference. */
class RuleTestFailed extends Error {
  override readonly name = 'AssertionError';
  readonly code = 'ERR_ASSERTION';
  readonly actual: unknown;
  readonly expected: unknown;
  readonly showDiff = false;

  constructor(message: string, { actual, expected }: Pick<Mistake, 'actual' | 'expected'>) {
    super(message);
    this.actual = actual;
    this.expected = expected;
  }
}

/**
 * Runs a rule over its examples. Returns where all is as it should be, else throws one error that names every mistake;
 * call it in a test of any runner, or in none.
 */
export function testRule(rule: Rule, examples: RuleExamples): void {
  const fault = faultOfRule(rule);
  if (fault !== null) throw new TypeError(`testRule: this is no rule: ${fault}`);
  expectExamples(examples);
  const mistakes = [
    ...examples.examples.flatMap((example) => mistakesIn(rule, example)),
    ...(examples.silent ?? []).flatMap((each, index) => mistakesInSilent(rule, each, index)),
  ];
  const [first] = mistakes;
  if (first === undefined) return;
  const lines = mistakes.map(({ title, message }) => `\n${title}\n${indented(message)}`);
  throw new RuleTestFailed(`${rule.id} is not as its examples say\n${lines.join('\n')}`, first);
}

function mistakesIn(rule: Rule, example: RuleExample): readonly Mistake[] {
  const { title, dialect, repaired } = example;
  const broken = filesOfExample(example.broken, dialect);
  const report = judge(rule, broken, example.settings);
  const failure = failureIn(report);
  if (failure !== null) return [{ title, message: failure }];
  const mistakes: Mistake[] = [...differingFindings(title, report, rule.id, example.findings, broken)];
  mistakes.push(...undeclaredFixes(title, rule, report));
  if (repaired !== undefined) {
    const files = { ...broken, ...filesOfExample(repaired, dialect) };
    mistakes.push(...unlessSilent(`${title} (repaired)`, judge(rule, files, example.settings), rule.id));
  }
  // A fix can only be judged where the findings are right.
  return mistakes.length > 0 ? mistakes : mistakesOfFix(rule, example, broken, report);
}

function mistakesInSilent(rule: Rule, each: SilentExample | string, index: number): readonly Mistake[] {
  const { title, text, dialect, settings } =
    typeof each === 'string'
      ? { title: `silent[${index}]`, text: each, ...NOTHING_ELSE }
      : { ...NOTHING_ELSE, ...each };
  return unlessSilent(title, judge(rule, filesOfExample(text, dialect), settings), rule.id);
}

const NOTHING_ELSE: Pick<SilentExample, 'dialect' | 'settings'> = {};

function judge(rule: Rule, files: Files, settings: Settings | undefined): LintReport {
  return lint({ files, rules: [rule], ...(settings && { settings }) });
}

/** The findings of the rule itself. */
function own({ findings }: LintReport, rule: string): readonly FindingDocument[] {
  return findings.filter((finding) => finding.rule === rule);
}

function failureIn({ problems }: LintReport): string | null {
  const [problem] = problems;
  if (problem === undefined) return null;
  if (problem.kind === 'rule') {
    const stack = problem.cause instanceof Error ? problem.cause.stack : undefined;
    return `the rule fails: ${stack ?? problem.message}`;
  }
  return problem.message;
}

function unlessSilent(title: string, report: LintReport, rule: string): readonly Mistake[] {
  const failure = failureIn(report);
  if (failure !== null) return [{ title, message: failure }];
  const found = own(report, rule).map(describe);
  if (found.length === 0) return [];
  return [
    { title, message: `is to be silent, and finds\n${bullets('+', found)}`, actual: found, expected: [] },
  ];
}

/** Pairs what is expected with what is found, each once. */
function differingFindings(
  title: string,
  report: LintReport,
  rule: string,
  expected: readonly ExpectedFinding[],
  files: Files,
): readonly Mistake[] {
  const unexpected = [...own(report, rule)];
  const missing: ExpectedFinding[] = [];
  for (const each of expected) {
    const at = unexpected.findIndex((finding) => meets(finding, each, files));
    if (at === -1) missing.push(each);
    else unexpected.splice(at, 1);
  }
  if (unexpected.length + missing.length === 0) return [];
  const lines = [
    ...missing.map((each) => bullets('-', [describeExpected(each)])),
    ...unexpected.map((finding) =>
      bullets('+', [`${describe(finding)}\n  at ${JSON.stringify(blamedBy(finding, files))}`]),
    ),
  ];
  return [
    {
      title,
      message: `finds something else than it says (- expected, + found)\n${lines.join('\n')}`,
      actual: own(report, rule).map(describe),
      expected: expected.map(describeExpected),
    },
  ];
}

function meets(finding: FindingDocument, expected: ExpectedFinding, files: Files): boolean {
  const { line, text, file, severity, message } = expected;
  return (
    (line === undefined || finding.start.line === line) &&
    (text === undefined || blamedBy(finding, files) === text) &&
    (file === undefined || finding.path === file) &&
    (severity === undefined || finding.severity === severity) &&
    (message === undefined ||
      (typeof message === 'string' ? finding.message === message : message.test(finding.message)))
  );
}

function blamedBy({ path, start, end }: FindingDocument, files: Files): string {
  return files[path]?.slice(start.offset, end.offset) ?? '';
}

/** What a rule may give by what it declares of its fixes. */
const ALLOWED_FIXES: Readonly<Record<Rule['fix'], readonly FixSafety[]>> = {
  none: [],
  safe: ['safe'],
  unsafe: ['unsafe'],
  mixed: ['safe', 'unsafe'],
};

function undeclaredFixes(title: string, rule: Rule, report: LintReport): readonly Mistake[] {
  return own(report, rule.id).flatMap((finding) => {
    if (finding.fix === null || ALLOWED_FIXES[rule.fix].includes(finding.fix.safety)) return [];
    const message = `gives a fix that is ${finding.fix.safety}, and the rule declares fix: '${rule.fix}'\n${bullets('+', [describe(finding)])}`;
    return [{ title, message }];
  });
}

function mistakesOfFix(
  rule: Rule,
  { title, dialect, repaired, fixed, settings }: RuleExample,
  broken: Files,
  report: LintReport,
): readonly Mistake[] {
  const wanted = fixed ?? (repaired === undefined || rule.fix === 'none' ? 'none' : 'repaired');
  const fixes = own(report, rule.id).filter((finding) => finding.fix !== null);
  if (wanted === 'none') {
    const message = `is to have no fix, and has one\n${bullets('+', fixes.map(describe))}`;
    return fixes.length === 0 ? [] : [{ title, message }];
  }
  const unsafe = fixes.some((finding) => finding.fix?.safety === 'unsafe');
  const once = fixedBy(rule, broken, settings, unsafe);
  const skipped = once.skipped.map((reason) => `\nnot fixed: ${reason}`).join('');
  const mistakes: Mistake[] = [];
  if (wanted === 'repaired' && repaired !== undefined) {
    mistakes.push(
      ...differingTexts(title, once.files, { ...broken, ...filesOfExample(repaired, dialect) }, skipped),
    );
  }
  const after = judge(rule, once.files, settings);
  if (wanted === 'silent') mistakes.push(...unlessSilent(`${title} (fixed)${skipped}`, after, rule.id));
  const twice = fixedBy(rule, once.files, settings, unsafe).files;
  mistakes.push(
    ...differingTexts(`${title} (fixed twice)`, twice, once.files, '\na fix is to be done once and for all'),
  );
  return [...mistakes, ...broughtFindings(title, rule, report, after)];
}

/** The texts as the fixes of this rule alone leave them. */
function fixedBy(
  rule: Rule,
  files: Files,
  settings: Settings | undefined,
  unsafe: boolean,
): { readonly files: Files; readonly skipped: readonly string[] } {
  const opened = open({ files, rules: [rule], ...(settings && { settings }) }, 'testRule');
  const rules = opened.rules.filter(({ id }) => id === rule.id);
  const { changed, skipped } = fixProject(opened.source, opened.request, rules, opened.judgedBy.lint, {
    unsafe,
  });
  const after = Object.fromEntries(changed.map((each) => [opened.displayPath(each.path), each.after]));
  return { files: { ...files, ...after }, skipped: skipped.map(({ reason }) => reason) };
}

function differingTexts(title: string, actual: Files, expected: Files, note: string): readonly Mistake[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  const differing = names.filter((name) => actual[name] !== expected[name]);
  if (differing.length === 0) return [];
  const diffs = differing.map((name) => {
    const { body } = unifiedDiff(name, expected[name] ?? '', actual[name] ?? '');
    return `--- ${name}, as it is to be\n+++ ${name}, as the fix leaves it\n${body}`;
  });
  const message = `the fix does not give what it says\n${diffs.join('')}${note}`;
  return [{ title, message, actual, expected }];
}

/** Findings of other rules, where there are more of one rule than before the fix: messages may quote what was changed. */
function broughtFindings(
  title: string,
  rule: Rule,
  before: LintReport,
  after: LintReport,
): readonly Mistake[] {
  const ids = new Set(after.findings.map((finding) => finding.rule).filter((id) => id !== rule.id));
  const brought = [...ids]
    .filter((id) => own(after, id).length > own(before, id).length)
    .flatMap((id) => own(after, id));
  if (brought.length === 0) return [];
  return [{ title, message: `the fix brings new findings\n${bullets('+', brought.map(describe))}` }];
}

function describe({ path, start, severity, rule, message }: FindingDocument): string {
  return `${path}:${start.line} ${severity} ${rule}: ${message}`;
}

function describeExpected({ file, line, severity, text, message }: ExpectedFinding): string {
  const place = [file ?? '', line === undefined ? '' : String(line)].filter((part) => part !== '').join(':');
  return [place, severity, text === undefined ? undefined : `at ${JSON.stringify(text)}`, message]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

function bullets(sign: '-' | '+', lines: readonly string[]): string {
  return lines.map((line) => `${sign} ${line}`).join('\n');
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
