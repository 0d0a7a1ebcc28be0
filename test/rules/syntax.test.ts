import { describe, expect, it } from 'vitest';
import { findingsIn, subject } from '../proof/harness/linting.ts';

describe('a file that is no configuration', () => {
  const findings = findingsIn(subject('"'.repeat(10_000), '1.30.4'));

  it('gets its first problems, and how many more there are', () => {
    expect(findings.length).toBe(51);
    expect(findings.at(-1)?.message).toMatch(/^From here on \d+ more problems are not shown/);
  });
});
