import { applyPatch, parsePatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../src/text/unified-diff.ts';

const whole = (path: string, before: string, after: string) => {
  const { header, body } = unifiedDiff(path, before, after);
  return header + body;
};

describe('a unified diff', () => {
  test('shows three lines around a change', () => {
    expect(whole('nginx.conf', '1\n2\n3\n4\n5\n6\n7\n8\n9\n', '1\n2\n3\n4\nfive\n6\n7\n8\n9\n')).toBe(
      [
        '--- a/nginx.conf',
        '+++ b/nginx.conf',
        '@@ -2,7 +2,7 @@',
        ' 2',
        ' 3',
        ' 4',
        '-5',
        '+five',
        ' 6',
        ' 7',
        ' 8',
        '',
      ].join('\n'),
    );
  });

  test('names a file with spaces or quotes as git does', () => {
    expect(unifiedDiff('with space', 'a\n', 'b\n').header).toBe('--- a/with space\t\n+++ b/with space\t\n');
    expect(unifiedDiff('a"b\u0001', 'a\n', 'b\n').header).toBe('--- "a/a\\"b\\001"\n+++ "b/a\\"b\\001"\n');
  });

  test('of a file that was empty, or is so afterwards', () => {
    expect(unifiedDiff('a', '', 'a\n').body).toBe('@@ -0,0 +1 @@\n+a\n');
    expect(unifiedDiff('a', 'a\n', '').body).toBe('@@ -1 +0,0 @@\n-a\n');
  });

  test('applied to what was, gives what is, whatever the line ends', () => {
    const line = fc.constantFrom('a', 'b', '  c', '', '}');
    const text = fc
      .tuple(fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n'))), fc.constantFrom('', 'end'))
      .map(([lines, end]) => lines.map((pair) => pair.join('')).join('') + end);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = whole('a.conf', before, after);
        expect(parsePatch(diff)).toHaveLength(1);
        expect(applyPatch(before, diff, { autoConvertLineEndings: false })).toBe(after);
      }),
    );
  });
});
