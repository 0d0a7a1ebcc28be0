/** Reads each format as its consumers do, and says how many findings it tells of. Throws where it cannot be read. */
import { expect } from 'vitest';
import type { CheckFormat } from '../../src/report/index.ts';
import { elementsOf, parseXml, type XmlElement } from './xml.ts';
import { CHECKSTYLE_SCHEMA, faultsOf, JUNIT_SCHEMA } from './xml-schema.ts';

type Counter = (output: string) => number;

const lines = (output: string) => output.split('\n').slice(0, -1);
const matching = (output: string, pattern: RegExp) =>
  lines(output).filter((line) => pattern.test(line)).length;
const named = (output: string, name: string): readonly XmlElement[] =>
  [...elementsOf(parseXml(output))].filter((element) => element.name === name);

function validXml(
  output: string,
  ...[schema, root]: readonly [Parameters<typeof faultsOf>[1], string]
): XmlElement {
  const document = parseXml(output);
  expect(faultsOf(document, schema, [root])).toEqual([]);
  return document;
}

/** An annotation stands for itself and its repeats; the last of a kind may stand for all others. */
function annotated(output: string): number {
  return lines(output).reduce((sum, line) => {
    expect(line).toMatch(/^::(?:error|warning|notice) [^\r\n]*$/);
    const more = /^::\w+ title=proxylint::(\d+) more/.exec(line)?.[1];
    if (more !== undefined) return sum + Number(more);
    const repeats = / And (\d+) more like this in this file, on lines? [\d, …]+\.$/.exec(line)?.[1];
    return sum + 1 + Number(repeats ?? 0);
  }, 0);
}

export const COUNTERS: Readonly<Record<CheckFormat, Counter>> = {
  pretty: (output) => matching(output, /^(?:error|warning|info)\[[a-z0-9-]+\]: /),
  compact: (output) => {
    for (const line of lines(output))
      expect(line).toMatch(/:\d+:\d+: (?:error|warning|info): .* \[[a-z0-9-]+\]$/);
    return lines(output).length;
  },
  json: (output) => JSON.parse(output).findings.length,
  jsonl: (output) => lines(output).map((line) => JSON.parse(line).rule).length,
  sarif: (output) => {
    const [run] = JSON.parse(output).runs;
    return run.results.filter(
      ({ suppressions = [] }: { readonly suppressions?: readonly unknown[] }) => suppressions.length === 0,
    ).length;
  },
  github: annotated,
  gitlab: (output) => JSON.parse(output).length,
  checkstyle: (output) => {
    validXml(output, CHECKSTYLE_SCHEMA, 'checkstyle');
    return named(output, 'error').length;
  },
  junit: (output) => {
    validXml(output, JUNIT_SCHEMA, 'testsuites');
    return named(output, 'testcase').filter(({ attributes }) => attributes.name !== 'no findings').length;
  },
  html: (output) => named(output, 'article').length,
  markdown: (output) => matching(output, /^(?:❌|⚠️|ℹ️) \*\*(?:error|warning|info)\*\* <code>/u),
};
