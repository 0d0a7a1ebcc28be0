import { describe, expect, it } from 'vitest';
import { quotedPiece } from '../../src/text/quoted-piece.ts';

describe('a quoted piece of a configuration', () => {
  it.each([
    ['a short text', 'reverse_proxy app:3000', '`reverse_proxy app:3000`'],
    ['the first of several lines', 'handle {\n\trespond ok\n}', '`handle {`'],
    ['the beginning of a long text', 'x'.repeat(10_000), `\`${'x'.repeat(60)}…\``],
  ])('is %s', (_, text, quoted) => {
    expect(quotedPiece(text)).toBe(quoted);
  });
});
