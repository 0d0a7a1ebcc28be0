import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, fitColumns, layOutLine, sliceColumns } from '../../src/report/columns.ts';
import { escapeControls } from '../../src/report/escape.ts';

const anyText = fc.string({ unit: 'binary' });
const lineOfText = anyText.map((text) => text.replaceAll('\n', ''));

describe('foreign text', () => {
  it('is shown without control and formatting characters', () => {
    expect(escapeControls('a\u001b[0m\u202eb\ud800\t')).toBe(String.raw`a\u{1b}[0m\u{202e}b\u{d800}\u{9}`);
    fc.assert(
      fc.property(anyText, (text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(escapeControls(text))),
    );
  });

  it('is left as it is where it is harmless', () => {
    expect(escapeControls('location ~ "^/ws/日本/é😀" {')).toBe('location ~ "^/ws/日本/é😀" {');
  });
});

describe('columns', () => {
  it('are two for wide characters and none for combining marks', () => {
    expect(columnsOf('日本 é\u0301 😀')).toBe(4 + 1 + 1 + 1 + 2);
  });

  it('are where the text of a line is', () => {
    const { text, columns } = layOutLine('\tab\t日c', [0, 1, 3, 4, 5, 6, 99]);
    expect(text).toBe('    ab  日c');
    expect(columns).toEqual([0, 4, 6, 8, 10, 11, 11]);
  });

  it('are answered for every offset, in ascending order, within the text', () => {
    fc.assert(
      fc.property(lineOfText, (line) => {
        const offsets = Array.from({ length: line.length + 1 }, (_, offset) => offset);
        const { text, columns } = layOutLine(line, offsets);
        expect(columns).toHaveLength(offsets.length);
        expect(columns.toSorted((a, b) => a - b)).toEqual(columns);
        expect(columns.at(-1)).toBe(columnsOf(text));
      }),
    );
  });

  it('can be cut out and filled up to exactly as many as there is room for', () => {
    fc.assert(
      fc.property(lineOfText.map(escapeControls), fc.nat(30), fc.nat(30), (text, from, length) => {
        const to = Math.min(from + length, columnsOf(text));
        expect(columnsOf(sliceColumns(text, from, to))).toBe(Math.max(0, to - from));
        expect(columnsOf(fitColumns(text, length + 1))).toBe(length + 1);
      }),
    );
  });
});
