import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceFile } from '../../src/text/source-file.ts';

const file = (text: string) => new SourceFile('/etc/nginx/nginx.conf', text);

describe('positions', () => {
  it('count lines and columns from 1 and offsets from 0', () => {
    expect(file('a;\nbc;\n').positionAt(4)).toEqual({ line: 2, column: 2, offset: 4 });
  });

  it('count columns in UTF-16 units, as editors and GitHub do', () => {
    expect(file('# 🦊 x').positionAt(5)).toEqual({ line: 1, column: 6, offset: 5 });
  });

  it('clamp an offset outside the text to it', () => {
    expect(file('ab').positionAt(99)).toEqual({ line: 1, column: 3, offset: 2 });
    expect(file('ab').positionAt(-1)).toEqual({ line: 1, column: 1, offset: 0 });
  });

  it('agree with counting line feeds, for any text and offset', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(60), (text, at) => {
        const before = text.slice(0, Math.min(at, text.length)).split('\n');
        const position = file(text).positionAt(at);
        expect(position.line).toBe(before.length);
        expect(position.column).toBe((before.at(-1) ?? '').length + 1);
      }),
    );
  });
});

describe('lines', () => {
  it('are given without their ending', () => {
    const crlf = file('first\r\nsecond\r\n');
    expect([crlf.lineText(1), crlf.lineText(2), crlf.lineText(3), crlf.lineText(4)]).toEqual([
      'first',
      'second',
      '',
      '',
    ]);
  });

  it('start and end around an offset', () => {
    const text = file('ab\ncd\nef');
    expect([text.lineStartAt(4), text.lineEndAt(4)]).toEqual([3, 5]);
    expect([text.lineStartAt(0), text.lineEndAt(7)]).toEqual([0, 8]);
  });

  it('end as the first one does', () => {
    expect(file('a\r\nb\n').lineEnding).toBe('\r\n');
    expect(file('a\nb\r\n').lineEnding).toBe('\n');
    expect(file('').lineEnding).toBe('\n');
  });
});
