import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  goByteSize,
  goDuration,
  goDurationOrNanoseconds,
  goInteger,
  goStatus,
  weakString,
} from '../../../src/caddy/adapt/go-values.ts';

describe('integers', () => {
  it('are read back as they were printed, with or without a plus', () => {
    fc.assert(
      fc.property(fc.integer(), (number) => {
        expect(goInteger(String(number))).toBe(number);
        if (number >= 0) expect(goInteger(`+${number}`)).toBe(number);
      }),
    );
  });

  it.each(['', ' 1', '1_0', '1.0', '0x1', '--1', '9223372036854775808'])('%j is none', (text) => {
    expect(goInteger(text)).toBeNull();
  });
});

describe('durations', () => {
  it('are nanoseconds', () => {
    expect(goDuration('1.5s')).toBe(1_500_000_000);
    expect(goDuration('1d12h')).toBe(129_600_000_000_000);
    expect(goDuration('10us')).toBe(10_000);
  });

  it('need a unit, unless bare numbers are nanoseconds', () => {
    expect(goDuration('5')).toBeNull();
    expect(goDurationOrNanoseconds('5')).toBe(5);
    expect(goDurationOrNanoseconds('-1')).toBe(-1);
  });
});

describe('sizes', () => {
  it('know units of a thousand and of 1024', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), fc.constantFrom('k', 'kb', 'KB', ' kB'), (number, unit) => {
        expect(goByteSize(`${number}${unit}`)).toBe(number * 1000);
        expect(goByteSize(`${number}KiB`)).toBe(number * 1024);
      }),
    );
    expect(goByteSize('1,000')).toBe(1000);
  });

  it.each(['-1', '', 'x', '5 apples', '20eib'])('%j is none', (text) => {
    expect(goByteSize(text)).toBeNull();
  });
});

it('a class of statuses is its first digit', () => {
  expect(goStatus('4xx')).toBe(4);
  expect(goStatus('404')).toBe(404);
  expect(goStatus('4XX')).toBeNull();
});

it('what is a number is printed as one', () => {
  expect(weakString('200')).toBe(200);
  expect(weakString('{http.error.status_code}')).toBe('{http.error.status_code}');
});
