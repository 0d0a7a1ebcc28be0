import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BaselineCount,
  type BaselineEntry,
  baselineEntries,
  baselineText,
  entriesFrom,
  readBaseline,
  updatedEntries,
} from '../../src/lint/baseline.ts';
import { accept, lint } from '../../src/lint/run.ts';
import { projectOf, replacing } from './subject.ts';

const text = fc.oneof(fc.constantFrom('a', 'b', 'location /'), fc.string());
const entry: fc.Arbitrary<BaselineEntry> = fc.record({
  path: fc.constantFrom('a.conf', '../b.conf', 'ä b.conf'),
  rule: fc.constantFrom('alpha', 'beta'),
  within: fc.array(text, { maxLength: 3 }),
  statement: text,
  count: fc.integer({ min: 1, max: 5 }),
});
const entries = fc.array(entry, { maxLength: 8 });

describe('the text of a baseline', () => {
  it('is read as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(entries, (given) => {
        expect(readBaseline(baselineText(given))).toEqual({
          kind: 'baseline',
          entries: baselineEntries(given),
        });
      }),
    );
  });

  it('does not depend on the order of what is in it, and has a line for each place', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const written = baselineText(given);
        expect(baselineText([...given].reverse())).toBe(written);
        expect(written.match(/^ {4}\{/gm) ?? []).toHaveLength(baselineEntries(given).length);
      }),
    );
  });

  it('never fails to be read, whatever somebody made of it', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.string(), (given, at, junk) => {
        const written = baselineText(given);
        const offset = at % written.length;
        expect(() => readBaseline(written.slice(0, offset) + junk + written.slice(offset + 1))).not.toThrow();
      }),
    );
  });
});

describe('an update', () => {
  const one = (path: string, count = 1): BaselineEntry => ({
    path,
    rule: 'r',
    within: [],
    statement: 's',
    count,
  });
  const never = () => false;

  it('replaces what is known of the files that were judged, and keeps the rest', () => {
    const isJudged = (path: string) => path === 'a';
    expect(updatedEntries([one('a', 3), one('b')], [one('a')], isJudged, never)).toEqual([
      one('a'),
      one('b'),
    ]);
    expect(updatedEntries([one('a'), one('b')], [], isJudged, never)).toEqual([one('b')]);
  });

  it('forgets files that are gone', () => {
    expect(updatedEntries([one('a'), one('b')], [], never, (path) => path === 'b')).toEqual([one('a')]);
  });

  it('does not take back what is known of a file that was seen only in part', () => {
    expect(updatedEntries([one('a', 3)], [one('a', 1)], never, never)).toEqual([one('a', 3)]);
    expect(updatedEntries([one('a', 1)], [one('a', 2)], never, never)).toEqual([one('a', 2)]);
  });
});

describe('a baseline of what was found', () => {
  const rule = replacing({ id: 'rule', text: '$bad', by: '$good' });
  const block = fc.constantFrom(
    'set $a $bad;',
    'if ($x) { set $a $bad; }',
    'location /a { set $a $bad; }',
    'set $b 1;',
  );
  const blocks = fc.array(block, { minLength: 1, maxLength: 8 });
  const resultOf = (lines: readonly string[]) =>
    lint(projectOf({ '/nginx.conf': lines.join('\n') }), [rule], {});

  it('accepts all of it, in any order, and shows what is added, as often as it is', () => {
    fc.assert(
      fc.property(
        blocks,
        blocks,
        fc.array(fc.constantFrom('', '# x', 'set $c 1;')),
        (known, added, noise) => {
          const baseline = entriesFrom(resultOf(known).findings, (path) => path);
          const accepted = (lines: readonly string[]) => {
            const count = new BaselineCount(baseline, (path) => path);
            const result = accept(resultOf(lines), count.accepts);
            return {
              shown: result.findings.length,
              hidden: result.suppressed.length,
              left: count.left.length,
            };
          };
          const all = resultOf(known).findings.length;
          expect(accepted([...noise, ...[...known].reverse()])).toEqual({ shown: 0, hidden: all, left: 0 });
          const more = resultOf(added).findings.length;
          expect(accepted([...noise, ...added, ...known])).toEqual({ shown: more, hidden: all, left: 0 });
        },
      ),
    );
  });
});
