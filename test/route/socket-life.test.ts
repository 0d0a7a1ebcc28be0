import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/caddy/language/duration.ts';
import { parseTime } from '../../src/nginx/language/values.ts';
import { longIdle } from '../../src/route/socket-life.ts';

describe('the time that a repair writes', () => {
  it.each([
    [300_000, '1h'],
    [3_600_000, '1h'],
    [5_400_000, '90m'],
    [21_600_000, '6h'],
    [86_400_000, '24h'],
    [3_601_000, '3601s'],
    [3_600_000.5, '3600001ms'],
  ])('for %d ms is %s', (minimumIdle, written) => {
    expect(longIdle(minimumIdle)).toBe(written);
  });

  it('is as long as the settings ask for, to nginx and to Caddy', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (minimumIdle) => {
        const time = parseTime(longIdle(minimumIdle), 'milliseconds');
        const duration = parseDuration(longIdle(minimumIdle));
        const expected = Math.max(minimumIdle, 3_600_000);
        expect(time).toEqual({ kind: 'time', milliseconds: expected });
        expect(duration).toEqual({ kind: 'duration', ms: expected });
      }),
    );
  });
});
