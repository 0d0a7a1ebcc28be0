import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyNoText } from '../../src/text/no-text.ts';

/** Bytes that are no UTF-8 are read one character each. */
const asRead = (bytes: Buffer) => bytes.toString('latin1');
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

const line = fc.stringMatching(/^[a-z_]{4,12} [\w/:.]{1,12};$/);

describe('text in UTF-16', () => {
  it('is told from all else, with its mark and without', () => {
    fc.assert(
      fc.property(line, fc.boolean(), fc.boolean(), (text, hasMark, isBig) => {
        const written = `${hasMark ? '\uFEFF' : ''}${text}`;
        const bytes = isBig ? bigEndian(written) : Buffer.from(written, 'utf16le');
        expect(whyNoText(asRead(bytes))).toMatch(/^is UTF-16, .*; save it as UTF-8$/);
        expect(whyNoText(written)).toBeNull();
      }),
    );
  });

  it.each([
    ['the mark alone, little end first', [0xff, 0xfe]],
    ['the mark alone, big end first', [0xfe, 0xff]],
    ['the mark before letters of another script', [0xff, 0xfe, 0x22, 0x6f, 0x57, 0x5b]],
  ])('%s', (_what, bytes) => {
    expect(whyNoText(asRead(Buffer.from(bytes)))).toMatch(/^is UTF-16/);
  });
});

describe('a binary file', () => {
  it('is told by a NUL near the start', () => {
    expect(whyNoText('server {}\n')).toBeNull();
    expect(whyNoText('')).toBeNull();
    expect(whyNoText('\u007fELF\0\0')).toBe('is a binary file');
    expect(whyNoText('\xFF\xFE\0\0s\0\0\0')).toBe('is a binary file');
  });
});
