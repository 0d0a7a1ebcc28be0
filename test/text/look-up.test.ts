import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookUp } from '../../src/text/look-up.ts';

test('what every object inherits is no entry of a table', () => {
  const inherited = Object.getOwnPropertyNames(Object.prototype);
  fc.assert(
    fc.property(fc.constantFrom(...inherited), fc.dictionary(fc.string(), fc.nat()), (name, table) => {
      expect(lookUp(table, name)).toBe(Object.getOwnPropertyDescriptor(table, name)?.value);
    }),
  );
});
