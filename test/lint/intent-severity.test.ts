import { expect, it } from 'vitest';
import { severityFor } from '../../src/lint/intent-severity.ts';

it.each([
  ['declared', 'error', 'error'],
  ['strong', 'warning', 'warning'],
  ['weak', 'error', 'info'],
  ['weak', 'info', 'info'],
  ['none', 'error', null],
] as const)('on %s evidence, what would be %s is %s', (strength, own, expected) => {
  expect(severityFor({ strength }, own)).toBe(expected);
});
