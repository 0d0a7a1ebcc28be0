import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWildcard } from '../../src/text/wildcard.ts';

describe('a text with stars', () => {
  const path = fc.stringMatching(/^\/[ab/]{0,8}$/);
  const pattern = fc.stringMatching(/^\/[ab/*]{0,8}$/);

  it('stands for the texts in which each star is any text', () => {
    fc.assert(
      fc.property(pattern, path, (declared, asked) => {
        const expression = new RegExp(`^${declared.split('*').join('.*')}$`, 's');
        expect(matchesWildcard(declared, asked)).toBe(expression.test(asked));
      }),
      { numRuns: 2_000 },
    );
  });

  it('stands for what is made from it', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.array(fc.stringMatching(/^[ab/]{0,3}$/), { minLength: 9, maxLength: 9 }),
        (declared, texts) => {
          let at = 0;
          expect(
            matchesWildcard(
              declared,
              declared.replaceAll('*', () => texts[at++] ?? ''),
            ),
          ).toBe(true);
        },
      ),
    );
  });
});
