import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewEdits } from '../../src/report/edit-preview.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { SourceFile } from '../../src/text/source-file.ts';

const FILE = new SourceFile('/a.conf', 'one;\ntwo;\nthree;\nfour;\n');
const edit = (start: number, end: number, text: string) => ({ file: FILE, start, end, text });
const shown = (...edits: readonly ReturnType<typeof edit>[]) =>
  previewEdits(edits).map(({ line, removed, added }) => ({ line, removed, added }));

describe('the preview of a fix', () => {
  it('shows only added lines for lines that are inserted', () => {
    expect(shown(edit(5, 5, 'new;\n'))).toEqual([{ line: 2, removed: [], added: ['new;'] }]);
    expect(shown(edit(4, 4, '\nnew;'))).toEqual([{ line: 2, removed: [], added: ['new;'] }]);
  });

  it('shows only removed lines for lines that are deleted', () => {
    expect(shown(edit(5, 10, ''))).toEqual([{ line: 2, removed: ['two;'], added: [] }]);
  });

  it('shows a line that changes before and after, with all its edits', () => {
    expect(shown(edit(5, 6, 'T'), edit(8, 8, ' 2'))).toEqual([
      { line: 2, removed: ['two;'], added: ['Two 2;'] },
    ]);
  });

  it('has a hunk for each place', () => {
    expect(shown(edit(0, 3, '1'), edit(17, 21, '4'))).toEqual([
      { line: 1, removed: ['one;'], added: ['1;'] },
      { line: 4, removed: ['four;'], added: ['4;'] },
    ]);
  });

  it('shows nothing where nothing changes', () => expect(shown(edit(0, 3, 'one'))).toEqual([]));

  it('turns the lines before into the lines after', () => {
    const places = fc.uniqueArray(fc.nat(FILE.text.length), { minLength: 2, maxLength: 8 });
    const texts = fc.array(fc.constantFrom('', 'x', 'x;\n', '\n', 'a\nb'), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(places, texts, (offsets, inserted) => {
        const sorted = offsets.toSorted((a, b) => a - b);
        const edits = inserted.flatMap((text, index) => {
          const [start, end] = sorted.slice(index * 2, index * 2 + 2);
          return start === undefined || end === undefined ? [] : [edit(start, end, text)];
        });
        const applied = applyEdits(FILE.text, edits);
        const lines = FILE.text.split('\n');
        for (const { line, removed, added } of previewEdits(edits).toReversed()) {
          expect(lines.splice(line - 1, removed.length, ...added)).toEqual(removed);
        }
        expect({ kind: 'applied', text: lines.join('\n') }).toEqual(applied);
      }),
    );
  });
});
