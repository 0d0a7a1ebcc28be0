/**
 * JUnit's XML, for the test views of Jenkins and GitLab: a suite for each file, a test for each finding, and one that
 * passes for a file without any. A test fails where its finding fails the run (`--fail-on`); what is less grave passes
 * with its text as output.
 *
 * Both programs follow a test by its class and name from run to run, so that a name holds no line number but the blocks
 * that the finding is in.
 */
import { type Finding, isSeverityAtLeast } from '../lint/finding.ts';
import { groupBy } from '../lint/group-by.ts';
import { escapeControls } from './escape.ts';
import { frameLines } from './frame.ts';
import { plain } from './paint.ts';
import { findingFrame } from './pretty.ts';
import type { CheckReport } from './report.ts';
import { element, xmlText } from './svg/element.ts';

const FRAME_COLUMNS = 120;

/** The whole document in pieces, ending in a line feed. */
export function* junitReport(report: CheckReport): Generator<string> {
  const { findings, files, failOn } = report;
  const byPath = groupBy(findings, ({ span }) => span.file.path);
  const sound = files.map(({ file }) => file.path).filter((path) => !byPath.has(path));
  const failures = findings.filter((finding) => fails(finding, failOn)).length;
  const totals = { name: 'proxylint', tests: findings.length + sound.length, failures, errors: 0 };
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributesOf(totals)}>\n`;
  for (const [path, ofFile] of byPath) yield* suite(path, ofFile, report);
  for (const path of sound) yield* suite(path, [], report);
  yield '</testsuites>\n';
}

function fails({ severity }: Finding, failOn: CheckReport['failOn']): boolean {
  return isSeverityAtLeast(severity, failOn);
}

function* suite(path: string, findings: readonly Finding[], report: CheckReport): Generator<string> {
  const name = escapeControls(report.displayPath(path));
  const failures = findings.filter((finding) => fails(finding, report.failOn)).length;
  const tests = Math.max(1, findings.length);
  yield `<testsuite${attributesOf({ name, tests, failures, errors: 0, skipped: 0, file: name })}>\n`;
  if (findings.length === 0) yield `${element('testcase', { classname: name, name: 'no findings' })}\n`;
  const taken = new Set<string>();
  for (const finding of findings) {
    yield `${testcase(finding, name, uniqueName(finding, taken), report)}\n`;
  }
  yield '</testsuite>\n';
}

/** The rule and where in the file, with a number where that is said already. */
function uniqueName({ rule, within }: Finding, taken: Set<string>): string {
  const place = escapeControls(within.length === 0 ? rule : `${rule} in ${within.join(' > ')}`);
  let name = place;
  for (let number = 2; taken.has(name); number++) name = `${place} (${number})`;
  taken.add(name);
  return name;
}

function testcase(finding: Finding, classname: string, name: string, report: CheckReport): string {
  const message = escapeControls(finding.message);
  const body = `\n${xmlText([message, ...bodyLines(finding, report)].join('\n'))}\n`;
  const told = fails(finding, report.failOn)
    ? element('failure', { type: finding.severity, message }, body)
    : element('system-out', {}, body);
  return element('testcase', { classname, name }, told);
}

function bodyLines(finding: Finding, { displayPath }: CheckReport): readonly string[] {
  const { marks, gutter } = findingFrame(finding, []);
  const options = {
    paint: plain,
    style: finding.severity,
    displayPath,
    columns: FRAME_COLUMNS,
    gutter,
  } as const;
  const fix = finding.fix === null ? [] : [`= fix: ${escapeControls(finding.fix.title)}`];
  return [...frameLines(marks, options), ...fix];
}

function attributesOf(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xmlText(String(value))}"`)
    .join('');
}
