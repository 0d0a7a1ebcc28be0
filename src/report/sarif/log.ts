/**
 * SARIF 2.1.0 (OASIS, docs.oasis-open.org/sarif/sarif/v2.1.0), for GitHub's code scanning and whatever else reads it,
 * within the limits that GitHub sets (docs.github.com, "SARIF support for code scanning"): what they leave no room for is
 * left out from the least grave on, and the log says so.
 */
import type { Finding } from '../../lint/finding.ts';
import { SEVERITIES, severityText } from '../counted.ts';
import { escapeControls } from '../escape.ts';
import { HOME, VERSION } from '../home.ts';
import { type CheckReport, summarize } from '../report.ts';
import { resultOf, suppressionOf } from './results.ts';
import { ruleDescriptors } from './rules.ts';

/** GitHub takes more and keeps these. */
const MOST_RESULTS = 5_000;

/** GitHub takes 10 MB compressed: what is less before it is compressed always fits. */
const MOST_BYTES = 9_900_000;

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The whole log, ending in a line feed; each result has a line of its own. */
export function* sarifReport(report: CheckReport): Generator<string> {
  const everything = everythingOf(report);
  const rules = ruleDescriptors(new Set(everything.map(({ finding }) => finding.rule)), report.ownRules);
  const driver = JSON.stringify({
    name: 'proxylint',
    version: VERSION,
    semanticVersion: VERSION,
    informationUri: HOME,
    rules,
  });
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const { results, leftOut } = resultsWithin(MOST_BYTES - bytesOf(driver), everything, indices, report);
  yield `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[{\n`;
  yield `"tool":{"driver":${driver}},\n`;
  yield `"invocations":${JSON.stringify([invocation(report.problems, leftOut)])},\n`;
  yield '"columnKind":"utf16CodeUnits",\n';
  yield '"originalUriBaseIds":{"%SRCROOT%":{"description":{"text":"The root of the sources"}}},\n';
  yield '"results":[';
  for (const [index, result] of results.entries()) yield `${index === 0 ? '' : ','}\n${result}`;
  yield '\n]}]}\n';
}

interface Item {
  readonly finding: Finding;
  readonly suppressions: readonly ReturnType<typeof suppressionOf>[];
}

/** Findings, then what is suppressed. */
function everythingOf({ findings, suppressed, displayPath }: CheckReport): readonly Item[] {
  return [
    ...findings.map((finding) => ({ finding, suppressions: [] })),
    ...suppressed.map(({ finding, by }) => ({ finding, suppressions: [suppressionOf(by, displayPath)] })),
  ];
}

interface Results {
  /** As JSON, in the order of the report. */
  readonly results: readonly string[];
  readonly leftOut: readonly Item[];
}

function resultsWithin(
  room: number,
  everything: readonly Item[],
  indices: ReadonlyMap<string, number>,
  report: CheckReport,
): Results {
  const written = new Map<Item, string>();
  let left = room;
  for (const item of byGravity(everything)) {
    if (written.size === MOST_RESULTS) break;
    const result = resultOf(item.finding, indices.get(item.finding.rule) ?? -1, report);
    // An empty list says that nothing suppresses the result, where it is known of others that something does.
    const text = JSON.stringify(
      report.suppressed.length === 0 ? result : { ...result, suppressions: item.suppressions },
    );
    left -= bytesOf(text) + 2;
    if (left < 0) break;
    written.set(item, text);
  }
  return {
    results: everything.flatMap((item) => written.get(item) ?? []),
    leftOut: everything.filter((item) => !written.has(item)),
  };
}

function byGravity(items: readonly Item[]): readonly Item[] {
  const weightOf = ({ finding, suppressions }: Item) =>
    suppressions.length > 0 ? SEVERITIES.length : SEVERITIES.indexOf(finding.severity);
  return [...items].sort((a, b) => weightOf(a) - weightOf(b));
}

/** What went wrong in the run, and what there was no room for. */
function invocation(problems: readonly string[], leftOut: readonly Item[]) {
  const notifications = [
    ...problems.map((problem) => ({ level: 'error', message: { text: escapeControls(problem) } })),
    ...(leftOut.length === 0 ? [] : [{ level: 'warning', message: { text: leftOutText(leftOut) } }]),
  ];
  return {
    executionSuccessful: problems.length === 0,
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function leftOutText(leftOut: readonly Item[]): string {
  const open = leftOut.filter(({ suppressions }) => suppressions.length === 0).map(({ finding }) => finding);
  const suppressed = leftOut.length - open.length;
  const parts = [severityText(summarize(open, 0)), ...(suppressed > 0 ? [`${suppressed} suppressed`] : [])];
  const all = parts.filter((part) => part !== '').join(', ');
  return `Left out, because GitHub takes ${MOST_RESULTS} results and 10 MB: ${all}.`;
}

const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}
