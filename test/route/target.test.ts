import { describe, expect, it } from 'vitest';
import { isVersion, isVersionAtLeast } from '../../src/route/target.ts';

describe('versions', () => {
  it('compare number by number', () => {
    expect(isVersionAtLeast('1.29.7', '1.29.7')).toBe(true);
    expect(isVersionAtLeast('1.30.0', '1.29.7')).toBe(true);
    expect(isVersionAtLeast('1.9.15', '1.29.7')).toBe(false);
    expect(isVersionAtLeast('1.29', '1.29.0')).toBe(true);
  });

  it('are told from other words', () => {
    expect(isVersion('1.22.1')).toBe(true);
    expect(isVersion('2.11')).toBe(true);
    expect(isVersion('latest')).toBe(false);
    expect(isVersion('1.22.1; rm')).toBe(false);
  });
});
