import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { isOneEditAway } from '../../src/text/one-edit.ts';

describe('one slip of the finger', () => {
  it.each([
    ['upgarde', 'upgrade', 'two letters swapped'],
    ['upgade', 'upgrade', 'a letter left out'],
    ['upgradee', 'upgrade', 'a letter too many'],
    ['upgrede', 'upgrade', 'another letter'],
  ])('%s is one away from %s: %s', (written, meant) => {
    expect(isOneEditAway(written, meant)).toBe(true);
  });

  it.each([
    ['upgrade', 'upgrade'],
    ['x-upgrade', 'upgrade'],
    ['connection', 'collection-'],
    ['host', 'origin'],
  ])('%s is not one away from %s', (written, meant) => {
    expect(isOneEditAway(written, meant)).toBe(false);
  });

  it('agrees with the Levenshtein distance, swaps apart', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const isSwap = [...a].some(
          (_, at) =>
            a !== b &&
            a.slice(0, at) + (a[at + 1] ?? '') + a[at] + a.slice(at + 2) === b &&
            at + 1 < a.length,
        );
        expect(isOneEditAway(a, b)).toBe(distance(a, b) === 1 || isSwap);
      }),
    );
  });
});
