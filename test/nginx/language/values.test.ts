/** What times, sizes and flags come to. What nginx accepts and refuses is held by `test/conformance/nginx-values.test.ts`. */
import { describe, expect, it } from 'vitest';
import { parseFlag, parseOffset, parseSize, parseTime } from '../../../src/nginx/language/values.ts';

describe('a time', () => {
  it.each([
    ['60', 60_000],
    ['90s', 90_000],
    ['500ms', 500],
    ['1h30m', 5_400_000],
    ['1h 30m', 5_400_000],
    ['1h 30', 3_630_000],
    ['1d', 86_400_000],
    ['1w1d', 691_200_000],
    ['1s500ms', 1_500],
    ['0', 0],
  ])('is read in milliseconds: %s', (text, milliseconds) => {
    expect(parseTime(text, 'milliseconds')).toEqual({ kind: 'time', milliseconds });
  });

  it.each([
    ['1M', 2_592_000_000],
    ['1y', 31_536_000_000],
    ['1d 1h', 90_000_000],
    ['60', 60_000],
  ])('may be longer where a directive counts in seconds: %s', (text, milliseconds) => {
    expect(parseTime(text, 'seconds')).toEqual({ kind: 'time', milliseconds });
  });

  it.each([
    ['60 s', 'milliseconds', 'a number and its unit must not be separated by a space'],
    ['3600sec', 'milliseconds', '"sec" is not a unit; nginx knows w, d, h, m, s and ms'],
    ['1H', 'milliseconds', '"H" is not a unit; nginx knows w, d, h, m, s and ms'],
    ['5M', 'milliseconds', 'months are not allowed here; minutes are "m"'],
    ['1y', 'milliseconds', 'years are not allowed here'],
    ['500ms', 'seconds', 'milliseconds are not allowed here'],
    ['30s 1h', 'milliseconds', '"30s 1h" does not have its units in descending order, each once'],
    ['1h1h', 'milliseconds', '"1h1h" does not have its units in descending order, each once'],
    ['', 'milliseconds', 'it holds no number'],
    ['h', 'milliseconds', 'it holds no number'],
    ['9999999999999y', 'seconds', 'it is too long'],
  ] as const)('is refused with a reason: %s', (text, unit, reason) => {
    expect(parseTime(text, unit)).toEqual({ kind: 'invalid', reason });
  });
});

describe('a size', () => {
  it('is read in bytes', () => {
    expect(['1', '8k', '8K', '2m', '2M'].map((text) => parseSize(text))).toEqual(
      [1, 8_192, 8_192, 2_097_152, 2_097_152].map((bytes) => ({ kind: 'size', bytes })),
    );
    expect(parseSize('1g').kind).toBe('invalid');
    expect(parseOffset('1g')).toEqual({ kind: 'size', bytes: 1_073_741_824 });
  });
});

describe('a flag', () => {
  it('is on or off in any letter case', () => {
    expect([parseFlag('on'), parseFlag('OFF')]).toEqual([
      { kind: 'flag', on: true },
      { kind: 'flag', on: false },
    ]);
    expect(parseFlag('yes').kind).toBe('invalid');
  });
});
