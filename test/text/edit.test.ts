import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, editsByFile, type TextEdit } from '../../src/text/edit.ts';
import { SourceFile } from '../../src/text/source-file.ts';

const file = new SourceFile('/nginx.conf', 'listen 80;');
const edit = (start: number, end: number, text: string): TextEdit => ({ file, start, end, text });

describe('edits', () => {
  it('name offsets of the text before any of them, whatever their order', () => {
    expect(applyEdits('listen 80;', [edit(7, 9, '443 ssl'), edit(0, 0, '# tls\n')])).toEqual({
      kind: 'applied',
      text: '# tls\nlisten 443 ssl;',
    });
  });

  it('keep the order in which insertions at one place were given', () => {
    expect(applyEdits('ab', [edit(1, 1, '1'), edit(1, 1, '2')])).toEqual({ kind: 'applied', text: 'a12b' });
  });

  it('are refused when they overlap', () => {
    expect(applyEdits('listen 80;', [edit(0, 8, 'x'), edit(7, 9, 'y')]).kind).toBe('overlap');
  });

  it('leave every character outside them as it was', () => {
    const spans = fc.tuple(
      fc.string({ minLength: 1, maxLength: 40 }),
      fc.array(fc.tuple(fc.nat(40), fc.nat(5), fc.string({ maxLength: 5 })), { maxLength: 5 }),
    );
    fc.assert(
      fc.property(spans, ([text, raw]) => {
        let at = 0;
        const edits: TextEdit[] = [];
        const kept: string[] = [];
        for (const [gap, length, replacement] of raw) {
          const start = Math.min(at + gap, text.length);
          const end = Math.min(start + length, text.length);
          kept.push(text.slice(at, start));
          edits.push(edit(start, end, replacement));
          at = end;
        }
        kept.push(text.slice(at));
        const expected = kept.map((piece, index) => piece + (edits[index]?.text ?? '')).join('');
        expect(applyEdits(text, [...edits].reverse().reverse())).toEqual({ kind: 'applied', text: expected });
      }),
    );
  });

  it('are sorted by the file that they change', () => {
    const other = new SourceFile('/other.conf', '');
    const grouped = editsByFile([edit(0, 0, 'a'), { ...edit(0, 0, 'b'), file: other }, edit(1, 1, 'c')]);
    expect([...grouped].map(([{ path }, edits]) => [path, edits.length])).toEqual([
      ['/nginx.conf', 2],
      ['/other.conf', 1],
    ]);
  });
});
