import { describe, expect, it } from 'vitest';
import { parseDuration, parseDurationOrNanoseconds } from '../../../src/caddy/language/duration.ts';

describe('durations', () => {
  it.each([
    ['30s', 30_000],
    ['1h30m', 5_400_000],
    ['1.5s', 1_500],
    ['.5m', 30_000],
    ['2d', 172_800_000],
    ['1d12h', 129_600_000],
    ['250ms', 250],
    ['10us', 0.01],
    ['-1s', -1_000],
    ['0', 0],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toEqual({ kind: 'duration', ms });
  });

  it.each(['30', '1.5', '-1'])('%s lacks a unit, and Caddy refuses it', (text) => {
    expect(parseDuration(text)).toEqual({ kind: 'refused', because: 'missing-unit' });
  });

  it.each(['', '5min', '60 s', '1M', 's', '-', '1h 30m', 'off'])('%j is refused', (text) => {
    expect(parseDuration(text)).toEqual({ kind: 'refused', because: 'malformed' });
  });

  it('a bare integer is nanoseconds where Caddy reads it so', () => {
    expect(parseDurationOrNanoseconds('3000000')).toEqual({ kind: 'duration', ms: 3 });
    expect(parseDurationOrNanoseconds('3s')).toEqual({ kind: 'duration', ms: 3_000 });
    expect(parseDurationOrNanoseconds('1.5')).toEqual({ kind: 'refused', because: 'missing-unit' });
  });
});
